import { distance } from '../../contract/quantity.ts';
import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** While the verifier looks on, the stable gross is within one division of the recorded one (rules §5). */
export const requireSameGross: Gate = {
  id: 'requireSameGross',
  when: 'act',
  check: ({ dispense, capture, scale }) => {
    const { verification, containers } = dispense?.work ?? {};
    const checked = containers?.find(({ id }) => id === verification?.container);
    if (!checked || !scale || capture?.kind !== 'reading' || capture.mass === null) return null;
    return distance(capture.mass, checked.gross) > scale.division
      ? finding('verification.gross', {
          recorded: massText(checked.gross, scale),
          now: massText(capture.mass, scale),
          container: checked.id,
        })
      : null;
  },
};
