import { finding, type Gate } from './gate.ts';

/** Removed material goes to scanned waste, or back to the same open source where the recipe allows it (rules §5). */
export const requireRemovalRoute: Gate = {
  id: 'requireRemovalRoute',
  when: 'always',
  check: ({ dispense }) => {
    const overshoot = dispense?.work.current?.overshoot;
    if (!dispense || !overshoot) return dispense ? finding('removal.nothing') : null;
    if (dispense.step.removal === 'waste') return overshoot.waste ? null : finding('removal.scanWaste');
    return dispense.work.source ? null : finding('removal.sourceClosed');
  },
};
