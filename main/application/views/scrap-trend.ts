import { add, type Micrograms, micrograms } from '../../contract/quantity.ts';
import type { ScrapRow, ScrapTrend } from '../../contract/scrap.ts';
import type { ReasonCode } from '../../contract/vocabulary.ts';
import type { Item } from '../../domain/material/material.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Scrapped } from '../station/scrap-ledger.ts';
import { amount, plainStyle } from './amounts-text.ts';

const WEEKS = 12;
const DAY_MS = 24 * 3_600_000;

/**
 * The trend through `today`, a day of the plant; `dayOf` tells on which day of the plant an instant lies (S58, design
 * §6).
 */
export function scrapTrend(
  state: PlantReader,
  scrapped: readonly Scrapped[],
  today: string,
  dayOf: (at: string) => string,
): ScrapTrend {
  const thisWeek = mondayOf(today);
  const weeks = Array.from({ length: WEEKS }, (_, index) => daysLater(thisWeek, 7 * (index + 1 - WEEKS)));
  const rows = new Map<string, Row>();
  let earlier = 0;
  for (const { at, container, quantity, reason } of scrapped) {
    const item = itemOf(state, container);
    const week = weeks.indexOf(mondayOf(dayOf(at)));
    if (week < 0 || !item) {
      earlier += 1;
      continue;
    }
    const key = `${item.id} ${reason}`;
    const row = rows.get(key) ?? { item, reason, total: micrograms(0), counts: weeks.map(() => 0) };
    row.total = add(row.total, quantity);
    row.counts[week] = (row.counts[week] ?? 0) + 1;
    rows.set(key, row);
  }
  return {
    weeks,
    rows: [...rows.values()]
      .sort((a, b) => sumOf(b) - sumOf(a) || (a.item.id < b.item.id ? -1 : 1))
      .map(rowOf),
    earlier,
  };
}

interface Row {
  readonly item: Item;
  readonly reason: ReasonCode;
  readonly counts: number[];
  total: Micrograms;
}

const sumOf = ({ counts }: Row): number => counts.reduce((total, n) => total + n, 0);

const rowOf = ({ item, reason, total, counts }: Row): ScrapRow => ({
  item: item.id,
  itemName: item.name,
  reason,
  amount: amount(total, plainStyle(item.unit)),
  counts,
});

function itemOf(state: PlantReader, id: string): Item | undefined {
  const container = state.get('containers', id);
  if (container?.kind === 'dispensed') return state.get('items', container.item);
  const lot = container?.kind === 'source' ? state.get('lots', container.lot) : undefined;
  return lot && state.get('items', lot.item);
}

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The Monday on or before a day. */
const mondayOf = (day: string): string =>
  daysLater(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
