import type { BatchId, StepId } from '../../contract/ids.ts';
import type { StepRef } from '../events.ts';
import type { LineCount, LineState } from '../execution/batch.ts';
import { occasionOfStand } from '../execution/pack-code.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patch, patchStep, patchWork, stepOf } from './rows.ts';
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
    const from = at as Instant;
    patchLine(draft, batch, step, () => ({ kind: 'running', since: from }));
    if (hasChecks(draft, batch, step))
      patchWork(draft, batch, step, 'checkedRun', ({ ran }) => ({ ran: [...ran, { from, to: null }] }));
    patch(draft, 'stations', station, { run: { batch, step } });
  },
  RunStopped: (draft, { batch, step, station, reason }, { at }) => {
    const since = at as Instant;
    patchLine(draft, batch, step, (line) => {
      if (line.kind !== 'running') throw new Error(`broken invariant: step ${step} does not run`);
      return { kind: 'stopped', since, ran: line.since, reason, inspectedAt: null };
    });
    if (hasChecks(draft, batch, step))
      patchWork(draft, batch, step, 'checkedRun', ({ ran }) => ({
        ran: ran.map((each) => (each.to === null ? { ...each, to: since } : each)),
      }));
    else
      patchWork(draft, batch, step, 'packaging', ({ line, labelling }) => ({
        labelling: labelling && { ...labelling, code: { kind: 'due', occasion: occasionOfStand(line) } },
      }));
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
    patchCounts(draft, { batch, step }, (counts) => [
      ...counts,
      { id: count, what, quantity, reason, by: person, at: at as Instant, invalid: null },
    ]),
};

/** A line of packing, a run with checks and the samples of a bulk are counted alike. */
export function patchCounts(
  draft: PlantDraft,
  { batch, step }: StepRef,
  change: (counts: readonly LineCount[]) => readonly LineCount[],
): void {
  const { kind } = stepOf(must(draft, 'batches', batch), step).work;
  if (kind !== 'packaging' && kind !== 'checkedRun' && kind !== 'bulkWeigh')
    throw new Error(`broken invariant: step ${step} counts nothing`);
  patchWork(draft, batch, step, kind, ({ counts }) => ({ counts: change(counts) }));
}

const hasChecks = (draft: PlantDraft, batch: BatchId, step: StepId): boolean =>
  stepOf(must(draft, 'batches', batch), step).work.kind === 'checkedRun';

/** A line of packing and a run with checks start and stop alike. */
function patchLine(
  draft: PlantDraft,
  batch: BatchId,
  step: StepId,
  change: (line: LineState) => LineState,
): void {
  const kind = hasChecks(draft, batch, step) ? 'checkedRun' : 'packaging';
  patchWork(draft, batch, step, kind, ({ line }) => ({ line: change(line) }));
}
