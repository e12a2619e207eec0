import { cleanStatus } from '../equipment/clean-status.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** Nothing is charged into a machine that is not clean for this batch, or not in service (S45, 21 CFR 111.27(d)). */
export const requireClean: Gate = {
  id: 'requireClean',
  when: 'always',
  check: ({ state, batch, recipeStep: master, observed }: GateFacts): Finding | null => {
    if (master?.kind !== 'charge' || !batch) return null;
    const machine = state.get('equipment', master.equipment);
    if (machine?.kind !== 'machine') return finding('machine.unknown', { equipment: master.equipment });
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
