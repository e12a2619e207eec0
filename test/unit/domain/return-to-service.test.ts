import { describe, expect, it } from 'vitest';
import {
  SERVICE_STATES,
  SERVICE_TRANSITIONS,
  serviceMove,
} from '../../../main/domain/equipment/service-machine.ts';
import {
  adjust,
  approve,
  failedScale,
  lookedBack,
  METROLOGIST,
  measure,
  NEXT_BATCH,
  OFF,
  RIGHT,
  requested,
  restored,
  review,
  serviceOf,
  settle,
  withWeights,
} from '../../support/failed-scale.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { BATCH, BENCH, certain, FLOOR, WeighBooth } from '../../support/weigh-booth.ts';

describe('the service of a scale', () => {
  it('[S25] goes from its failure over as-found, adjustment and as-left to the approval, and no other way', () => {
    const rows = SERVICE_TRANSITIONS.map(({ from, move, to }) => `${from} ${move} ${to}`);
    expect(new Set(rows).size).toBe(rows.length);
    const into = SERVICE_TRANSITIONS.filter(({ to }) => to === 'inService');
    expect(into).toEqual([
      { from: 'returnRequested', move: 'approveReturn', to: 'inService', by: 'qaReviewer' },
    ]);
    for (const from of SERVICE_STATES)
      if (from !== 'returnRequested') expect(serviceMove(from, 'approveReturn')).toBeNull();
    expect(SERVICE_TRANSITIONS.filter(({ move }) => move === 'requestReturn')).toHaveLength(1);
  });

  it('[S45][S128] ends with the second failed check, and knows who performed it', () => {
    const booth = failedScale();
    expect(booth.scale(FLOOR).service).toBe('outOfService');
    expect(serviceOf(booth)).toMatchObject({ state: 'outOfService', performers: ['OP-101'], asFound: [] });
    expect(booth.state.get('records', 'LB-01')).toMatchObject({
      containers: [`${BATCH}/DC-01`, `${BATCH}/DC-02`],
      state: 'opened',
    });
  });
});

describe('as found', () => {
  it('[S128][R2 111.35(b)(3)] is measured with certified weights, each reading with its frame', () => {
    const booth = withWeights(failedScale());
    const told = measure(booth, 'asFound', OFF);
    expect(told.types).toEqual(['ReferenceCaptured', 'ScaleMeasured']);
    expect(dataOf(told, 'ReferenceCaptured')[0]).toMatchObject({
      equipment: FLOOR,
      phase: 'asFound',
      passed: false,
      weightSet: 'TW-K1',
      certificate: 'NW-2025-11804',
      person: METROLOGIST,
      evidence: { source: 'device', device: FLOOR, value: '100.12', raw: 'S S     100.12 kg' },
    });
    expect(dataOf(told, 'ScaleMeasured')).toEqual([{ equipment: FLOOR, phase: 'asFound', within: false }]);
    const { state, asFound, servedBy } = serviceOf(booth);
    expect([state, asFound.map(({ passed }) => passed), servedBy]).toEqual([
      'found',
      [false, true, false],
      [METROLOGIST],
    ]);
  });

  it('[S106][S128] asks for the set of this scale, scanned', () => {
    const booth = failedScale().signIn(METROLOGIST);
    expect(measure(booth, 'asFound', ['5.00']).codes).toEqual(['weights.notScanned']);
    booth.scanWeights('TW-G1');
    expect(measure(booth, 'asFound', ['5.00']).codes).toEqual(['weights.otherSet']);
    booth.scanWeights('TW-K1');
    expect(measure(booth, 'asFound', ['5.00']).kind).toBe('accepted');
  });

  it('[R2 111.35(b)(3)] refuses weights whose certificate has ended, at the scan and at the scale', () => {
    const booth = withWeights(failedScale()).at('2027-01-04 09:00');
    expect(booth.present({ kind: 'weightSet', weightSet: 'TW-K1' }).codes).toContain('weights.expired');
    expect(measure(booth, 'asFound', ['5.00']).codes).toContain('weights.expired');
  });

  it('[S128] takes the weights in the order of the program', () => {
    const booth = withWeights(failedScale());
    const second = { scale: FLOOR, phase: 'asFound', nominal: '20.00' };
    expect(booth.when('CaptureReference', second, { shows: '20.00' }).codes).toEqual(['check.point']);
  });

  it.each([
    ['a load that does not rest', { capture: { stable: false } }, 'reading.unstable'],
    ['an old frame', { capture: { ageMs: 9_000 } }, 'reading.stale'],
    ['another instrument on the cable', { capture: { serial: 'B0' } }, 'reading.foreign'],
    ['no reading at all', { capture: null }, 'reading.noScale'],
    ['another value than stood on the screen', { shows: '5.00', displayed: '5.02' }, 'reading.changed'],
  ] as const)('[S36] is never typed: %s is refused', (_what, seen, code) => {
    const booth = withWeights(failedScale());
    const first = { scale: FLOOR, phase: 'asFound', nominal: '5.00' };
    expect(booth.when('CaptureReference', first, seen).codes).toContain(code);
    expect(serviceOf(booth).asFound).toEqual([]);
  });

  it('[S28][S101] is for metrology, and not for the person who performed the failed check', () => {
    expect(measure(withWeights(failedScale(), 'SUP-01'), 'asFound', ['5.00']).codes).toEqual([
      'role.missing',
    ]);
    const booth = withWeights(failedScale(), 'MIX-1');
    const draft = booth.state.draft();
    draft.put('services', FLOOR, { ...serviceOf(booth), performers: ['MIX-1' as never] });
    booth.state.absorb(draft);
    expect(measure(booth, 'asFound', ['5.00']).codes).toEqual(['service.performer']);
  });

  it('[S25] has nothing to do with a scale in service, or once it is measured', () => {
    const booth = WeighBooth.founded().signIn('MET-01').scanWeights('TW-K1');
    expect(measure(booth, 'asFound', ['5.00']).codes).toEqual(['service.inService']);
    const measured = withWeights(failedScale());
    measure(measured, 'asFound', OFF);
    expect(measure(measured, 'asFound', ['5.00']).codes).toEqual(['service.state', 'check.allCaptured']);
  });
});

describe('adjustment and as-left', () => {
  it('[S128] comes after as-found, is signed, and makes the check of the day due again', () => {
    const booth = withWeights(failedScale());
    expect(adjust(booth).codes).toEqual(['service.state']);
    measure(booth, 'asFound', OFF);
    const told = adjust(booth);
    const [done] = dataOf(told, 'ScaleAdjusted');
    expect(done).toMatchObject({ reason: 'equipment-adjusted', signature: { meaning: 'performed' } });
    expect(done?.signature.text.split('\n')).toEqual([
      'Meaning: performed',
      `Scale: ${FLOOR} Floor scale 150 kg, serial B741205318`,
      'As found: 5.00 kg ± 0.02 kg shows 5.06 kg, outside',
      'As found: 20.00 kg ± 0.02 kg shows 20.00 kg, within',
      'As found: 100.00 kg ± 0.10 kg shows 100.12 kg, outside',
      'As found with weights: NW-2025-11804',
      'Reason: equipment-adjusted',
      'Done: The corner load was set.',
    ]);
    expect(booth.scale(FLOOR)).toMatchObject({ recheck: 'adjusted', service: 'outOfService' });
  });

  it('[S45] outside its tolerance keeps the scale out of service until it is adjusted again', () => {
    const booth = withWeights(failedScale());
    measure(booth, 'asFound', OFF);
    adjust(booth);
    const told = measure(booth, 'asLeft', OFF);
    expect(dataOf(told, 'ScaleMeasured')).toMatchObject([{ phase: 'asLeft', within: false }]);
    expect(serviceOf(booth).state).toBe('found');
    expect(booth.when('RequestReturn', { scale: FLOOR }, { by: METROLOGIST }).codes).toEqual([
      'service.state',
    ]);
    adjust(booth);
    expect(serviceOf(booth)).toMatchObject({ state: 'adjusted', asLeft: [] });
    measure(booth, 'asLeft', RIGHT);
    expect(serviceOf(booth)).toMatchObject({ state: 'restored', adjustments: [{}, {}] });
  });

  it('[S45] within its tolerance still leaves the scale out of service', () => {
    const booth = restored();
    expect(serviceOf(booth).state).toBe('restored');
    expect(booth.scale(FLOOR).service).toBe('outOfService');
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toContain('scale.outOfService');
  });
});

describe('the return to service', () => {
  it('[S128][R2 111.113] waits for the look-back, the decision about the failure, and what is held for it', () => {
    const booth = requested();
    expect(approve(booth).codes).toEqual(['return.lookBack']);
    review(booth);
    expect(approve(booth).codes).toEqual(['return.failure']);
    settle(booth);
    expect(approve(booth).kind).toBe('accepted');
  });

  it('[S20] waits for everything that is held for a failure of this scale', () => {
    const booth = lookedBack(requested());
    const draft = booth.state.draft();
    const held = certain([...booth.state.all('holds')].find(({ exception }) => exception === 'EX-01'));
    draft.put('holds', held.id, { ...held, released: null });
    booth.state.absorb(draft);
    expect(approve(booth).codes).toEqual(['return.held']);
  });

  it('[S34][S104] is asked for by metrology and approved by somebody else of quality', () => {
    const booth = lookedBack(requested());
    expect(approve(booth, METROLOGIST).codes).toEqual(['role.missing', 'service.own']);
    expect(approve(booth, 'OP-101').codes).toEqual(['role.missing', 'service.performer']);
    const draft = booth.state.draft();
    draft.put('services', FLOOR, { ...serviceOf(booth), servedBy: ['QA-01' as never] });
    booth.state.absorb(draft);
    expect(approve(booth).codes).toEqual(['service.own']);
  });

  it('[S25] is approved only after it was asked for, and an adjustment takes the request back', () => {
    const booth = lookedBack(restored());
    expect(approve(booth).codes).toEqual(['service.state']);
    requested(booth);
    adjust(booth);
    expect(serviceOf(booth)).toMatchObject({ state: 'adjusted', requested: null, asLeft: [] });
    expect(approve(booth).codes).toEqual(['service.state']);
  });

  it('[S20][S128] ends the hold that came with the failure and no other, and the check is due before use', () => {
    const booth = lookedBack(requested());
    const object = { kind: 'equipment', id: FLOOR };
    booth.given('PlaceHold', { object, reason: 'investigation', narrative: null });
    const told = approve(booth);
    expect(told.types).toEqual(['ReturnApproved', 'HoldReleased', 'CheckDueAgain']);
    const [approved] = dataOf(told, 'ReturnApproved');
    expect(approved?.signature).toMatchObject({ person: 'QA-01', meaning: 'approved' });
    expect(approved?.signature.text).toContain('As left: 100.00 kg ± 0.10 kg shows 99.98 kg, within');
    expect(approved?.signature.text).toContain('Requested by: MET-2');
    expect(booth.scale(FLOOR)).toMatchObject({ service: 'inService', recheck: 'adjusted' });
    const holds = [...booth.state.all('holds')].filter(
      (hold) => hold.object.id === FLOOR && hold.released === null,
    );
    expect(holds).toMatchObject([{ placedBy: METROLOGIST }]);
    const { codes } = booth.when('SelectScale', { scale: FLOOR });
    expect(codes).toEqual(expect.arrayContaining(['hold.equipment', 'check.adjusted']));
    expect(codes).not.toContain('scale.outOfService');
  });

  it('[S128] lets the check that failed be done anew, and a passed one lets the scale weigh', () => {
    const booth = lookedBack(requested());
    approve(booth);
    booth.signIn('OP-101').given('EnterStep', { batch: NEXT_BATCH, step: '30' });
    booth.scanWeights('TW-K1').given('PrepareCheck', { scale: FLOOR, clean: true, level: true });
    for (const [index, shows] of RIGHT.entries())
      booth.given('CaptureCheck', { scale: FLOOR, nominal: booth.point(FLOOR, index) }, { shows });
    expect(booth.scale(FLOOR)).toMatchObject({
      recheck: null,
      lastGoodCheck: { productionDay: '2026-03-09' },
    });
    booth.scanWeights('TW-G1').given('PrepareCheck', { scale: BENCH, clean: true, level: true });
    for (const [index, shows] of ['1000.1', '10000.4'].entries())
      booth.given('CaptureCheck', { scale: BENCH, nominal: booth.point(BENCH, index) }, { shows });
    booth.complete().given('EnterStep', { batch: NEXT_BATCH, step: '40' }).given('StartStep');
    // What is left of the lot is little; nothing of the scale itself stands in the way.
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toEqual(['weight.belowMinimum']);
  });

  it('[S128] begins anew with the next failure', () => {
    const booth = lookedBack(requested());
    approve(booth);
    booth.signIn('OP-101').given('EnterStep', { batch: NEXT_BATCH, step: '30' }).scanWeights('TW-K1');
    booth.given('PrepareCheck', { scale: FLOOR, clean: true, level: true });
    const check = () => {
      for (const [index, shows] of OFF.entries())
        booth.given('CaptureCheck', { scale: FLOOR, nominal: booth.point(FLOOR, index) }, { shows });
    };
    check();
    booth.given('RepeatCheck', { scale: FLOOR, cleaned: true, leveled: true }, { shows: '0.00' });
    check();
    expect(serviceOf(booth)).toMatchObject({
      state: 'outOfService',
      asFound: [],
      adjustments: [],
      servedBy: [],
    });
  });
});

describe('a new calibration', () => {
  const calibrate = (booth: WeighBooth, more: object = {}, by = METROLOGIST) =>
    booth.when(
      'RecordCalibration',
      {
        scale: FLOOR,
        certificate: 'CAL-2026-0412',
        standard: 'REF-20KG-03',
        standardExpires: '2026-03-09',
        due: '2027-03-31',
        ...more,
      },
      { by },
    );
  const atBooth = () => failedScale().signIn(METROLOGIST);

  it('[S84][R2 111.35(b)(3)] is signed with its certificate and the standard it rests on, and moves the due day', () => {
    const booth = atBooth();
    const [recorded] = dataOf(calibrate(booth), 'CalibrationRecorded');
    expect(recorded).toMatchObject({ from: '2026-06-30', due: '2027-03-31', certificate: 'CAL-2026-0412' });
    expect(recorded?.signature.text.split('\n')).toEqual([
      'Meaning: performed',
      `Scale: ${FLOOR} Floor scale 150 kg, serial B741205318`,
      'Calibration: due from 2026-06-30 to 2027-03-31',
      'Certificate: CAL-2026-0412',
      'Standard: REF-20KG-03, in date through 2026-03-09',
    ]);
    expect(booth.scale(FLOOR)).toMatchObject({ calibrationDue: '2027-03-31', service: 'outOfService' });
  });

  it.each([
    ['with a standard out of date', { standardExpires: '2026-03-08' }, 'calibration.standard'],
    ['that is due today', { due: '2026-03-09' }, 'calibration.day'],
    ['that ends sooner than the one in force', { due: '2026-06-29' }, 'calibration.day'],
    ['of a scale that does not exist', { scale: 'SCL-99' }, 'scale.unknown'],
  ])('[S84] is refused %s', (_what, more, code) => {
    expect(calibrate(atBooth(), more).codes).toContain(code);
  });

  it('[S28][S101] is for metrology alone', () => {
    expect(calibrate(failedScale().signIn('SUP-01'), {}, 'SUP-01').codes).toEqual(['role.missing']);
  });

  it('[S45] lets a scale that was overdue weigh again, and brings none back that failed', () => {
    const booth = atBooth().at('2026-07-01 09:00');
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toContain('calibration.overdue');
    calibrate(booth, { standardExpires: '2026-12-31' });
    const { codes } = booth.when('SelectScale', { scale: FLOOR });
    expect(codes).not.toContain('calibration.overdue');
    expect(codes).toContain('scale.outOfService');
  });
});
