import { cleanStatus } from '../equipment/clean-status.ts';
import { intakeOf } from '../execution/intake.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** Nothing is charged or fed into a machine that is not clean for this batch, or not in service (S45, 21 CFR 111.27(d)). */
export const requireClean: Gate = {
  id: 'requireClean',
  when: 'always',
  check: (facts: GateFacts): Finding | null => {
    const { state, batch, observed } = facts;
    const taking = intakeOf(facts);
    if (!taking || !batch) return null;
    const machine = state.get('equipment', taking.equipment);
    if (machine?.kind !== 'machine') return finding('machine.unknown', { equipment: taking.equipment });
    const named = { equipment: machine.id };
    if (machine.service === 'outOfService') return finding('machine.outOfService', named, 'metrology');
    const status = cleanStatus(machine, batch.id, observed.moment.at);
    switch (status.kind) {
      case 'neverCleaned':
        return finding('clean.never', named);
      case 'used':
        return finding('clean.used', { ...named, batch: status.batch });
      case 'expired':
        return finding('clean.expired', { ...named, until: status.until, hours: machine.cleaning.hours });
      default:
        return null;
    }
  },
};
