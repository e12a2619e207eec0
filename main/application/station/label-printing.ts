import { formatMass } from '../../contract/quantity.ts';
import {
  type DispensedContainer,
  type IntermediateContainer,
  isFilling,
} from '../../domain/execution/batch.ts';
import { lineageOf } from '../../domain/material/genealogy.ts';
import { usableThrough } from '../../domain/material/material.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';
import type { ContainerLabel } from '../ports/label-maker.ts';
import type { Calendar } from '../ports/node-ports.ts';
import { minuteOf } from './minute-of.ts';

type Labelled = DispensedContainer | IntermediateContainer;

/** What goes on the label of a dispensed or discharged container, from the record alone; null when it is not a dispensed one. */
export function containerLabel(
  state: PlantReader,
  id: string,
  note: string | null,
  calendar: Calendar,
): ContainerLabel | null {
  const stock = state.get('containers', id);
  if (stock?.kind !== 'dispensed') return null;
  const batch = state.get('batches', stock.batch);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const work = batch?.steps[stock.step]?.work;
  const item = state.get('items', stock.item);
  if (!batch || !recipe || !item || !work || (work.kind !== 'dispense' && !isFilling(work))) return null;
  const container = (work.containers as readonly Labelled[]).find((each) => each.id === id);
  const scale = work.scale ? state.get('equipment', work.scale) : undefined;
  if (!container || scale?.kind !== 'scale') return null;
  const show = (mass: DispensedContainer['net']) => formatMass(mass, scale.unit, scale.division);
  const lots = [
    ...new Set(lineageOf(state, stock.id).flatMap(({ kind, id: lot }) => (kind === 'lot' ? [lot] : []))),
  ];
  const expiries = lots.flatMap((lot) => {
    const row = state.get('lots', lot);
    return row ? [usableThrough(row)] : [];
  });
  return {
    container: id,
    itemCode: item.id,
    itemName: item.name,
    // A blend of many lots goes by its batch.
    lot: stock.lot ?? lots[0] ?? '',
    // What was made of nothing that is dated here is told by its batch.
    expiry: expiries.sort()[0] ?? '-',
    net: show(container.net),
    tare: show(container.tare),
    gross: show(container.gross),
    unit: scale.unit,
    batch: batch.id,
    product: recipe.product.name,
    strength: recipe.product.strength,
    step: stock.step,
    by: state.get('people', container.by)?.name ?? container.by,
    at: minuteOf(calendar, container.at),
    scale: scale.id,
    allergen: item.allergens.join(', ') || null,
    hazard: item.hazards.join(', ') || null,
    demo: plantFacts(state).kind === 'demo',
    reprint: container.label.printed > 0 ? container.label.printed : null,
    note,
  };
}
