import { expect, it } from 'vitest';
import { BATCH } from '../../support/floor/door-plant.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';

it('[S49][S50][S128][trigger:checkInvalidated] a check that is taken back stops its step, holds the scale and calls for a deviation', async () => {
  const floor = await openSituation('checked');
  try {
    const desk = await floor.at('QA-01');
    await desk.signIn('QA-01');
    const check = {
      type: 'InvalidateCapture',
      batch: BATCH,
      step: '30',
      capture: { kind: 'check', id: 'SCL-01' },
      reason: 'capture-not-valid',
      narrative: null,
    };
    await desk.sign(check, 'QA-01');
    await floor.close();
    const record = floor.record();
    const opened = record.find(({ type }) => type === 'ExceptionOpened');
    expect(opened?.data).toMatchObject({
      exception: {
        trigger: 'checkInvalidated',
        severity: 'critical',
        owner: 'qaReviewer',
        links: ['DEV-01'],
      },
    });
    expect(record.filter(({ type }) => type === 'StepBlocked').at(-1)?.data).toMatchObject({ step: '30' });
    const held = record.filter(({ type }) => type === 'HoldPlaced').at(-1)?.data;
    expect(held).toMatchObject({ hold: { object: { kind: 'equipment', id: 'SCL-01' } } });
  } finally {
    await floor.dispose();
  }
}, 120_000);
