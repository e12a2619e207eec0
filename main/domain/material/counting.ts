import type { BatchId, ContainerId, StepId } from '../../contract/ids.ts';
import { type MassUnit, type Micrograms, micrograms, parseMass } from '../../contract/quantity.ts';
import { IN_WORK } from '../execution/batch-machine.ts';
import type { PlantReader } from '../state.ts';
import type { Container } from './material.ts';

/** The unit a container is counted in: that of its item; null for waste, which has none. */
export function unitOf(state: PlantReader, container: Container): MassUnit | null {
  const lot = container.kind === 'source' ? state.get('lots', container.lot) : undefined;
  const item = container.kind === 'dispensed' ? container.item : lot?.item;
  return (item && state.get('items', item)?.unit) || null;
}

/** What somebody counted, in micrograms; null when the text is no mass that a container can hold. */
export function countedMass(state: PlantReader, container: Container, text: string): Micrograms | null {
  const unit = unitOf(state, container);
  const mass = unit ? parseMass(text, unit) : null;
  return mass?.ok && mass.value >= 0 ? mass.value : null;
}

/** The finest division with which the plant weighs in a unit: the `d` of a count that no scale answered for (rules §5). */
export function finestDivision(state: PlantReader, unit: MassUnit | null): Micrograms {
  const divisions: number[] = [];
  for (const each of state.all('equipment'))
    if (each.kind === 'scale' && each.unit === unit) divisions.push(each.division);
  return micrograms(divisions.length > 0 ? Math.min(...divisions) : 1);
}

/** The step in which a container is open, so that what it holds is not settled; null where it stands closed. */
export function openIn(
  state: PlantReader,
  container: ContainerId,
): { readonly batch: BatchId; readonly id: StepId } | null {
  for (const batch of state.all('batches')) {
    if (!IN_WORK.includes(batch.state)) continue;
    for (const { id, work } of Object.values(batch.steps))
      if (work.kind === 'dispense' && work.source?.container === container) return { batch: batch.id, id };
  }
  return null;
}
