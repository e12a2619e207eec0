import { challengedWith, isTestPiece } from '../equipment/metal-detector.ts';
import { detectorsIn, openChallenge } from '../execution/challenge.ts';
import { finding, type Gate } from './gate.ts';

/** The piece is one of the set, it was scanned, and each goes through once in an attempt (21 CFR 111.35(b)(3), S106). */
export const requireTestPiece: Gate = {
  id: 'requireTestPiece',
  when: 'act',
  check: ({ command, state, step, scanned, recipeStep: master }) => {
    if (command.type === 'PassTestPiece') {
      const open = openChallenge(step?.work, command.detector);
      return open?.piece === command.piece
        ? null
        : finding('piece.notScanned', { piece: command.piece, detector: command.detector });
    }
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
