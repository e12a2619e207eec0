import { describe, expect, it } from 'vitest';
import type { Seen } from '../../support/given-when-then.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { BATCH, boothBefore, certain, FLOOR, type WeighBooth } from '../../support/weigh-booth.ts';

const QA: Seen = { station: 'QA-01', by: 'QA-01' };
const invalidate = (booth: WeighBooth, step: string, kind: 'container' | 'check', id: string, seen = QA) =>
  booth.when(
    'InvalidateCapture',
    { batch: BATCH, step, capture: { kind, id }, reason: 'capture-not-valid', narrative: null },
    seen,
  );
const atDesk = (booth: WeighBooth): WeighBooth => booth.signIn('QA-01', 'QA-01').signIn('OP-101');
const settle = (booth: WeighBooth, exception: string, by: string) =>
  booth.given('SettleException', { exception, reason: 'assessed-no-impact', narrative: null }, { by });
const DC06 = `${BATCH}/DC-06`;

describe('an invalidated weight', () => {
  it('[S38][S108] voids the container, sends its step back to work, and keeps what was weighed', () => {
    const booth = atDesk(boothBefore('70'));
    const told = invalidate(booth, '60', 'container', DC06);
    expect(told.types.slice(0, 4)).toEqual([
      'CaptureInvalidated',
      'StepLapsed',
      'StepReopened',
      'ContainerVoided',
    ]);
    expect(told.opened).toMatchObject({
      trigger: 'containerVoided',
      object: `container:${DC06}`,
      step: '60',
    });
    const [container] = booth.work('60').containers;
    expect(container).toMatchObject({ phase: 'void', invalid: { by: 'QA-01', reason: 'capture-not-valid' } });
    expect(container?.net).toBeGreaterThan(0);
    expect(booth.step('60')).toMatchObject({ state: 'exception', resumes: 'inProgress' });
    expect(booth.step('70').state).toBe('planned');
    expect(booth.batch.acts['QA-01']).toContain('corrected');
  });

  it('[S108] is replaced by a new one that passes every gate', () => {
    const booth = atDesk(boothBefore('70'));
    invalidate(booth, '60', 'container', DC06);
    settle(booth, 'EX-01', 'SUP-01');
    booth.enter('60');
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).codes).toContain('evidence.missing');
    expect(booth.when('CaptureTare', {}, { shows: '0.32' }).codes).toContain('source.none');
    booth.scanned('CB-2508-009-01').given('ZeroScale', { scale: FLOOR }, { shows: '0.00' }).tare('0.32');
    booth.fill('6.58');
    booth.verify('6.58').close('CB-2508-009-01').complete();
    expect(booth.step('60').state).toBe('verified');
    expect(booth.step('70').state).toBe('ready');
  });

  it('[S38][trigger:usedCaptureInvalidated] is a deviation where the material is in a closed kit already', () => {
    const booth = boothBefore('110').begin('110');
    for (const id of [...booth.state.all('containers')].filter(({ kind }) => kind === 'dispensed'))
      booth.scan(id.id);
    atDesk(booth.complete().given('VerifyStep', {}, { by: 'OP-107' }));
    const told = invalidate(booth, '60', 'container', DC06);
    expect(told.types).toEqual(['CaptureInvalidated', 'ExceptionOpened', 'RecordOpened', 'HoldPlaced']);
    expect(told.opened).toMatchObject({ trigger: 'usedCaptureInvalidated', severity: 'critical' });
    expect(booth.state.get('records', 'DEV-01')?.objects).toEqual([`container:${DC06}`]);
    expect(booth.step('60').state).toBe('verified');
    expect(booth.work('60').containers[0]).toMatchObject({ phase: 'verified', invalid: { by: 'QA-01' } });
    expect(invalidate(booth, '60', 'container', DC06).codes).toEqual(['capture.void']);
  });

  it('[S38][trigger:dependentOutside] flags the steps whose target followed from it and that were weighed already', () => {
    const booth = atDesk(boothBefore('110'));
    const told = invalidate(booth, '40', 'container', `${BATCH}/DC-01`);
    const opened = dataOf(told, 'ExceptionOpened').map(({ exception }) => exception);
    expect(opened.map(({ trigger, step }) => [trigger, step])).toEqual([
      ['dependentOutside', '50'],
      ['dependentOutside', '80'],
      ['containerVoided', '40'],
    ]);
    expect(booth.step('80').state).toBe('verified');
  });

  it.each([
    ['a container that does not exist', '60', 'container', 'DC-99', 'capture.unknown'],
    ['a container of another step', '50', 'container', DC06, 'capture.unknown'],
    ['a scale that is not checked there', '30', 'check', 'SCL-09', 'capture.unknown'],
  ] as const)('[S38] is refused for %s', (_what, step, kind, id, code) => {
    expect(invalidate(atDesk(boothBefore('70')), step, kind, id).codes).toContain(code);
  });

  it('[S28][S104] is quality’s, and nobody’s who performed in the step', () => {
    const booth = atDesk(boothBefore('70'));
    expect(invalidate(booth, '60', 'container', DC06, { by: 'SUP-01' }).codes).toEqual(['change.role']);
    expect(invalidate(booth, '60', 'container', DC06, { by: 'OP-101' }).codes).toEqual(['change.role']);
  });
});

describe('an invalidated check of a scale', () => {
  const weighedAfter = () => atDesk(boothBefore('60'));

  it('[S14][S128] holds the scale and everything weighed since the check before it, and opens the look-back', () => {
    const booth = weighedAfter();
    const told = invalidate(booth, '30', 'check', FLOOR);
    expect(told.opened).toMatchObject({ trigger: 'checkInvalidated', severity: 'critical', step: '30' });
    const records = dataOf(told, 'RecordOpened').map(({ record }) => record.kind);
    expect(records).toEqual(['deviation', 'lookBack']);
    const held = dataOf(told, 'HoldPlaced').map(({ hold }) => hold.object.id);
    expect(held).toContain(FLOOR);
    expect(held).toHaveLength(6);
    expect(booth.scale(FLOOR)).toMatchObject({ lastGoodCheck: null, recheck: 'invalidated' });
    expect(booth.step('30')).toMatchObject({ state: 'blocked', resumes: 'inProgress' });
  });

  it('[S128] stops the weighing on that scale until it is checked again', () => {
    const booth = weighedAfter();
    invalidate(booth, '30', 'check', FLOOR);
    booth.wipe('RM-1001').begin('60');
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toContain('check.invalidated');
    const { work } = booth.step('30');
    const check = certain(work.kind === 'check' ? work.scales[FLOOR] : null);
    expect(check).toMatchObject({ outcome: 'open', attempt: 1, results: [], prepared: false });
    expect(check.invalid).toMatchObject([{ by: 'QA-01', results: [{ passed: true }, {}, {}] }]);
    expect(invalidate(booth, '30', 'check', FLOOR).codes).toEqual(['capture.notPassed']);
  });
});
