import type { EquipmentId } from '../../contract/ids.ts';
import type { MetalDetector } from '../equipment/metal-detector.ts';
import { emptyCase } from '../equipment/service-case.ts';
import type { StepRef } from '../events.ts';
import { type Challenge, lastChallenge } from '../execution/challenge.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { must, patch, patchStep, patchWork, stepOf } from './rows.ts';

export const BULK_FOLDS: Folds<
  | 'TestPiecePresented'
  | 'TestPiecePassed'
  | 'ChallengeRepeated'
  | 'ChallengePassed'
  | 'ChallengeFailed'
  | 'ContainerTakenIn'
> = {
  TestPiecePresented: (draft, { piece, ...ref }, { at }) => {
    const { work } = stepOf(must(draft, 'batches', ref.batch), ref.step);
    if (lastChallenge(work, ref.detector)?.outcome !== 'open') begin(draft, ref, 1, at as Instant);
    patchChallenge(draft, ref, () => ({ piece }));
  },
  TestPiecePassed: (draft, { piece, result, person: by, ...ref }, { at }) =>
    patchChallenge(draft, ref, ({ results }) => ({
      piece: null,
      results: [...results, { piece, result, by, at: at as Instant }],
    })),
  ChallengeRepeated: (draft, ref, { at }) => begin(draft, ref, 2, at as Instant),
  ChallengePassed: (draft, ref, { at }) => {
    patchChallenge(draft, ref, () => ({ outcome: 'passed', at: at as Instant }));
    patchDetector(draft, ref.detector, { lastGoodChallenge: at as Instant, recheck: null });
  },
  ChallengeFailed: (draft, { final, ...ref }, { at }) => {
    patchChallenge(draft, ref, () => ({ outcome: final ? 'failed' : 'failedOnce', at: at as Instant }));
    patchDetector(draft, ref.detector, { recheck: 'failed' });
    if (!final) return;
    const { performers } = stepOf(must(draft, 'batches', ref.batch), ref.step);
    // What it did with the pieces is how it was found.
    draft.put('services', ref.detector, emptyCase(ref.detector, 'found', at as Instant, performers));
    patchDetector(draft, ref.detector, { service: 'outOfService' });
  },
  ContainerTakenIn: (draft, { batch, step, container: id, person: by }, { at }) => {
    patchWork(draft, batch, step, 'bulkWeigh', ({ taken }) => ({
      taken: [...taken, { id, by, at: at as Instant }],
    }));
    const stock = must(draft, 'containers', id);
    if (stock.kind !== 'output') throw new Error(`broken invariant: no run filled ${id}`);
    patch(draft, 'containers', id, { physical: 'consumed' });
  },
};

type OfDetector = StepRef & { readonly detector: EquipmentId };

const begin = (draft: PlantDraft, ref: OfDetector, attempt: 1 | 2, at: Instant): void =>
  patchChallenges(draft, ref, (before) => [
    ...before,
    { detector: ref.detector, attempt, piece: null, results: [], outcome: 'open', at },
  ]);

function patchChallenge(
  draft: PlantDraft,
  ref: OfDetector,
  change: (challenge: Challenge) => Partial<Challenge>,
): void {
  patchChallenges(draft, ref, (before) => {
    const open = before.findLast(({ detector, outcome }) => detector === ref.detector && outcome === 'open');
    if (!open) throw new Error(`broken invariant: no challenge of ${ref.detector} is open`);
    return before.map((each) => (each === open ? { ...each, ...change(each) } : each));
  });
}

function patchChallenges(
  draft: PlantDraft,
  { batch, step }: OfDetector,
  change: (challenges: readonly Challenge[]) => readonly Challenge[],
): void {
  const { work } = stepOf(must(draft, 'batches', batch), step);
  if (work.kind !== 'check' && work.kind !== 'bulkWeigh')
    throw new Error(`broken invariant: no detector is challenged in step ${step}`);
  patchStep(draft, batch, step, { work: { ...work, challenges: change(work.challenges) } });
}

export function patchDetector(draft: PlantDraft, id: string, change: Partial<MetalDetector>): void {
  const detector = must(draft, 'equipment', id);
  if (detector.kind !== 'metalDetector') throw new Error(`broken invariant: ${id} is no metal detector`);
  draft.put('equipment', id, { ...detector, ...change });
}
