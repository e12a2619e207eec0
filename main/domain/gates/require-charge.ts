import { intakeIn } from '../execution/intake.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * One container at a time goes in: presented by the adder, verified by somebody else, and only then added. What was added
 * cannot be taken out again, so the second person comes first (rules §5, 21 CFR 111.260(j)).
 */
export const requireCharge: Gate = {
  id: 'requireCharge',
  when: 'always',
  check: ({ command, step }: GateFacts): Finding | null => {
    const intake = intakeIn(step);
    if (!step || !intake) return null;
    const { pending } = intake;
    switch (command.type) {
      case 'BeginVerification':
        if (!pending) return finding('charge.none', { step: step.id });
        return pending.verifiedAt === null ? null : finding('charge.waits', { container: pending.container });
      case 'VerifyAddition':
        if (!pending) return finding('charge.none', { step: step.id });
        if (pending.verifiedAt !== null) return finding('charge.waits', { container: pending.container });
        return pending.verifier ? null : finding('verification.none');
      case 'ChargeContainer':
        if (pending?.container !== command.container)
          return finding('charge.other', { shown: command.container, step: step.id });
        return pending.verifiedAt === null
          ? finding('charge.unverified', { container: pending.container })
          : null;
      default:
        return null;
    }
  },
};
