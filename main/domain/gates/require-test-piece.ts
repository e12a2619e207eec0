import type { CommandOf } from '../../contract/parse-command.ts';
import { challengedWith, detectorOf, isTestPiece, pieceOf } from '../equipment/metal-detector.ts';
import { detectorsIn, openChallenge } from '../execution/challenge.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** The piece is one of the set, it was scanned, and each goes through once in an attempt (21 CFR 111.35(b)(3), S106). */
export const requireTestPiece: Gate = {
  id: 'requireTestPiece',
  when: 'act',
  check: (facts) => {
    const { command, state, step, scanned, recipeStep: master } = facts;
    if (command.type === 'PassTestPiece') {
      const open = openChallenge(step?.work, command.detector);
      return open?.piece === command.piece
        ? null
        : finding('piece.notScanned', { piece: command.piece, detector: command.detector });
    }
    if (command.type === 'PassReference') return inTheHand(facts, command);
    if (command.type !== 'PresentScan' || scanned?.role !== 'testPiece') return null;
    const { identity } = command.scan;
    if (identity.kind !== 'testPiece' || !isTestPiece(state, identity.piece)) return null;
    const { piece } = identity;
    const detector = challengedWith(state, detectorsIn(master), piece);
    if (!detector) return finding('piece.other', { piece, step: step?.id ?? '-' });
    return openChallenge(step?.work, detector.id)?.results.some((each) => each.piece === piece)
      ? finding('piece.passed', { piece, detector: detector.id })
      : null;
  },
};

/** Outside a step the piece is in the hand of the session that proves the detector. */
function inTheHand(
  { state, session }: GateFacts,
  { detector: id, piece }: CommandOf<'PassReference'>,
): Finding | null {
  const detector = detectorOf(state, id);
  if (!detector || !session) return null;
  if (session.piece !== piece || !pieceOf(detector, piece))
    return finding('piece.notScanned', { piece, detector: id });
  return state.get('services', id)?.pieces?.some((each) => each.piece === piece)
    ? finding('piece.passed', { piece, detector: id })
    : null;
}
