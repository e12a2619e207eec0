import type { GateFacts } from '../facts.ts';
import type { Lot } from '../material/material.ts';
import type { PlantReader } from '../state.ts';
import { finding, type Gate } from './gate.ts';

/** Quality released the lot; quarantine and rejected stay where they are (S43, S124, 21 CFR 111.155). */
export const requireApprovedStatus: Gate = {
  id: 'requireApprovedStatus',
  when: 'act',
  check: ({ state, command, scanned, dispense }) => {
    const lot =
      command.type === 'ReallocateLot'
        ? state.get('lots', command.lot)
        : scanned?.role === 'source'
          ? scanned.lot
          : openLot(state, dispense);
    return lot && lot.quality !== 'approved'
      ? finding(`status.${lot.quality}`, { lot: lot.id }, 'qaReviewer')
      : null;
  },
};

const openLot = (state: PlantReader, dispense: GateFacts['dispense']): Lot | undefined =>
  dispense?.work.source ? state.get('lots', dispense.work.source.lot) : undefined;
