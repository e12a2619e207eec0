import { expect, it } from 'vitest';
import en from '../../../main/contract/text/en.json' with { type: 'json' };
import { refusalsOf } from '../../support/floor/desk.ts';
import { BATCH } from '../../support/floor/door-plant.ts';
import { inStep } from '../../support/floor/hands.ts';
import { everybody, onFloor, only } from './script.ts';

it(
  '[S87][S88][S47][S120] a step before its time is blocked with the dependency named, and ready by itself once the one before is verified',
  () =>
    onFloor('completed', async (floor) => {
      const booth = await inStep(floor, '30');
      const refused = await booth.send({ type: 'StartStep' });
      const [refusal] = refusalsOf(refused);
      expect(refusal).toMatchObject({ gate: 'requireSequence', code: 'sequence.upstream' });
      expect(Object.values(refusal?.data ?? {}).join(' ')).toContain('20');
      expect(en).toHaveProperty(['refusal.sequence.upstream.why']);
      await booth.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
      expect(only(booth)).toMatchObject({
        trigger: 'outOfSequence',
        severity: 'major',
        owner: 'qaReviewer',
        step: '30',
      });

      const settle = {
        type: 'SettleException',
        exception: 'EX-01',
        reason: 'sequence-corrected',
        narrative: null,
      };
      expect(await everybody(booth, ['OP-101', 'OP-107', 'SUP-01', 'ADM-01'], settle)).toEqual({
        'OP-101': ['owner.role'],
        'OP-107': ['owner.role'],
        'SUP-01': ['owner.role'],
        'ADM-01': ['owner.role'],
      });
      await booth.sign(settle, 'QA-01');
      expect(refusalsOf(await booth.send({ type: 'StartStep' })).map(({ code }) => code)).toContain(
        'sequence.upstream',
      );
      await booth.sign({ ...settle, exception: 'EX-02' }, 'QA-01');

      await booth.enter(BATCH, '20');
      await booth.sign({ type: 'VerifyStep' }, 'OP-107');
      await booth.enter(BATCH, '30');
      await booth.press({ type: 'StartStep' });

      await floor.close();
      const record = floor.record();
      const verified = record.findIndex(
        ({ type, data }) => type === 'StepVerified' && (data as { step: string }).step === '20',
      );
      const ready = record
        .slice(verified)
        .filter(({ type }) => type === 'StepReady')
        .map(({ data }) => (data as { step: string }).step);
      expect(ready).toContain('30');
      const deviations = record.filter(({ type }) => type === 'RecordOpened');
      expect(deviations.map(({ data }) => (data as { record: { id: string } }).record.id)).toEqual([
        'DEV-01',
        'DEV-02',
      ]);
    }),
  120_000,
);
