import type { Finding } from '../gates/gate.ts';
import { finding } from '../gates/gate.ts';
import { activeHolds, containersFor, lotsFor } from '../index-keys.ts';
import type { PlantDay } from '../moment.ts';
import { isPast } from '../moment.ts';
import type { PlantReader } from '../state.ts';
import { type Lot, usableThrough } from './material.ts';

/** Whether every independent fact about a lot lets it be used today: quality, dating, holds (rules §2). */
export const isUsable = (state: PlantReader, lot: Lot, today: PlantDay): boolean =>
  lot.quality === 'approved' &&
  datingProblem(lot, today) === null &&
  activeHolds(state, 'lot', lot.id).length === 0;

/** Expired never comes back; retest due can be extended by QC (rules §2). */
export function datingProblem(lot: Lot, today: PlantDay): Finding | null {
  if (isPast(lot.expires, today))
    return finding('date.expired', { lot: lot.id, on: lot.expires }, 'qaReviewer');
  return lot.retest !== null && isPast(lot.retest, today)
    ? finding('date.retest', { lot: lot.id, on: lot.retest }, 'qaReviewer')
    : null;
}

/** Usable lots of an item that expire before `lot` and still have stock: first expired, first out (S150). */
export const earlierLots = (state: PlantReader, lot: Lot, today: PlantDay): Lot[] =>
  lotsFor(state, lot.item).filter(
    (other) =>
      other.id !== lot.id &&
      usableThrough(other) < usableThrough(lot) &&
      isUsable(state, other, today) &&
      containersFor(state, other.id).some(({ quantity }) => quantity > 0),
  );
