import type { PersonId } from '../../contract/ids.ts';
import { BEFORE_RELEASE } from '../execution/batch-machine.ts';
import type { GateFacts } from '../facts.ts';
import { ACT_OF_SIGNING, heldBatch } from '../identity/acts.ts';
import { holdsRole } from '../identity/authority.ts';
import { conflictOf, DISQUALIFIES } from '../identity/segregation.ts';
import type { SignedCommandType } from '../identity/signing.ts';

/** A signature that would keep people from releasing a batch they could release until now. */
export interface Disqualifies {
  readonly batch: string;
  readonly people: readonly PersonId[];
}

/** Told to a releaser before they sign: having a part in a batch disqualifies them from its release (rules §10, S104). */
export function disqualifies(facts: GateFacts): Disqualifies | null {
  const { command, state, site, observed } = facts;
  const act = ACT_OF_SIGNING[command.type as SignedCommandType];
  const id = batchOf(facts);
  if (!act || !id || !DISQUALIFIES.includes(act)) return null;
  const batch = state.get('batches', id);
  if (batch && !BEFORE_RELEASE.includes(batch.state)) return null;
  const people: PersonId[] = [];
  for (const person of state.all('people')) {
    if (!holdsRole(person, 'qaRelease', site, observed.moment.day)) continue;
    if (!batch || conflictOf('ReleaseBatch', batch, person.id) === null) people.push(person.id);
  }
  return people.length === 0 ? null : { batch: id, people };
}

const batchOf = ({ command, state, batch, exception, hold }: GateFacts): string | null => {
  if (command.type === 'IssueBatch') return command.batch;
  if (hold) return heldBatch(state, hold.id);
  return exception ? exception.batch : (batch?.id ?? null);
};
