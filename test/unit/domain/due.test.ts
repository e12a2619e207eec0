import { describe, expect, it } from 'vitest';
import { dueOf, SHOWN_AHEAD_DAYS } from '../../../main/domain/equipment/due.ts';
import type { Scale, WeightSet } from '../../../main/domain/equipment/equipment.ts';
import type { PlantDay } from '../../../main/domain/moment.ts';
import { dispensingPlant } from '../../support/dispensing-plant.ts';

const TODAY = { day: '2026-03-09' as PlantDay, productionDay: '2026-03-09' as PlantDay };
const scale = dispensingPlant().founding.equipment.find((each): each is Scale => each.kind === 'scale');
if (!scale) throw new Error('the plant has no scale');
const SET: WeightSet = { id: 'TW-K1', certificate: 'C-1', expires: '2026-12-31' as PlantDay };

const due = (change: Partial<Scale>, set: WeightSet | undefined = SET) =>
  Object.fromEntries(dueOf({ ...scale, ...change }, set, TODAY).map((each) => [each.what, each]));

describe('[S45][S128] what of a scale ends is told ahead', () => {
  it.each([
    ['2026-04-09', 31, 'good'],
    ['2026-04-08', 30, 'soon'],
    ['2026-03-14', 5, 'soon'],
    ['2026-03-09', 0, 'soon'],
    ['2026-03-08', -1, 'over'],
  ] as const)('a calibration good through %s is due in %d days: %s', (day, inDays, standing) => {
    const { calibration } = due({ calibrationDue: day as PlantDay });
    expect(calibration).toEqual({ what: 'calibration', day, inDays, standing });
    expect(SHOWN_AHEAD_DAYS.calibration).toBe(30);
  });

  it('counts days and not hours, over the change of the clocks too', () => {
    expect(due({ calibrationDue: '2026-03-30' as PlantDay })['calibration']).toMatchObject({ inDays: 21 });
  });

  it('the certificate of the reference weights likewise, and nothing of a set that is unknown', () => {
    expect(due({}, { ...SET, expires: '2026-03-01' as PlantDay })['weights']).toMatchObject({
      inDays: -8,
      standing: 'over',
    });
    expect(dueOf(scale, undefined, TODAY).map(({ what }) => what)).toEqual(['calibration', 'check']);
  });

  it('a routine check holds for the production day in which it was made, and not after what voids it', () => {
    const made = { productionDay: TODAY.productionDay } as NonNullable<Scale['lastGoodCheck']>;
    const before = { productionDay: '2026-03-08' as PlantDay } as typeof made;
    expect(due({ lastGoodCheck: made, recheck: null })['check']).toMatchObject({ standing: 'good' });
    expect(due({ lastGoodCheck: made, recheck: 'restarted' })['check']).toMatchObject({ standing: 'soon' });
    expect(due({ lastGoodCheck: before, recheck: null })['check']).toMatchObject({
      inDays: -1,
      standing: 'soon',
    });
    expect(due({ lastGoodCheck: null })['check']).toMatchObject({
      day: null,
      inDays: null,
      standing: 'soon',
    });
  });
});
