import { expect, it } from 'vitest';
import { dispenseOf, FLOOR_SCALE, inStep } from '../../support/floor/hands.ts';
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
      // The desk of quality sees the same state with the same owner, and may not act on it.
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      expect(only(desk)).toMatchObject({
        id: 'EX-01',
        owner: 'supervisor',
        ownerNames: ['G. Lin', 'I. Novak', 'A. Sato'],
        settle: { passes: true },
      });

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

      await floor.close();
      const record = floor.record();
      const of = (type: string) => record.filter((each) => each.type === type).map(({ data }) => data);
      expect(of('StepStarted').at(-1)).toMatchObject({ step: '20', person: 'OP-101' });
      expect(of('StepStarted')).not.toContainEqual(expect.objectContaining({ person: 'OP-112' }));
      // A second time by the same person in the batch is a deviation, and quality has that.
      expect(of('RecordOpened')).toMatchObject([
        { record: { id: 'DEV-01', kind: 'deviation', exception: 'EX-02', owner: 'qaReviewer' } },
      ]);
    }),
  120_000,
);

it(
  '[S84][S85][S45] C: an instrument overdue for calibration weighs nothing, and a good one closes the exception by its rule',
  () =>
    onFloor('dispensing', async (floor) => {
      const booth = await inStep(floor, '60');
      const refused = await booth.send({ type: 'SelectScale', scale: 'SCL-03' });
      expect(codes(refused)).toContain('calibration.overdue');
      await booth.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
      expect(only(booth)).toMatchObject({
        trigger: 'deviceIneligible',
        state: 'blocked',
        owner: 'supervisor',
        ownerNames: ['G. Lin', 'I. Novak', 'A. Sato'],
        ruleClosable: true,
      });
      expect(dispenseOf(booth)).toMatchObject({ state: 'blocked', scale: null });

      // Nobody but its owner decides about it, and nobody has to: the right act closes it.
      const settle = {
        type: 'SettleException',
        exception: 'EX-01',
        reason: 'correct-equipment-selected',
        narrative: null,
      };
      expect(await everybody(booth, ['OP-101', 'OP-107', 'ADM-01', 'QA-01', 'QA-02'], settle)).toEqual({
        'OP-101': ['owner.role'],
        'OP-107': ['owner.role'],
        'ADM-01': ['owner.role'],
        'QA-01': ['owner.role'],
        'QA-02': ['owner.role'],
      });
      await booth.press({ type: 'SelectScale', scale: FLOOR_SCALE });
      await booth.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length === 0);
      expect(dispenseOf(booth)).toMatchObject({ state: 'inProgress', scale: FLOOR_SCALE });

      // The instrument itself is held for everybody, and only quality lets it go: not metrology, which calibrates it.
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      const { screen } = desk;
      const work = screen.kind === 'work' ? screen : null;
      expect(work?.closedExceptions).toMatchObject([{ id: 'EX-01', state: 'ruleClosed', object: 'SCL-03' }]);
      const hold = work?.holds.find(({ object }) => object === 'SCL-03');
      expect(hold).toMatchObject({ objectKind: 'equipment', by: expect.any(String) });
      const release = { type: 'ReleaseHold', hold: hold?.id ?? '', reason: 'equipment-repaired' };
      const told = await everybody(desk, ['OP-101', 'SUP-01', 'ADM-01', 'QA-02'], release);
      for (const refusals of Object.values(told)) expect(refusals).toContain('role.missing');

      await floor.close();
      const record = floor.record();
      const closed = record.find(({ type }) => type === 'ExceptionRuleClosed');
      expect(closed?.data).toMatchObject({ exception: 'EX-01' });
      expect(record.filter(({ type }) => type === 'ScaleSelected').at(-1)?.data).toMatchObject({
        scale: FLOOR_SCALE,
      });
    }),
  120_000,
);
