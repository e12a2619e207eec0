import type { PersonId } from '../../contract/ids.ts';
import type { Role } from '../../contract/vocabulary.ts';
import { holdsRole } from '../../domain/identity/authority.ts';
import { plantFacts } from '../../domain/state.ts';
import type { ViewInput } from './view-input.ts';

/** What is needed to find somebody. */
export type DeciderInput = Pick<ViewInput, 'state' | 'moment'>;

/**
 * Somebody who could decide: with the authority, and without a part in it. A decision is signed with id and secret
 * inside any session (rules §6), so it need not be its holder. null: nobody, and the gates say why.
 */
export function decider(
  { state, moment }: DeciderInput,
  role: Role,
  not: readonly PersonId[],
): PersonId | null {
  const { site } = plantFacts(state);
  for (const person of state.all('people')) {
    if (!not.includes(person.id) && holdsRole(person, role, site, moment.day)) return person.id;
  }
  return null;
}
