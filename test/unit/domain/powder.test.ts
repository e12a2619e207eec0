import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micrograms } from '../../../main/contract/quantity.ts';
import { accountFor } from '../../../main/domain/execution/run-units.ts';

const KG = 1_000_000_000;
const limits = { shell: micrograms(118_000), lossPercent: '0.5' };
/** Nine checks of twenty capsules at 768.4 mg, as the scenario counts step 150. */
const SCENARIO = {
  fedIn: micrograms(161.64 * KG),
  heel: micrograms(0.48 * KG),
  mean: { sum: micrograms(180 * 768_400), count: 180 },
  good: 245_760,
  rejected: 1_490,
  sampled: 420,
};
const inKg = (mass: number): string => (mass / KG).toFixed(2);

describe('where the powder of a run is', () => {
  it('[R2 111.260] is 161.64 kg in: 161.08 in capsules, 0.48 heel and 0.08 lost, as the scenario says', () => {
    const found = accountFor(SCENARIO, limits);
    expect([found.fedIn, found.inUnits, found.heel, found.lost].map(inKg)).toEqual([
      '161.64',
      '161.08',
      '0.48',
      '0.08',
    ]);
    expect(found).toMatchObject({ inUnits: 161_084_568_000, percent: '0.05', isWithin: true });
  });

  it('[R2 111.260] is outside when more is lost than the recipe allows, or when more came out than went in', () => {
    const counted = (good: number) => accountFor({ ...SCENARIO, good }, limits).isWithin;
    expect(counted(244_634)).toBe(true);
    expect(counted(244_633)).toBe(false);
    expect(counted(247_118)).toBe(true);
    expect(counted(247_119)).toBe(false);
  });

  it('[R2 111.260] always adds up, to the microgram', () => {
    const whole = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(
        whole(300_000),
        whole(9_000),
        whole(900),
        whole(200 * KG),
        fc.integer({ min: 1, max: 200 }),
        (good, rejected, sampled, fedIn, count) => {
          const figures = { good, rejected, sampled, fedIn: micrograms(fedIn), heel: micrograms(KG) };
          const mean = { sum: micrograms(count * 768_400 + (count % 7)), count };
          const found = accountFor({ ...figures, mean }, limits);
          expect(found.inUnits + found.heel + found.lost).toBe(found.fedIn);
        },
      ),
    );
  });
});
