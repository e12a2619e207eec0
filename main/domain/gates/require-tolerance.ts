import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** Within the limits of the step on this scale, rounded inward; never "close enough" (S42, S97, S125, S126). */
export const requireTolerance: Gate = {
  id: 'requireTolerance',
  when: 'act',
  check: ({ dispense, scale }) => {
    if (!dispense?.limits || dispense.net === null || !scale) return null;
    const { net, limits } = dispense;
    const { lowest, highest } = limits;
    if (net > highest)
      return finding(
        'tolerance.over',
        { net: massText(net, scale), highest: massText(highest, scale) },
        'supervisor',
      );
    return lowest !== null && net < lowest
      ? finding(
          'tolerance.under',
          { net: massText(net, scale), lowest: massText(lowest, scale) },
          'supervisor',
        )
      : null;
  },
};
