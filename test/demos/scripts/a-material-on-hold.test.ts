import { expect, it } from 'vitest';
import { BATCH } from '../../support/floor/door-plant.ts';
import { dispenseOf, inStep, SOURCE, scanSource } from '../../support/floor/hands.ts';
import { codes, everybody, onFloor, only } from './script.ts';

it(
  '[S79][S80][S20][S43][S28][S102] A: held material is refused and logged, quality lifts the hold, and the same scan then passes',
  () =>
    onFloor('scaleChosen', async (floor) => {
      const line = await floor.at('PL-3');
      await line.signIn('SUP-01');
      const object = { kind: 'lot', id: 'CB-2508-009' };
      await line.press({ type: 'PlaceHold', object, reason: 'coa-mismatch', narrative: null });

      // Consumption is stopped at another station at once, becomes a state, and has an owner.
      const booth = await inStep(floor, '60');
      const refused = await scanSource(booth, SOURCE);
      expect(codes(refused)).toEqual(['hold.lot']);
      expect(refused).toMatchObject({ denial: { exception: { id: 'EX-01', owner: 'qaReviewer' } } });
      await booth.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
      expect(dispenseOf(booth)).toMatchObject({ state: 'blocked', source: null });
      expect(only(booth)).toMatchObject({
        trigger: 'statusViolation',
        severity: 'major',
        state: 'blocked',
        batch: BATCH,
        step: '60',
        object: 'CB-2508-009',
      });

      // Nobody but quality lifts the hold: not who placed it, not who waits for it, not an administrator.
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      const hold =
        desk.screen.kind === 'work'
          ? desk.screen.holds.find(({ object: id }) => id === 'CB-2508-009')
          : undefined;
      const release = { type: 'ReleaseHold', hold: hold?.id ?? '', reason: 'coa-corrected' };
      expect(await everybody(desk, ['OP-101', 'SUP-01', 'ADM-01', 'QA-02'], release)).toEqual({
        'OP-101': ['role.missing'],
        'SUP-01': ['role.missing'],
        'ADM-01': ['role.missing'],
        'QA-02': ['role.missing'],
      });
      await desk.sign(release, 'QA-01');
      expect(codes(await scanSource(booth, SOURCE))).toEqual(['step.blocked']);

      const settle = {
        type: 'SettleException',
        exception: 'EX-01',
        reason: 'coa-corrected',
        narrative: null,
      };
      expect(await everybody(desk, ['OP-101', 'SUP-01', 'ADM-01'], settle)).toEqual({
        'OP-101': ['owner.role'],
        'SUP-01': ['owner.role'],
        'ADM-01': ['owner.role'],
      });
      await desk.sign(settle, 'QA-01');
      expect(codes(await scanSource(booth, SOURCE))).toEqual([]);
      await booth.shows(({ screen }) => screen.kind === 'dispense' && screen.source !== null);
      expect(dispenseOf(booth)).toMatchObject({ state: 'inProgress', source: { lot: 'CB-2508-009' } });

      await floor.close();
      const record = floor.record();
      const types = record.map(({ type }) => type);
      expect(types.filter((type) => type === 'CommandDenied').length).toBe(9);
      expect(types.indexOf('HoldReleased')).toBeLessThan(types.indexOf('ExceptionSettled'));
      expect(types.indexOf('ExceptionClosed')).toBeGreaterThan(types.indexOf('SourceOpened'));
    }),
  120_000,
);
