import english from '../../contract/text/en.json' with { type: 'json' };
import { usableThrough } from '../../domain/material/material.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';
import type { ReceivedContainerLabel } from '../ports/label-maker.ts';
import type { Calendar } from '../ports/node-ports.ts';
import { nameOf } from '../views/people.ts';
import { minuteOf } from './minute-of.ts';

/**
 * What goes on the new label of a received container, from the record alone: its number, and who re-identified it, when
 * and why (rules §4). null where nobody did.
 */
export function receivedContainerLabel(
  state: PlantReader,
  id: string,
  note: string | null,
  calendar: Calendar,
): ReceivedContainerLabel | null {
  const stock = state.get('containers', id);
  const row = state.get('receivedLabels', id);
  const lot = stock?.kind === 'source' ? state.get('lots', stock.lot) : undefined;
  const item = lot && state.get('items', lot.item);
  const granted = row && state.get('batches', row.batch)?.steps[row.step]?.overrides;
  const grant = granted?.findLast(
    ({ override, object }) => override === 'unreadableLabel' && object.id === id,
  );
  if (!row || !lot || !item || !grant) return null;
  const isAsked = row.outcome === 'printing' || row.outcome === 'confirmed';
  return {
    container: id,
    itemCode: item.id,
    itemName: item.name,
    lot: lot.id,
    expiry: usableThrough(lot),
    label: isAsked ? row.copies : row.copies + 1,
    exception: grant.exception,
    reason: english[`reason.${grant.reason}`],
    by: `${nameOf(state, grant.by)} (${grant.by})`,
    at: minuteOf(calendar, grant.at),
    demo: plantFacts(state).kind === 'demo',
    note,
  };
}
