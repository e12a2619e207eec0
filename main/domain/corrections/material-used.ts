import type { ContainerId } from '../../contract/ids.ts';
import type { Batch } from '../execution/batch.ts';
import type { PlantReader } from '../state.ts';
import { isAmended } from './correction.ts';

const DONE: ReadonlySet<string> = new Set(['complete', 'verified']);

/** The material of a dispensed container has gone on: it is used up, or it is in a kit that was closed (rules §6). */
export function isUsed(state: PlantReader, batch: Batch, container: ContainerId): boolean {
  const stock = state.get('containers', container);
  if (isAmended(batch) || stock === undefined || stock.quantity === 0) return true;
  return Object.values(batch.steps).some(
    ({ work, state: stands }) => work.kind === 'kit' && DONE.has(stands) && work.scanned.includes(container),
  );
}
