import type { Instant, PlantDay } from '../../domain/moment.ts';
import type { Founding } from '../../domain/plant/founding.ts';

/** The day on which the demo plant's dates are written: day 1 of the reference scenario. */
export const REFERENCE_DAY = '2026-03-09' as PlantDay;

const utcOf = (day: PlantDay): number => Date.parse(`${day}T00:00:00.000Z`);

/**
 * The plant as it would stand on `today`: every date moves by the same number of days, so that what is current or
 * expired on the reference day is so on `today`. On the reference day itself nothing changes.
 */
export function shiftDates(founding: Founding, today: PlantDay): Founding {
  const by = utcOf(today) - utcOf(REFERENCE_DAY);
  if (by === 0) return founding;
  const day = (date: PlantDay): PlantDay =>
    new Date(utcOf(date) + by).toISOString().slice(0, 'YYYY-MM-DD'.length) as PlantDay;
  const at = (instant: Instant): Instant => new Date(Date.parse(instant) + by).toISOString() as Instant;
  return {
    ...founding,
    people: founding.people.map((person) => ({
      ...person,
      acknowledgedAt: person.acknowledgedAt && at(person.acknowledgedAt),
      qualifications: person.qualifications.map(({ code, expires }) => ({ code, expires: day(expires) })),
    })),
    lots: founding.lots.map((lot) => ({
      ...lot,
      expires: day(lot.expires),
      retest: lot.retest && day(lot.retest),
    })),
    equipment: founding.equipment.map((each) =>
      each.kind === 'scale' ? { ...each, calibrationDue: day(each.calibrationDue) } : each,
    ),
    weightSets: founding.weightSets.map((set) => ({ ...set, expires: day(set.expires) })),
    recipes: founding.recipes.map((recipe) => ({
      ...recipe,
      effective: day(recipe.effective),
      approvals: recipe.approvals.map((approval) => ({ ...approval, on: day(approval.on) })),
    })),
  };
}
