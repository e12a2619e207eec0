import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDemoPlant } from '../../../main/demo/plant/load-demo-plant.ts';
import { REFERENCE_DAY, shiftDates } from '../../../main/demo/plant/shift-dates.ts';
import { usableThrough } from '../../../main/domain/material/material.ts';
import { isPast, type PlantDay } from '../../../main/domain/moment.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';

const { founding } = loadDemoPlant(null);
const DAY_MS = 86_400_000;
const anyDay = fc
  .integer({ min: -2000, max: 8000 })
  .map((days) => ({ days, today: dayAfter(REFERENCE_DAY, days) }));

function dayAfter(day: string, days: number): PlantDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as PlantDay;
}

/** Every text in the plant that is a date or an instant, by its path: found by looking, not by knowing the fields. */
function datesIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d(T|$)/.test(value) ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => datesIn(inner, `${path}/${key}`));
}

/** Who and what may not be used on a day. */
const expiredOn = ({ people, lots, equipment, weightSets, recipes }: Founding, today: PlantDay) => [
  ...people.flatMap(({ id, qualifications }) =>
    qualifications.filter(({ expires }) => isPast(expires, today)).map(({ code }) => `${id} ${code}`),
  ),
  ...lots.filter((lot) => isPast(usableThrough(lot), today)).map(({ id }) => id),
  ...equipment
    .filter((each) => each.kind === 'scale' && isPast(each.calibrationDue, today))
    .map(({ id }) => id),
  ...weightSets.filter(({ expires }) => isPast(expires, today)).map(({ id }) => id),
  ...recipes.filter(({ effective }) => effective > today).map(({ id }) => id),
];

describe('dates of the demo plant', () => {
  it('stay as they are written on the reference day', () => {
    expect(shiftDates(founding, REFERENCE_DAY)).toEqual(founding);
    expect(loadDemoPlant(REFERENCE_DAY)).toEqual(loadDemoPlant(null));
  });

  it('[S46] expire on the reference day as the scenario says, and nothing else does', () => {
    expect(expiredOn(founding, REFERENCE_DAY)).toEqual(['OP-112 W&D-2', 'RH-2402-008', 'SCL-03']);
  });

  it('are all moved by the same number of days, on whatever day it runs', () => {
    const written = datesIn(founding);
    expect(written.length).toBeGreaterThan(30);
    fc.assert(
      fc.property(anyDay, ({ days, today }) => {
        const moved = datesIn(shiftDates(founding, today));
        expect(moved).toEqual(
          written.map(([path, text]) => [path, `${dayAfter(text.slice(0, 10), days)}${text.slice(10)}`]),
        );
      }),
    );
  });

  it('[S46] leave current what is current and expired what is expired, on whatever day it runs', () => {
    fc.assert(
      fc.property(anyDay, ({ today }) => {
        expect(expiredOn(shiftDates(founding, today), today)).toEqual(expiredOn(founding, REFERENCE_DAY));
      }),
    );
  });

  it('come back when they are moved there and back again', () => {
    fc.assert(
      fc.property(anyDay, ({ days, today }) => {
        const back = shiftDates(shiftDates(founding, today), dayAfter(REFERENCE_DAY, -days));
        expect(back).toEqual(founding);
      }),
    );
  });

  it('change nothing but dates', () => {
    const bare = (plant: Founding) =>
      JSON.parse(
        JSON.stringify(plant, (_key, value) =>
          datesIn(value).some(([path]) => path === '') ? 'date' : value,
        ),
      );
    expect(bare(shiftDates(founding, '2031-07-15' as PlantDay))).toEqual(bare(founding));
  });
});
