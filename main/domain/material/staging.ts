import type { Batch } from '../execution/batch.ts';
import type { Station } from '../identity/person.ts';
import type { PlantReader } from '../state.ts';
import type { Container } from './material.ts';

/** The batch a line stands ready for: the one it is cleared for, else the one that occupies it (S27, rules §8). */
export function batchOfLine(state: PlantReader, { clearance, booth }: Station): Batch | null {
  const id = clearance?.batch ?? booth.batch;
  return id === null ? null : (state.get('batches', id) ?? null);
}

/** Whether a container belongs to what a batch does at this line: dispensed for it, or of a lot allocated to a step there. */
export function isForLine(state: PlantReader, container: Container, line: Station, batch: Batch): boolean {
  if (container.kind === 'dispensed') return container.batch === batch.id;
  if (container.kind !== 'source') return false;
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  const here = recipe?.steps.filter(({ station }) => station === line.id) ?? [];
  return here.some(({ id }) => batch.allocations[id] === container.lot);
}
