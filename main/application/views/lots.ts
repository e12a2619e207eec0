import type { PersonId } from '../../contract/ids.ts';
import type { LotDecisions } from '../../contract/laboratory-views.ts';
import { type Micrograms, sum } from '../../contract/quantity.ts';
import type { LotCard } from '../../contract/views.ts';
import { activeHolds, containersFor } from '../../domain/index-keys.ts';
import { type Lot, usableThrough } from '../../domain/material/material.ts';
import { isPast, type PlantDay } from '../../domain/moment.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Preview } from './affordances.ts';
import { amount, plainStyle } from './amounts-text.ts';
import { decider } from './decider.ts';
import type { ViewInput } from './view-input.ts';

/**
 * The worst of the independent facts about a lot, for a list; the gates look at every one of them (rules §2).
 * Texts: `lotStatus.<status>`.
 */
export type LotStatus = 'rejected' | 'expired' | 'hold' | 'quarantine' | 'retestDue' | 'approved';

export function lotStatus(state: PlantReader, lot: Lot, today: PlantDay): LotStatus {
  if (lot.quality === 'rejected') return 'rejected';
  if (isPast(lot.expires, today)) return 'expired';
  if (activeHolds(state, 'lot', lot.id).length > 0) return 'hold';
  if (lot.quality === 'quarantine') return 'quarantine';
  return lot.retest !== null && isPast(lot.retest, today) ? 'retestDue' : 'approved';
}

/** What the containers of a lot hold together. */
export const onHandOf = (state: PlantReader, lot: Lot): Micrograms =>
  sum(containersFor(state, lot.id).map(({ quantity }) => quantity));

export function onHandText(state: PlantReader, lot: Lot): string {
  if (lot.onHand != null) return `${lot.onHand} pieces`;
  const item = state.get('items', lot.item);
  return amount(onHandOf(state, lot), plainStyle(item?.unit ?? 'kg'));
}

/** One line about a lot in a list to choose from: how much, until when, and why not where it cannot be used. */
export function lotText(state: PlantReader, lot: Lot, today: PlantDay): string {
  const status = lotStatus(state, lot, today);
  const facts = [
    onHandText(state, lot),
    usableThrough(lot),
    ...(status === 'approved' ? [] : [UNUSABLE[status]]),
  ];
  return facts.join(' · ');
}

const UNUSABLE: Readonly<Record<Exclude<LotStatus, 'approved'>, string>> = {
  rejected: 'rejected',
  expired: 'expired',
  hold: 'on hold',
  quarantine: 'quarantine',
  retestDue: 'retest due',
};

/** Every lot of the plant by item and by the day until which it can be used. */
export function lotCards(input: ViewInput, preview: Preview): readonly LotCard[] {
  const { state } = input;
  const today = input.moment.day;
  const judge = decider(input, 'qaReviewer', []);
  return [...state.all('lots')]
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    .map((lot) => ({
      lot: lot.id,
      item: lot.item,
      itemName: (state.get('items', lot.item) ?? state.get('countedItems', lot.item))?.name ?? lot.item,
      status: lotStatus(state, lot, today),
      expiry: usableThrough(lot),
      onHand: onHandText(state, lot),
      retest: lot.retest,
      decisions: decisionsOf(preview, lot, judge),
    }));
}

/** What the gates would say to each decision of quality about a lot; its retest could go as far as its expiry. */
function decisionsOf(preview: Preview, { id: lot, expires }: Lot, signer: PersonId | null): LotDecisions {
  const judged = (quality: 'approved' | 'rejected') =>
    preview.ask({ type: 'JudgeLot', lot, quality, reason: 'investigation', narrative: null }, signer);
  return {
    approve: judged('approved'),
    reject: judged('rejected'),
    extend: preview.ask({ type: 'ExtendRetest', lot, retest: expires, certificate: '-' }, signer),
  };
}

const sortKey = (lot: Lot): string => `${lot.item} ${usableThrough(lot)} ${lot.id}`;
