import type { BatchId } from '../../contract/ids.ts';
import type { PlantReader } from '../state.ts';

/** The readiness line "corrections approved": what still waits for a decision in this batch (rules §10). */
export function correctionsLine(state: PlantReader, batch: BatchId): { readonly open: readonly string[] } {
  const open: string[] = [];
  for (const each of state.all('corrections'))
    if (each.batch === batch && each.state === 'proposed') open.push(each.id);
  return { open };
}
