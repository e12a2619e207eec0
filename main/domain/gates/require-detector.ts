import { challengedWith, detectorOf } from '../equipment/metal-detector.ts';
import { detectorsIn } from '../execution/challenge.ts';
import { finding, type Gate } from './gate.ts';

/** The detector is one of this step, stands at this station, and is in service (S45, S122, 21 CFR 111.27). */
export const requireDetector: Gate = {
  id: 'requireDetector',
  when: 'always',
  check: ({ command, state, station, scanned, recipeStep: master }) => {
    const shown = command.type === 'PresentScan' ? command.scan.identity : null;
    if (shown && (scanned?.role !== 'testPiece' || shown.kind !== 'testPiece')) return null;
    if (!shown && !('detector' in command)) return null;
    const here = detectorsIn(master);
    const named = 'detector' in command ? command.detector : null;
    const detector =
      shown?.kind === 'testPiece' ? challengedWith(state, here, shown.piece) : detectorOf(state, named ?? '');
    // A piece of no detector of this step is the business of requireTestPiece.
    if (!detector) return named === null ? null : finding('detector.unknown', { detector: named });
    if (!station.equipment.includes(detector.id))
      return finding('detector.otherStation', { detector: detector.id, station: station.id });
    if (!here.includes(detector.id))
      return finding('detector.otherStep', { detector: detector.id, step: master?.id ?? '-' });
    return detector.service === 'outOfService'
      ? finding('detector.outOfService', { detector: detector.id }, 'metrology')
      : null;
  },
};
