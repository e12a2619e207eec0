import { canJudge } from '../material/lot-machine.ts';
import { isPast } from '../moment.ts';
import { finding, type Gate } from './gate.ts';

/** The lot exists, has not expired, and its quality can go where it is to go: never back (rules §2, 21 CFR 111.120, 111.123). */
export const requireLot: Gate = {
  id: 'requireLot',
  when: 'always',
  check: ({ command, state, observed }) => {
    if (command.type !== 'JudgeLot' && command.type !== 'ExtendRetest') return null;
    const lot = state.get('lots', command.lot);
    if (!lot) return finding('lot.unknown', { lot: command.lot });
    if (isPast(lot.expires, observed.moment.day))
      return finding('lot.expired', { lot: lot.id, on: lot.expires });
    if (command.type === 'JudgeLot')
      return canJudge(lot.quality, command.quality)
        ? null
        : finding('lot.move', { lot: lot.id, quality: lot.quality, becomes: command.quality });
    return lot.quality === 'rejected' ? finding('lot.rejected', { lot: lot.id }) : null;
  },
};
