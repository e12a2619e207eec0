import { distance } from '../../contract/quantity.ts';
import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** While the verifier looks on, the stable gross is within one division of the recorded one (rules §5). */
export const requireSameGross: Gate = {
  id: 'requireSameGross',
  when: 'act',
  check: ({ state, dispense, capture, scale }) => {
    const { verification, containers } = dispense?.work ?? {};
    const checked = containers?.find(({ id }) => id === verification?.container);
    if (!checked || !scale || !verification || !capture || capture.kind === 'none') return null;
    // Nobody else than the second reader saw what stands on a scale that sends nothing.
    if (capture.kind === 'manual' && capture.confirmedBy !== verification.verifier)
      return finding('verification.reader', {
        container: checked.id,
        person: state.get('people', capture.confirmedBy)?.name ?? '',
      });
    if (capture.mass === null) return null;
    return distance(capture.mass, checked.gross) > scale.division
      ? finding('verification.gross', {
          recorded: massText(checked.gross, scale),
          now: massText(capture.mass, scale),
          container: checked.id,
        })
      : null;
  },
};
