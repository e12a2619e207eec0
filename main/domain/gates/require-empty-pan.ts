import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** Zero only with an empty pan, between containers; ten divisions tell dust from a load (rules §5). */
export const requireEmptyPan: Gate = {
  id: 'requireEmptyPan',
  when: 'always',
  check: ({ dispense, discharge, capture, scale }) => {
    const current = (dispense ?? discharge)?.work.current;
    if (current) return finding('zero.containerOn', { container: current.id });
    return capture?.kind === 'reading' &&
      capture.mass !== null &&
      scale &&
      Math.abs(capture.mass) > 10 * scale.division
      ? finding('zero.load', { scale: scale.id, shows: massText(capture.mass, scale) })
      : null;
  },
};
