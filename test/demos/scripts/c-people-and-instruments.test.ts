import { expect, it } from 'vitest';
import { inStep } from '../../support/floor/hands.ts';
import { codes, everybody, onFloor, only } from './script.ts';

it(
  '[S83][S85][S46] C: an expired qualification stops the hand at the start, and only the supervisor clears it',
  () =>
    onFloor('issued', async (floor) => {
      const booth = await inStep(floor, '20', 'OP-112');
      const refused = await booth.send({ type: 'StartStep' });
      expect(codes(refused)).toEqual(['training.expired']);
      expect(refused).toMatchObject({
        denial: {
          exception: {
            owner: 'supervisor',
            severity: 'major',
            ownerNames: ['G. Lin', 'I. Novak', 'A. Sato'],
          },
        },
      });
      await booth.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
      expect(only(booth)).toMatchObject({ trigger: 'unqualified', state: 'blocked', step: '20' });

      const settle = {
        type: 'SettleException',
        exception: 'EX-01',
        reason: 'qualified-person-takes-over',
        narrative: null,
      };
      expect(
        await everybody(booth, ['OP-112', 'OP-107', 'ADM-01', 'QA-01', 'QA-02', 'MET-01'], settle),
      ).toEqual({
        'OP-112': ['owner.role'],
        'OP-107': ['owner.role'],
        'ADM-01': ['owner.role'],
        'QA-01': ['owner.role'],
        'QA-02': ['owner.role'],
        'MET-01': ['owner.role', 'accountability.missing'],
      });
      await booth.sign(settle, 'SUP-01');
      // Cleared is not qualified: the same hand is stopped again, another one begins.
      expect(codes(await booth.send({ type: 'StartStep' }))).toEqual(['training.expired']);
      await booth.sign({ ...settle, exception: 'EX-02' }, 'SUP-01');
      const qualified = await inStep(floor, '20', 'OP-101');
      await qualified.press({ type: 'StartStep' });
    }),
  120_000,
);

it(
  '[S84][S85][S45] C: an instrument overdue for calibration weighs nothing, and a good one closes the exception by its rule',
  () =>
    onFloor('smallStarted', async (floor) => {
      const booth = await inStep(floor, '90');
      const refused = await booth.send({ type: 'SelectScale', scale: 'SCL-03' });
      expect(codes(refused)).toContain('calibration.overdue');
      await booth.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
      const card = only(booth);
      expect(card).toMatchObject({
        trigger: 'deviceIneligible',
        state: 'blocked',
        owner: 'supervisor',
        ruleClosable: true,
      });
      const { screen } = booth;
      expect('state' in screen && screen.state).toBe('blocked');
      // Overdue is also held, for everybody, until quality looked at it.
      await floor.close();
      const holds = floor.record().filter(({ type }) => type === 'HoldPlaced');
      expect(holds.at(-1)?.data).toMatchObject({ hold: { object: { kind: 'equipment', id: 'SCL-03' } } });
    }),
  120_000,
);
