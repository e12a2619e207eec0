import type { DueCard } from '../../contract/views.ts';
import type { Role } from '../../contract/vocabulary.ts';
import { dueOf } from '../../domain/equipment/due.ts';
import type { Station } from '../../domain/identity/person.ts';
import { sessionAt, type ViewInput } from './view-input.ts';

/** Who has a calibration made, or work done elsewhere meanwhile. */
const SEES_TO_IT: ReadonlySet<Role> = new Set(['metrology', 'supervisor', 'qaReviewer']);

/**
 * Calibrations and certificates that end soon or have ended: of this station, at a review desk of all. Routine checks
 * are steps of their own and stand in the queue already.
 */
export function dueCards(input: ViewInput, station: Station, reviews: boolean): readonly DueCard[] {
  const { state, moment } = input;
  const person = sessionAt(input)?.person;
  const roles = (person && state.get('people', person)?.roles) || [];
  if (!roles.some((role) => SEES_TO_IT.has(role))) return [];
  const cards: DueCard[] = [];
  for (const scale of state.all('equipment')) {
    if (scale.kind !== 'scale' || !(reviews || station.equipment.includes(scale.id))) continue;
    for (const due of dueOf(scale, state.get('weightSets', scale.check.weightSet), moment)) {
      if (due.what !== 'check' && due.standing !== 'good')
        cards.push({ id: scale.id, name: scale.name, due });
    }
  }
  return cards.sort((a, b) => (a.due.inDays ?? 0) - (b.due.inDays ?? 0));
}
