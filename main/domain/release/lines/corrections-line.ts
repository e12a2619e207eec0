import type { ReadinessInput } from '../readiness.ts';
import { item, type LineResult, lineOf, type OpenItem } from '../readiness-line.ts';

/** Corrections approved: what still waits for a decision in this batch (rules §6, §10). */
export function correctionsLine({ state, batch }: ReadinessInput): LineResult {
  const open: OpenItem[] = [];
  for (const { id, batch: of, state: is } of state.all('corrections'))
    if (of === batch.id && is === 'proposed') open.push(item('correction', { correction: id }, null));
  return lineOf(open);
}
