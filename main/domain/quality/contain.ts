import type { HoldId } from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import type { ReasonCode } from '../../contract/vocabulary.ts';
import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { activeHolds } from '../index-keys.ts';
import { type PlantReader, plantFacts } from '../state.ts';
import type { ExceptionRecord } from './exception.ts';

/** Holds on some objects that nothing holds yet; they end with the exception (S20, S50). */
export function contain(
  { state, observed }: GateFacts,
  exception: ExceptionRecord,
  objects: readonly HoldObject[],
  reason: ReasonCode,
): readonly DomainEvent[] {
  const free = objects.filter(({ kind, id }) => activeHolds(state, kind, id).length === 0);
  return free.map((object, index) =>
    event('HoldPlaced', {
      hold: {
        id: `H-${plantFacts(state).holds + 1 + index}` as HoldId,
        object,
        reason,
        narrative: null,
        placedBy: null,
        causedBy: exception.causedBy,
        placedAt: observed.moment.at,
        exception: exception.id,
        released: null,
      },
    }),
  );
}

const TABLES = [
  ['lot', 'lots'],
  ['container', 'containers'],
  ['equipment', 'equipment'],
  ['roll', 'labelRolls'],
] as const;

/** The lot, container or instrument that an exception is about; a scan that showed a container is about it. */
export function objectHeldFor(state: PlantReader, { object }: ExceptionRecord): HoldObject | null {
  const [prefix, ...rest] = (object ?? '').split(':');
  const id = rest.join(':');
  const named = prefix === 'scan' ? 'container' : prefix;
  for (const [kind, table] of TABLES)
    if (kind === named && state.get(table, id)) return { kind, id } as HoldObject;
  return null;
}
