import type { DetectorView } from '../../contract/views.ts';
import { detectorOf } from '../../domain/equipment/metal-detector.ts';
import { type Challenge, lastChallenge } from '../../domain/execution/challenge.ts';
import type { Draft } from './affordances.ts';
import type { StepFacts } from './step-facts.ts';
import { type Task, task } from './tasks.ts';

/** The pieces of a metal detector, each with what was seen of it in the attempt that stands. */
export function detectorView({ input, preview, step }: StepFacts, id: string): DetectorView {
  const detector = detectorOf(input.state, id);
  if (!detector) throw new Error(`broken invariant: no metal detector ${id}`);
  const last = lastChallenge(step.work, id);
  return {
    detector: detector.id,
    name: detector.name,
    pieces: detector.testPieces.map(({ id: piece, text }) => ({
      piece,
      text,
      state:
        last?.results.find((each) => each.piece === piece)?.result ??
        (last?.piece === piece ? 'inHand' : 'waiting'),
    })),
    attempt: last?.attempt ?? 1,
    status: last === undefined ? 'due' : last.outcome === 'open' ? 'running' : last.outcome,
    pass: preview.ask(passing(detector.id, last)),
    repeat: preview.ask({ type: 'RepeatChallenge', detector: detector.id, cleaned: true, settings: true }),
  };
}

const passing = (detector: DetectorView['detector'], last: Challenge | undefined): Draft => ({
  type: 'PassTestPiece',
  detector: detector as never,
  piece: last?.piece ?? '-',
  result: 'rejected',
});

/** What the next act of a challenge is; null once it is done. */
export function challengeTask({ detector, pieces, status }: DetectorView): Task | null {
  if (status === 'passed') return null;
  if (status === 'failedOnce' || status === 'failed') return task('repeatChallenge', { detector });
  const inHand = pieces.find(({ state }) => state === 'inHand');
  if (inHand) return task('passPiece', { piece: inHand.text, detector });
  const done = pieces.filter(({ state }) => state !== 'waiting').length;
  return task('scanPiece', { next: done + 1, of: pieces.length, detector });
}
