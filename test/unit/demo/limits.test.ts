import { describe, expect, it } from 'vitest';
import { minimumWeight } from '../../../main/domain/equipment/equipment.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import { certain, FoundedPlant, kg } from './founded-plant.ts';

const issued = () => new FoundedPlant();
/** Both drums of the first lot are emptied: 25.00 kg and 25.02 kg. */
const afterFirstLot = (plant = issued()) => plant.dispense('40', 'AA-2409-117', '25.00 kg', '25.02 kg');
const afterActives = () => afterFirstLot().dispense('50', 'AA-2503-042', '27.28 kg', '27.26 kg', '27.22 kg');

const assayOfFirstLot =
  (assay: string) =>
  (founding: Founding): Founding => ({
    ...founding,
    lots: founding.lots.map((lot) => (lot.id === 'AA-2409-117' ? { ...lot, assay } : lot)),
  });

describe('limits of the demo plant', () => {
  it.each([
    // 6.25 kg is between two divisions of this scale; its limits are those of 6.25 kg all the same.
    ['60', 'SCL-01', '6.26 kg', '6.20 kg', '6.30 kg'],
    ['70', 'SCL-01', '5.00 kg', '4.96 kg', '5.04 kg'],
    ['90', 'SCL-02', '1250.0 g', '1237.5 g', '1262.5 g'],
    ['100', 'SCL-02', '1625.0 g', '1608.8 g', '1641.2 g'],
  ])(
    '[S125] step %s on %s has target %s and limits %s to %s, rounded inward',
    (step, scale, target, lowest, highest) => {
      expect(issued().limits(step, scale)).toMatchObject({
        target: kg(target),
        lowest: kg(lowest),
        highest: kg(highest),
        parts: 1,
      });
    },
  );

  it('[S125] step 40 asks for each full drum of the lot, within two divisions', () => {
    expect(issued().limits('40', 'SCL-01')).toMatchObject({
      target: kg('25.00 kg'),
      lowest: kg('24.96 kg'),
      highest: kg('25.04 kg'),
      stepTarget: kg('50.00 kg'),
      part: 1,
      parts: 2,
    });
  });

  it('[S125] step 50 is recalculated from what the first lot held: 81.78 kg after 50.02 kg', () => {
    expect(afterFirstLot().limits('50', 'SCL-01')).toMatchObject({
      stepTarget: kg('81.78 kg'),
      stepLowest: kg('81.12 kg'),
      stepHighest: kg('82.42 kg'),
      target: kg('27.26 kg'),
      lowest: null,
      part: 1,
      parts: 3,
    });
  });

  it('[S125] the parts of step 50 divide what is left, and only the last has a lower limit', () => {
    const second = afterFirstLot().dispense('50', 'AA-2503-042', '27.28 kg');
    expect(second.limits('50', 'SCL-01')).toMatchObject({ target: kg('27.26 kg'), lowest: null, part: 2 });
    const third = afterFirstLot().dispense('50', 'AA-2503-042', '27.28 kg', '27.26 kg');
    expect(third.limits('50', 'SCL-01')).toMatchObject({
      target: kg('27.24 kg'),
      lowest: kg('26.58 kg'),
      highest: kg('27.88 kg'),
      part: 3,
    });
  });

  it('[S125] another assay of the first lot makes another target for the second', () => {
    const plant = afterFirstLot(new FoundedPlant(assayOfFirstLot('99.0')));
    // (131.250 − 50.02 × 0.990) ÷ 0.997 = 81.976…
    expect(plant.limits('50', 'SCL-01').stepTarget).toBe(kg('81.98 kg'));
  });

  it('[S125] step 80 fills up to 162.500 kg: 16.60 kg after 131.78 kg, and 17.12 kg had the actives been pure', () => {
    expect(afterActives().limits('80', 'SCL-01')).toMatchObject({
      target: kg('16.60 kg'),
      lowest: kg('16.44 kg'),
      highest: kg('16.76 kg'),
    });
    const pure = issued().dispense('40', 'AA-2409-117', '131.250 kg');
    expect(pure.limits('80', 'SCL-01').target).toBe(kg('17.12 kg'));
  });
});

describe('minimum weights of the demo plant', () => {
  it.each([
    ['SCL-01', '0.5', '3.28 kg'],
    ['SCL-01', '1', '1.64 kg'],
    ['SCL-02', '0.5', '20.0 g'],
    ['SCL-02', '1', '10.0 g'],
    ['BAL-01', '0.1', '160.0 mg'],
  ])('[S128] the smallest net on %s at a tolerance of %s percent is %s', (scale, percent, smallest) => {
    const { site } = certain(issued().state.get('plant', 'plant'));
    expect(minimumWeight(issued().scale(scale), percent, site.minimumWeightFactor)).toBe(kg(smallest));
  });

  it('[S128] 1.625 kg of magnesium stearate lies just under the 1.64 kg of the floor scale, silicon dioxide far under', () => {
    const plant = issued();
    const smallest = minimumWeight(plant.scale('SCL-01'), '1', 100);
    expect(plant.limits('100', 'SCL-01').target).toBeLessThan(smallest);
    expect(plant.limits('90', 'SCL-01').target).toBeLessThan(smallest);
    // Everything else of the batch is within the reach of that scale.
    for (const step of ['60', '70'])
      expect(plant.limits(step, 'SCL-01').target).toBeGreaterThanOrEqual(smallest);
    const fine = minimumWeight(plant.scale('SCL-02'), '1', 100);
    for (const step of ['90', '100']) expect(plant.limits(step, 'SCL-02').target).toBeGreaterThan(fine);
  });
});
