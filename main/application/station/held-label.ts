import english from '../../contract/text/en.json' with { type: 'json' };
import { holdsOverContainer } from '../../domain/material/genealogy.ts';
import { itemIn } from '../../domain/material/held.ts';
import type { Container } from '../../domain/material/material.ts';
import type { Hold } from '../../domain/quality/exception.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';
import type { HeldLabel } from '../ports/label-maker.ts';
import type { Calendar } from '../ports/node-ports.ts';
import { nameOf } from '../views/people.ts';
import { minuteOf } from './minute-of.ts';

/** As many holds as have room on the label with the longest words and names; it says how many more there are. */
const NAMED = 2;

/**
 * What goes on the HOLD label of a container: the holds in force over it, its own and those of what it came from, each
 * with its reason, who opened it and since when (rules §3); from the record alone. null when it is no container of
 * material, or nothing holds it.
 */
export function heldLabel(
  state: PlantReader,
  id: string,
  note: string | null,
  calendar: Calendar,
): HeldLabel | null {
  const stock = state.get('containers', id);
  const material = stock && contentOf(state, stock);
  if (!stock || stock.kind === 'waste' || !material) return null;
  const holds = [...holdsOverContainer(state, stock.id)].sort((a, b) => (a.placedAt < b.placedAt ? -1 : 1));
  const [oldest] = holds;
  if (!oldest) return null;
  const printed = state.get('holdLabels', stock.id)?.printed ?? 0;
  const since = ({ placedAt }: Hold) => minuteOf(calendar, placedAt);
  const told = holds
    .slice(0, NAMED)
    .map((hold) => `${hold.id}: ${wordsOf(hold.reason)}, ${openerOf(state, hold)}, ${since(hold)}`);
  return {
    container: stock.id,
    itemCode: material.code,
    itemName: material.name,
    lot: lotOf(stock),
    batch: stock.kind === 'source' ? null : stock.batch,
    hold: more(
      holds.slice(0, NAMED).map((hold) => hold.id),
      holds.length,
    ).join(', '),
    reason: more(told, holds.length).join('; '),
    by: openerOf(state, oldest),
    at: since(oldest),
    demo: plantFacts(state).kind === 'demo',
    reprint: printed > 0 ? printed : null,
    note,
  };
}

const more = (named: readonly string[], all: number): readonly string[] =>
  all > named.length ? [...named, `+${all - named.length}`] : named;

/** A hold that a rule placed carries the number of its exception in place of a person. */
const openerOf = (state: PlantReader, { placedBy, exception }: Hold): string =>
  placedBy ? `${nameOf(state, placedBy)} (${placedBy})` : (exception ?? '');

/** What is in it: an item of the plant, or the product of the batch whose run filled it. */
function contentOf(
  state: PlantReader,
  stock: Container,
): { readonly code: string; readonly name: string } | null {
  if (stock.kind === 'output') {
    const batch = state.get('batches', stock.batch);
    return (batch && state.get('recipes', `${batch.recipe}@${batch.version}`)?.product) ?? null;
  }
  const id = itemIn(state, stock);
  const item = id && state.get('items', id);
  return item ? { code: item.id, name: item.name } : null;
}

/** What a run filled is of no lot but its own batch. */
const lotOf = (stock: Exclude<Container, { kind: 'waste' }>): string => {
  if (stock.kind === 'output') return stock.batch;
  return stock.kind === 'source' ? stock.lot : (stock.from[0]?.lot ?? '');
};

const wordsOf = (reason: Hold['reason']): string => english[`reason.${reason}`];
