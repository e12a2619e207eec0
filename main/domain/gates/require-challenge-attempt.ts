import { challengedWith } from '../equipment/metal-detector.ts';
import { detectorsIn, lastChallenge } from '../execution/challenge.ts';
import type { GateFacts } from '../facts.ts';
import { finding, type Gate } from './gate.ts';

/** One second attempt, after it was cleaned and its settings looked at, on record; a second failure stands (rules §5). */
export const requireChallengeAttempt: Gate = {
  id: 'requireChallengeAttempt',
  when: 'always',
  check: (facts) => {
    const detector = challenged(facts);
    if (detector === null) return null;
    const { command, step } = facts;
    const failedOnce = lastChallenge(step?.work, detector)?.outcome === 'failedOnce';
    if (command.type !== 'RepeatChallenge')
      return failedOnce ? finding('challenge.repeatFirst', { detector }) : null;
    if (!failedOnce) return finding('challenge.notFailed', { detector });
    return command.cleaned && command.settings ? null : finding('challenge.prepare', { detector });
  },
};

function challenged({ command, state, scanned, recipeStep: master }: GateFacts): string | null {
  if ('detector' in command) return command.detector;
  if (command.type !== 'PresentScan' || scanned?.role !== 'testPiece') return null;
  const { identity } = command.scan;
  return identity.kind === 'testPiece'
    ? (challengedWith(state, detectorsIn(master), identity.piece)?.id ?? null)
    : null;
}
