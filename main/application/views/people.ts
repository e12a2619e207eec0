import type { PersonId } from '../../contract/ids.ts';
import type { PersonChip } from '../../contract/views.ts';
import { qualified } from '../../domain/identity/authority.ts';
import type { Person } from '../../domain/identity/person.ts';
import type { PlantDay } from '../../domain/moment.ts';
import type { PlantReader } from '../../domain/state.ts';

export const chipOf = ({ id, name, roles }: Person): PersonChip => ({ id, name, roles });

/** The name behind an id; the id itself where nobody is known by it. */
export const nameOf = (state: PlantReader, person: PersonId): string =>
  state.get('people', person)?.name ?? person;

/**
 * Somebody who could sign as the second person: qualified today and not one of `not`. A preview asks the gates
 * about this person, because the one who will really sign is not known before they come.
 */
export function secondPerson(
  state: PlantReader,
  codes: readonly string[],
  today: PlantDay,
  not: readonly PersonId[],
): PersonId | null {
  for (const person of state.all('people')) {
    if (!not.includes(person.id) && qualified(person, codes, today).kind === 'yes') return person.id;
  }
  return null;
}

/** Names of the people of a station, those who work or verify there first. */
export function rosterOf(state: PlantReader, station: string): readonly PersonChip[] {
  const codes = new Set<string>();
  for (const recipe of state.all('recipes')) {
    for (const step of recipe.steps) {
      if (step.station !== station) continue;
      for (const code of [...step.performers, ...(step.verifiers ?? [])]) codes.add(code);
    }
  }
  const here = (person: Person): number =>
    person.qualifications.some(({ code }) => codes.has(code)) ? 0 : 1;
  return [...state.all('people')].sort((a, b) => here(a) - here(b)).map(chipOf);
}
