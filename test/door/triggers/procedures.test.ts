import { expect, it } from 'vitest';
import { FLOOR_SCALE } from '../../support/floor/hands.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import { begin, load } from '../../support/floor/situations-of-procedures.ts';
import { atScale } from '../../support/floor/situations-of-service.ts';

const LIMIT_MS = 180_000;
/** Ten weighings of 50 kg that spread by 0.0527 kg: the scale weighs nothing under 10.56 kg to 1 % any more. */
const SPREAD = Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? '50.00 kg' : '50.10 kg'));

it(
  '[R5][S49][S50][S128][trigger:procedureFailed] a corner outside its limits holds the scale, takes it out of service and calls for a deviation',
  async () => {
    const floor = await openSituation('founded');
    try {
      const desk = await atScale(floor);
      await begin(desk, 'eccentricity');
      for (const shows of ['50.00 kg', '50.20 kg']) await load(desk, shows);
      await floor.close();
      const record = floor.record();
      expect(record.findLast(({ type }) => type === 'ExceptionOpened')?.data).toMatchObject({
        exception: {
          trigger: 'procedureFailed',
          severity: 'critical',
          owner: 'qaReviewer',
          coOwner: 'metrology',
          links: expect.arrayContaining(['DEV-01']),
        },
      });
      expect(record.findLast(({ type }) => type === 'HoldPlaced')?.data).toMatchObject({
        hold: { object: { kind: 'equipment', id: FLOOR_SCALE } },
      });
      expect(record.some(({ type }) => type === 'ProcedureFailed')).toBe(true);
    } finally {
      await floor.dispose();
    }
  },
  LIMIT_MS,
);

it(
  '[R5][R2 111.113][S128][trigger:minimumWeightRaised] a worse repeatability holds what was weighed under the new minimum weight',
  async () => {
    const floor = await openSituation('verified');
    try {
      const desk = await atScale(floor);
      await begin(desk, 'repeatability');
      for (const shows of SPREAD) await load(desk, shows);
      await floor.close();
      const record = floor.record();
      expect(record.findLast(({ type }) => type === 'ExceptionOpened')?.data).toMatchObject({
        exception: {
          trigger: 'minimumWeightRaised',
          severity: 'major',
          owner: 'qaReviewer',
          coOwner: 'metrology',
          links: expect.arrayContaining(['DEV-01']),
        },
      });
      expect(record.findLast(({ type }) => type === 'HoldPlaced')?.data).toMatchObject({
        hold: { object: { kind: 'container' } },
      });
    } finally {
      await floor.dispose();
    }
  },
  LIMIT_MS,
);
