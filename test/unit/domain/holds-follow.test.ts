import { describe, expect, it } from 'vitest';
import { BATCH, boothBefore, filling, type WeighBooth } from '../../support/weigh-booth.ts';

const held = (booth: WeighBooth, kind: string, id: string): WeighBooth =>
  booth.given('PlaceHold', { object: { kind, id }, reason: 'investigation', narrative: null });

const DC06 = `${BATCH}/DC-06`;
const SOURCE = 'CB-2508-009-01';

/** Step 60 with its container verified, the source closed again, and only the completing left to do. */
function dispensed(): WeighBooth {
  const booth = filling('60').tare('0.32');
  booth.fill('6.58');
  return booth.verify('6.58').close(SOURCE);
}

/** What was dispensed stands under holds on everything it came from. */
const OVER = [
  ['lot', 'CB-2508-009'],
  ['container', SOURCE],
  ['container', DC06],
] as const;

describe('a hold placed after the material was dispensed', () => {
  it.each(OVER)('[S27][S103] on the %s %s stops completing the step that used it', (kind, id) => {
    const booth = held(dispensed(), kind, id);
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).codes).toEqual([`hold.${kind}`]);
  });

  it.each(OVER)('[S27][S103] on the %s %s stops the container on its way', (kind, id) => {
    const booth = held(boothBefore('70').scanned(DC06).scanPlace('BL-01'), kind, id);
    expect(booth.when('MoveContainer', { container: DC06, location: 'BL-01' }).codes).toEqual(['move.held']);
    booth.scanPlace('QC-CAGE');
    expect(booth.when('MoveContainer', { container: DC06, location: 'QC-CAGE' }).kind).toBe('accepted');
  });

  it.each([
    ['lot', 'AA-2503-042'],
    ['container', 'AA-2503-042-02'],
    ['container', `${BATCH}/DC-03`],
  ])('[S27][S103][S121] on the %s %s keeps the container out of the kit', (kind, id) => {
    const booth = held(boothBefore('110').begin('110'), kind, id);
    expect(booth.scan(DC06).kind).toBe('accepted');
    expect(booth.scan(`${BATCH}/DC-03`).codes).toEqual([`hold.${kind}`]);
  });

  it.each(OVER)('[S103] on the %s %s stops the kit that it was scanned into already', (kind, id) => {
    const booth = boothBefore('110').begin('110');
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      booth.scanned(`${BATCH}/DC-${String(number).padStart(2, '0')}`);
    held(booth, kind, id);
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).codes).toEqual([`hold.${kind}`]);
  });

  it.each(OVER)('[S103] on the %s %s stops the label that would say it is good', (kind, id) => {
    const booth = filling('60').tare('0.32').given('AcceptWeight', {}, { shows: '6.58' });
    held(booth, kind, id);
    expect(booth.when('PrintLabel', { container: DC06 }).codes).toEqual([`hold.${kind}`]);
  });

  it('[S103] on a lot whose container was emptied and put away stops what goes on in the same container', () => {
    const booth = filling('50').tare('1.50');
    booth.close('AA-2503-042-01', true, { shows: '26.50' }).scanned('AA-2503-042-02');
    held(booth, 'container', 'AA-2503-042-01');
    expect(booth.when('AcceptWeight', {}, { shows: '28.78' }).codes).toEqual(['hold.container']);
  });

  it('[S103] on one lot leaves alone what was made of others', () => {
    const booth = held(dispensed(), 'lot', 'AA-2503-042');
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).kind).toBe('accepted');
  });
});

describe('bringing material to a line', () => {
  const stage = (booth: WeighBooth, container: string, station = 'WS-01') =>
    booth.scanned(container).scanPlace(station).when('StageToLine', { container, station });

  it('[S27] takes a lot that is allocated to the batch the line is cleared for, and nothing else', () => {
    const booth = boothBefore('40');
    expect(stage(booth, SOURCE).types).toEqual(['ContainerStaged']);
    expect(booth.state.get('containers', SOURCE)?.location).toBe('WS-01');
    expect(stage(booth, 'MS-2511-020-01').kind).toBe('accepted');
    expect(stage(booth, 'MS-2510-011-01').codes).toEqual(['hold.lot', 'stage.otherBatch']);
    expect(stage(booth, SOURCE, 'BL-01').codes).toEqual(['stage.noBatch']);
    expect(stage(boothBefore('20'), SOURCE).codes).toEqual(['stage.noBatch']);
  });

  it('[S27] takes what was dispensed for the batch, once it is verified', () => {
    expect(stage(boothBefore('70'), DC06).kind).toBe('accepted');
    const open = filling('60').tare('0.32');
    open.fill('6.58');
    expect(stage(open.given('LeaveStep'), DC06).codes).toEqual(['container.unverified']);
  });

  it.each(OVER)('[S27][S103] is refused while the %s %s is on hold', (kind, id) => {
    expect(stage(held(boothBefore('70'), kind, id), DC06).codes).toEqual([`hold.${kind}`]);
  });

  it.each([
    ['station', 'WS-01'],
    ['batch', BATCH],
  ])('[S27] is refused while the %s is on hold', (kind, id) => {
    expect(stage(held(boothBefore('70'), kind, id), DC06).codes).toEqual([`hold.${kind}`]);
  });

  it('[S43] is refused for what is not approved or past its date', () => {
    expect(stage(boothBefore('40'), 'CB-2601-022-01').codes).toContain('status.quarantine');
    expect(stage(boothBefore('40'), 'RH-2402-008-01').codes).toContain('date.expired');
  });

  it('[S27] believes scans only', () => {
    const booth = boothBefore('40');
    const bare = booth.when('StageToLine', { container: SOURCE, station: 'WS-01' });
    expect(bare.codes).toEqual(['stage.scanContainer']);
    const half = booth.scanned(SOURCE).when('StageToLine', { container: SOURCE, station: 'WS-01' });
    expect(half.codes).toEqual(['stage.scanStation']);
    expect(stage(booth, SOURCE, 'STG-01').codes).toEqual(['stage.noLine']);
  });
});

describe('counting a container', () => {
  const count = (booth: WeighBooth, container: string, counted: string) =>
    booth.scanned(container).when('CountContainer', { container, counted });

  it('[S27] is open to held material too, and neither moves nor frees it', () => {
    const booth = held(boothBefore('40'), 'lot', 'CB-2508-009');
    const told = count(booth, SOURCE, '25.00');
    expect(told.types).toEqual(['ContainerCounted']);
    expect(booth.state.get('containers', SOURCE)?.location).toBe('WH-RM');
    expect(
      booth
        .scanned(SOURCE)
        .scanPlace('STG-01')
        .when('MoveContainer', { container: SOURCE, location: 'STG-01' }).codes,
    ).toEqual(['move.held']);
  });

  // Northfield weighs kilograms with d = 0.02 kg: 0.2 % of 25 kg is 0.05, and no whole division above 2 d.
  it.each([
    ['25.04', true],
    ['24.96', true],
    ['25.06', false],
    ['24.94', false],
  ])('[S127] of 25.00 kg as %s kg posts: %s', (counted, posts) => {
    const booth = boothBefore('40');
    const told = count(booth, SOURCE, counted);
    expect(told.opened?.trigger ?? null).toBe(posts ? null : 'countVariance');
    expect(booth.state.get('containers', SOURCE)?.quantity).toBe(posts ? Number(counted) * 1e9 : 25e9);
  });

  it('[S3] that is off becomes an exception of the supervisor, once, and not of the person who counted', () => {
    const booth = boothBefore('40').signIn('SUP-01');
    const { opened } = count(booth, SOURCE, '20.00');
    expect(opened).toMatchObject({
      owner: 'supervisor',
      severity: 'major',
      object: `container:${SOURCE}`,
      batch: null,
      step: null,
      causedBy: 'SUP-01',
    });
    expect(count(booth, SOURCE, '20.00').opened).toBeNull();
    const settle = { exception: opened?.id, reason: 'assessed-no-impact', narrative: null };
    expect(booth.when('SettleException', settle, { by: 'SUP-01' }).codes).toEqual(['owner.performer']);
    const other = boothBefore('40');
    const found = count(other, SOURCE, '20.00').opened?.id;
    other.given('SettleException', { ...settle, exception: found }, { by: 'SUP-01' });
    expect(other.state.get('exceptions', String(found))?.state).toBe('closed');
  });

  it('[S127] of a dispensed container belongs to its batch and never changes its weighing', () => {
    const booth = boothBefore('70');
    expect(count(booth, DC06, '6.26').types).toEqual(['ContainerCounted']);
    const { opened } = count(booth, DC06, '6.00');
    expect(opened).toMatchObject({ trigger: 'countVariance', batch: BATCH, step: '60' });
    expect(booth.state.get('containers', DC06)?.quantity).toBe(6.26e9);
    expect(booth.step('60').state).toBe('verified');
  });

  it('[S127] waits until nobody takes from the container, and takes weights only', () => {
    const booth = filling('60').given('LeaveStep');
    expect(count(booth, SOURCE, '25.00').codes).toEqual(['count.open']);
    expect(count(boothBefore('40'), SOURCE, '-1').codes).toEqual(['count.notAMass']);
    const unscanned = boothBefore('40').when('CountContainer', { container: SOURCE, counted: '25.00' });
    expect(unscanned.codes).toEqual(['count.scanContainer']);
  });
});
