import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** An overshoot stays latched until the excess has left by the permitted route (rules §5). */
export const requireNoOvershoot: Gate = {
  id: 'requireNoOvershoot',
  when: 'always',
  check: ({ dispense, scale, command }) => {
    const overshoot = dispense?.work.current?.overshoot;
    if (!overshoot || !scale || !dispense?.limits) return null;
    // Still over: the tolerance gate says so, and it is the one that opens the exception.
    if (command.type === 'AcceptWeight' && dispense.net !== null && dispense.net > dispense.limits.highest)
      return null;
    return finding('overshoot.latched', {
      peak: massText(overshoot.peakNet, scale),
      container: dispense.work.current?.id ?? '',
    });
  },
};
