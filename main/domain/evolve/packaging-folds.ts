import { occasionOfStand } from '../execution/pack-code.ts';
import type { Instant } from '../moment.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patch, patchStep, patchWork } from './rows.ts';
import { moveStep } from './step-folds.ts';

export const PACKAGING_FOLDS: Folds<
  'ClearanceRepeated' | 'RunStarted' | 'RunStopped' | 'RestartVerified' | 'LineCounted'
> = {
  ClearanceRepeated: (draft, { batch, step, station }) => {
    moveStep(draft, batch, step, 'repeat');
    patchStep(draft, batch, step, { performer: null, verifier: null, startedAt: null, completedAt: null });
    patchWork(draft, batch, step, 'clearance', ({ answers, earlier = [] }) => ({
      answers: {},
      earlier: [...earlier, answers],
    }));
    const { clearance } = must(draft, 'stations', station);
    if (clearance?.batch === batch && clearance.step === step)
      patch(draft, 'stations', station, { clearance: null });
  },
  RunStarted: (draft, { batch, step, station }, { at }) => {
    patchWork(draft, batch, step, 'packaging', () => ({ line: { kind: 'running', since: at as Instant } }));
    patch(draft, 'stations', station, { run: { batch, step } });
  },
  RunStopped: (draft, { batch, step, station, reason }, { at }) => {
    patchWork(draft, batch, step, 'packaging', ({ line, labelling }) => {
      if (line.kind !== 'running') throw new Error(`broken invariant: step ${step} does not run`);
      const since = at as Instant;
      const stopped = { kind: 'stopped', since, ran: line.since, reason, inspectedAt: null } as const;
      const code = { kind: 'due', occasion: occasionOfStand(stopped) } as const;
      return { line: stopped, labelling: labelling && { ...labelling, code } };
    });
    patch(draft, 'stations', station, { run: null });
  },
  RestartVerified: (draft, { batch, step, signature }, recorded) => {
    patchWork(draft, batch, step, 'packaging', ({ line }) => {
      if (line.kind !== 'stopped') throw new Error(`broken invariant: step ${step} does not stand`);
      return { line: { ...line, inspectedAt: recorded.at as Instant } };
    });
    noteSignature(draft, recorded, signature.person);
  },
  LineCounted: (draft, { batch, step, count, what, quantity, reason, person }, { at }) =>
    patchWork(draft, batch, step, 'packaging', ({ counts }) => ({
      counts: [
        ...counts,
        { id: count, what, quantity, reason, by: person, at: at as Instant, invalid: null },
      ],
    })),
};
