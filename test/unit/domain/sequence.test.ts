import { describe, expect, it } from 'vitest';
import { dataOf, type Seen, type Told } from '../../support/given-when-then.ts';
import { type Alter, BATCH, BENCH, boothBefore, FLOOR, WeighBooth } from '../../support/weigh-booth.ts';

const states = (booth: WeighBooth) =>
  Object.fromEntries(Object.values(booth.batch.steps).map((step) => [step.id, step.state]));
const dataOfDenial = ({ events: [denied] }: Told) =>
  denied?.type === 'CommandDenied' ? denied.data.refusals[0]?.data : undefined;

describe('issuing a batch', () => {
  const allocations = [
    ['40', 'AA-2409-117'],
    ['50', 'AA-2503-042'],
    ['60', 'CB-2508-009'],
    ['70', 'RH-2507-033'],
    ['80', 'MC-2510-201'],
    ['90', 'SD-2506-077'],
    ['100', 'MS-2511-020'],
  ].map(([step, lot]) => ({ step, lot }));
  const order = { recipe: 'MMR-VC500-250K', version: '07', batch: BATCH, allocations };
  const desk = () => WeighBooth.founded().signIn('QA-01', 'QA-01');
  const issue = (fields: object = {}, seen: Seen = {}, booth = desk()) =>
    booth.when('IssueBatch', { ...order, ...fields }, { station: 'QA-01', by: 'QA-01', ...seen });

  it('[S26][S88] is itself the first step, signed, and makes the next one ready', () => {
    const booth = desk();
    const told = issue({}, {}, booth);
    expect(told.types).toEqual([
      'BatchIssued',
      'StepReady',
      'StepStarted',
      'StepCompleted',
      'StepVerified',
      'StepReady',
    ]);
    expect(dataOf(told, 'BatchIssued')[0]?.signature).toMatchObject({ meaning: 'issued', person: 'QA-01' });
    expect(booth.batch).toMatchObject({ state: 'issued', issuedBy: 'QA-01', dispensed: 0 });
    expect(states(booth)).toMatchObject({
      '10': 'verified',
      '20': 'ready',
      '30': 'planned',
      '110': 'planned',
    });
  });

  it('[R2 111.255] takes a batch number once', () => {
    const booth = desk();
    issue({}, {}, booth);
    expect(issue({}, {}, booth).codes).toEqual(['batch.exists']);
  });

  it.each([
    ['2026-01-11 12:00', ['recipe.notEffective']],
    ['2026-01-12 00:00', []],
  ])('[R2 111.205] pins a version in force since 2026-01-12: at %s', (time, codes) => {
    expect(issue({}, {}, WeighBooth.founded().at(time).signIn('QA-01', 'QA-01')).codes).toEqual(codes);
  });

  it('[R2 111.205] pins a version that exists', () => {
    expect(issue({ version: '08' }).codes).toContain('recipe.unknown');
  });

  it.each([
    ['a step without a lot', allocations.slice(1), 'allocation.missing'],
    [
      'a lot of another item',
      [{ step: '40', lot: 'CB-2508-009' }, ...allocations.slice(1)],
      'allocation.item',
    ],
    ['a lot nobody knows', [{ step: '40', lot: 'X-1' }, ...allocations.slice(1)], 'allocation.item'],
    [
      'a lot for a step that weighs nothing',
      [...allocations, { step: '20', lot: 'AA-2409-117' }],
      'allocation.step',
    ],
    [
      'a lot for a step that is not in the recipe',
      [...allocations, { step: '99', lot: 'AA-2409-117' }],
      'allocation.step',
    ],
    ['two lots for one step', [...allocations, { step: '40', lot: 'AA-2503-042' }], 'allocation.twice'],
  ])('[S124] is refused with %s', (_what, given, code) => {
    expect(issue({ allocations: given }).codes).toEqual([code]);
  });

  it('[S28][S122] is quality’s, at a station that reviews', () => {
    const booth = WeighBooth.founded().signIn('QA-01').signIn('SUP-01', 'QA-01');
    expect(issue({}, { station: 'WS-01' }, booth).codes).toEqual(['station.function']);
    expect(issue({}, { by: 'SUP-01' }, booth).codes).toEqual(['role.missing']);
  });

  it('does not begin when the disk runs low; what is under way comes to its end', () => {
    expect(issue({}, { log: 'low' }).codes).toEqual(['log.space']);
    expect(boothBefore('60').enter('60').when('StartStep', {}, { log: 'low' }).codes).toEqual(['log.space']);
    const weighing = boothBefore('60').open('60').tare('0.32');
    expect(weighing.when('AcceptWeight', {}, { shows: '6.58', log: 'low' }).kind).toBe('accepted');
  });
});

describe('the sequence of steps', () => {
  it('[S47][S87][S110][S119] names every missing step, opens a deviation and blocks', () => {
    const booth = boothBefore('40').enter('110');
    const told = booth.when('StartStep');
    expect(told.codes).toEqual(['sequence.upstream']);
    expect(dataOfDenial(told)).toMatchObject({
      step: '110',
      upstream: '40',
      needed: 'verified',
      is: 'ready',
      title: 'Dispense ascorbic acid, first lot',
      all: '40, 50, 60, 70, 80, 90, 100',
    });
    expect(told.opened).toMatchObject({
      trigger: 'outOfSequence',
      severity: 'major',
      owner: 'qaReviewer',
      links: ['DEV-01'],
      object: 'step:110',
    });
    expect(booth.step('110').state).toBe('blocked');
  });

  it('[S88][S120] a step that needs another verified becomes ready with the verification, not with its completion', () => {
    const booth = boothBefore('20').begin('20');
    for (const item of ['1', '6']) booth.given('AnswerItem', { item, answer: { kind: 'confirmed' } });
    booth.given('AnswerItem', { item: '2', answer: { kind: 'count', value: 0 } });
    for (const item of ['4', '5'])
      booth.given('AnswerItem', { item, answer: { kind: 'reference', value: 'CL-0788' } });
    booth.scanPlace('WS-01-WASTE').complete();
    expect(states(booth)).toMatchObject({ '20': 'complete', '30': 'planned' });
    const told = booth.when('VerifyStep', {}, { by: 'OP-107' });
    expect(told.types).toEqual(['StepVerified', 'ClearanceGiven', 'StepReady']);
    expect(states(booth)).toMatchObject({ '20': 'verified', '30': 'ready', '40': 'planned' });
  });

  it('[S113][S119] complete is enough where the recipe says so', () => {
    expect(states(boothBefore('40'))).toMatchObject({ '30': 'complete', '40': 'ready', '50': 'planned' });
  });

  it('[S121] a step that became blocked while planned resumes to planned, and becomes ready when its time comes', () => {
    const booth = boothBefore('40').enter('50');
    booth.when('StartStep');
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'sequence-corrected', narrative: null },
      { by: 'QA-01' },
    );
    expect(booth.step('50').state).toBe('planned');
    booth.dispense('40');
    expect(booth.step('50').state).toBe('ready');
    expect(booth.enter('50').when('StartStep').types).toContain('ExceptionImplemented');
  });

  it('[S121] a step that was blocked while its upstream ended becomes ready when it is cleared', () => {
    const booth = boothBefore('40').enter('50');
    booth.when('StartStep');
    booth.dispense('40');
    expect(booth.step('50').state).toBe('blocked');
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'sequence-corrected', narrative: null },
      { by: 'QA-01' },
    );
    expect(booth.step('50').state).toBe('ready');
  });

  it('[S26] the first start takes the batch into execution, and only the first', () => {
    const booth = boothBefore('20').enter('20');
    expect(booth.when('StartStep').types).toEqual(['BatchStarted', 'StepStarted']);
    expect(boothBefore('30').enter('30').when('StartStep').types).toEqual(['StepStarted']);
  });

  it('[S108] nothing is done in a batch that is executed', () => {
    const booth = boothBefore('110').begin('110');
    for (let number = 1; number <= 10; number += 1)
      booth.scanned(`${BATCH}/DC-${String(number).padStart(2, '0')}`);
    booth.complete().given('VerifyStep', {}, { by: 'OP-107' });
    expect(booth.when('SuspendStep', { reason: 'break' }).codes).toContain('batch.state');
    expect(booth.when('StartStep').codes).toContain('batch.state');
    expect(booth.scan(`${BATCH}/DC-01`).codes).toContain('step.notInProgress');
  });
});

describe('the daily check', () => {
  const begun = () => boothBefore('30').begin('30').scanWeights('TW-K1').scanWeights('TW-G1');
  const prepared = (booth = begun()) =>
    booth.given('PrepareCheck', { scale: FLOOR, clean: true, level: true });
  const capture = (booth: WeighBooth, index: number, shows: string, scale = FLOOR) =>
    booth.when('CaptureCheck', { scale, nominal: booth.point(scale, index) }, { shows });
  const repeat = (booth: WeighBooth, shows = '0.00', fields: object = {}) =>
    booth.when('RepeatCheck', { scale: FLOOR, cleaned: true, leveled: true, ...fields }, { shows });

  // SCL-01: 5 and 20 kg ± 0.02 kg, 100 kg ± 0.10 kg.
  it.each([
    [0, '5.02', true],
    [0, '5.04', false],
    [0, '4.98', true],
    [0, '4.96', false],
    [2, '100.10', true],
    [2, '100.12', false],
  ])('[R2 111.35(b)(3)] point %d shows %s kg: passed is %s', (index, shows, passed) => {
    const booth = prepared();
    for (const [earlier, exact] of ['5.00', '20.00'].slice(0, index).entries())
      capture(booth, earlier, exact);
    expect(dataOf(capture(booth, index, shows), 'CheckPointCaptured')[0]?.passed).toBe(passed);
  });

  it('[R2 111.35(b)(3)] passes when every point of the program passed, for its production day', () => {
    const booth = prepared();
    capture(booth, 0, '5.00');
    capture(booth, 1, '20.00');
    const told = capture(booth, 2, '100.02');
    expect(dataOf(told, 'RoutineCheckPassed')).toMatchObject([
      { scale: FLOOR, attempt: 1, productionDay: '2026-03-09' },
    ]);
    expect(booth.scale(FLOOR)).toMatchObject({
      recheck: null,
      lastGoodCheck: { productionDay: '2026-03-09' },
    });
    expect(capture(booth, 0, '5.00').codes).toContain('check.passed');
  });

  it('made before six in the morning is of the production day before', () => {
    const booth = boothBefore('30').at('2026-03-10 05:59').begin('30').scanWeights('TW-K1');
    prepared(booth);
    capture(booth, 0, '5.00');
    capture(booth, 1, '20.00');
    expect(dataOf(capture(booth, 2, '100.00'), 'RoutineCheckPassed')[0]?.productionDay).toBe('2026-03-09');
  });

  it('asks for clean and level, for its weights, and for its points in order', () => {
    const bare = boothBefore('30').begin('30');
    expect(bare.when('PrepareCheck', { scale: FLOOR, clean: true, level: false }).codes).toEqual([
      'check.prepare',
    ]);
    expect(capture(bare, 0, '5.00').codes).toEqual(['check.prepare', 'weights.notScanned']);
    const booth = prepared();
    expect(capture(booth, 1, '20.00').codes).toEqual(['check.point']);
    expect(booth.when('PrepareCheck', { scale: 'SCL-03', clean: true, level: true }).codes).toContain(
      'scale.notInCheck',
    );
  });

  it.each([
    ['2026-12-31 23:59', []],
    ['2027-01-01 00:00', ['weights.expired']],
  ])('[R2 111.35(b)(3)] weights certified to 2026-12-31 are scanned at %s', (time, codes) => {
    const later: Alter = (founding) => ({
      ...founding,
      people: founding.people.map((person) => ({
        ...person,
        qualifications: person.qualifications.map(({ code }) => ({ code, expires: '2027-12-31' as never })),
      })),
    });
    const booth = boothBefore('30', later).at(time).begin('30');
    expect(booth.present({ kind: 'weightSet', weightSet: 'TW-K1' }).codes).toEqual(codes);
  });

  it('takes the weights of its own scales only, and known ones', () => {
    expect(boothBefore('30').begin('30').present({ kind: 'weightSet', weightSet: 'TW-K2' }).codes).toEqual([
      'weights.other',
    ]);
    expect(boothBefore('30').begin('30').present({ kind: 'weightSet', weightSet: 'TW-9' }).codes).toContain(
      'identity.unknown',
    );
  });

  it('[R2 111.113] a failure is repeated once, cleaned, leveled and zeroed again; both attempts stay', () => {
    const booth = prepared();
    capture(booth, 0, '5.06');
    capture(booth, 1, '20.00');
    const failed = capture(booth, 2, '100.00');
    expect(dataOf(failed, 'RoutineCheckFailed')).toMatchObject([{ attempt: 1, final: false }]);
    expect(failed.opened).toBeNull();
    expect(capture(booth, 0, '5.00').codes).toContain('check.repeatFirst');
    expect(repeat(booth, '0.00', { leveled: false }).codes).toEqual(['check.prepareAgain']);
    expect(repeat(booth, '5.00').codes).toEqual(['zero.load']);
    expect(repeat(booth).types).toEqual(['CheckRepeated']);
    capture(booth, 0, '5.00');
    capture(booth, 1, '20.00');
    const passed = capture(booth, 2, '100.00');
    expect(passed.types).toEqual(['CheckPointCaptured', 'RoutineCheckPassed', 'ExceptionOpened']);
    expect(passed.opened).toMatchObject({ trigger: 'checkPassedAtSecondAttempt', severity: 'minor' });
  });

  it('[S49][S50][R2 111.113] a second failure stands: out of service, held, a deviation of quality', () => {
    const booth = prepared();
    for (const [index, shows] of ['5.06', '20.00', '100.00'].entries()) capture(booth, index, shows);
    repeat(booth);
    for (const [index, shows] of ['5.00', '20.00'].entries()) capture(booth, index, shows);
    const told = capture(booth, 2, '100.12');
    expect(dataOf(told, 'RoutineCheckFailed')).toMatchObject([{ attempt: 2, final: true }]);
    expect(told.opened).toMatchObject({
      trigger: 'checkFailed',
      severity: 'critical',
      owner: 'qaReviewer',
      links: ['DEV-01'],
    });
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => hold.object)).toContainEqual({
      kind: 'equipment',
      id: FLOOR,
    });
    expect(booth.scale(FLOOR)).toMatchObject({ service: 'outOfService', recheck: 'failed' });
    expect(booth.step('30').state).toBe('blocked');
    expect(repeat(booth).codes).toEqual(expect.arrayContaining(['check.failedTwice', 'scale.outOfService']));
  });

  it('[S50][R2 111.113] a failure holds every container weighed on the scale since its last good check', () => {
    const booth = boothBefore('40').at('2026-03-09 09:10').dispense('40').wipe('RM-1001');
    booth
      .at('2026-03-09 14:00')
      .signIn('QA-01', 'QA-01')
      .given(
        'IssueBatch',
        {
          recipe: 'MMR-VC500-250K',
          version: '07',
          batch: 'VC5-26-0148',
          allocations: Object.entries(booth.batch.allocations).map(([step, lot]) => ({ step, lot })),
        },
        { station: 'QA-01', by: 'QA-01' },
      );
    const enter = (step: string) =>
      booth.given('EnterStep', { batch: 'VC5-26-0148', step }).given('StartStep');
    enter('20');
    for (const item of ['1', '6']) booth.given('AnswerItem', { item, answer: { kind: 'confirmed' } });
    booth.given('AnswerItem', { item: '2', answer: { kind: 'count', value: 0 } });
    for (const item of ['4', '5'])
      booth.given('AnswerItem', { item, answer: { kind: 'reference', value: 'CL-0789' } });
    booth.scanPlace('WS-01-WASTE').complete().given('VerifyStep', {}, { by: 'OP-107' });
    enter('30').scanWeights('TW-K1');
    prepared(booth);
    for (const [index, shows] of ['5.06', '20.00', '100.00'].entries()) capture(booth, index, shows);
    repeat(booth);
    for (const [index, shows] of ['5.06', '20.00'].entries()) capture(booth, index, shows);
    const told = capture(booth, 2, '100.00');
    const weighed = [`${BATCH}/DC-01`, `${BATCH}/DC-02`];
    expect(dataOf(told, 'RoutineCheckFailed')[0]?.since).toEqual(weighed);
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => [hold.object.id, hold.exception])).toEqual([
      [FLOOR, null],
      ...weighed.map((id) => [id, told.opened?.id]),
    ]);
    booth.given('LeaveStep').scanned(`${BATCH}/DC-01`).scanPlace('BL-01');
    const move = { container: `${BATCH}/DC-01`, location: 'BL-01' };
    expect(booth.when('MoveContainer', move).codes).toEqual(['move.held']);
    const settled = { exception: told.opened?.id, reason: 'assessed-no-impact', narrative: null };
    booth.given('SettleException', settled, { by: 'QA-01' });
    expect(booth.when('MoveContainer', move).kind).toBe('accepted');
    expect(booth.scale(FLOOR).service).toBe('outOfService');
  });

  it('[S111] is complete when every scale of the step passed', () => {
    const booth = prepared();
    for (const [index, shows] of ['5.00', '20.00', '100.00'].entries()) capture(booth, index, shows);
    const told = booth.when('CompleteStep', {}, { by: 'OP-101' });
    expect(told.codes).toEqual(['evidence.missing']);
    expect(dataOfDenial(told)).toMatchObject({ missing: BENCH });
  });
});
