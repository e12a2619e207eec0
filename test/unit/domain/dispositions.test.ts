import { describe, expect, it } from 'vitest';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import { dataOf, type Seen } from '../../support/given-when-then.ts';
import {
  type Alter,
  BATCH,
  BENCH,
  boothBefore,
  certain,
  FLOOR,
  filling,
  type WeighBooth,
} from '../../support/weigh-booth.ts';

const settle = (booth: WeighBooth, exception: string, seen: Seen, fields: object = {}) =>
  booth.when(
    'SettleException',
    { exception, reason: 'assessed-no-impact', narrative: null, ...fields },
    seen,
  );

const reallocate = (booth: WeighBooth, lot: string, seen: Seen = { by: 'QA-01' }, exception = 'EX-01') =>
  booth.when('ReallocateLot', { exception, lot, reason: 'lot-blocked-reallocated' }, seen);

/** Somebody has the role and the qualification of it as well. */
const also =
  (person: string, role: string, code: string): Alter =>
  (founding: Founding) => ({
    ...founding,
    people: founding.people.map((each) =>
      each.id === person
        ? {
            ...each,
            roles: [...each.roles, role as never],
            qualifications: [...each.qualifications, { code, expires: '2027-01-31' as never }],
          }
        : each,
    ),
  });

/** Accept was pressed while over: EX-01, the supervisor's. */
function over(alter?: Alter): WeighBooth {
  const booth = boothBefore('70', alter).open('70').tare('0.32');
  booth.when('AcceptWeight', {}, { shows: '5.44' });
  return booth;
}

/** The allocated lot of step 100 is held: EX-01, quality's. */
function held(): WeighBooth {
  const booth = boothBefore('100', undefined, { '100': 'MS-2510-011' }).begin('100');
  booth.given('SelectScale', { scale: BENCH }).scan('MS-2510-011-01');
  return booth;
}

describe('correct and continue', () => {
  it('[S52][S59] decides in one signature, goes on at once, and closes when the correction passed its gate', () => {
    const booth = over();
    expect(booth.step('70').state).toBe('exception');
    const decided = settle(booth, 'EX-01', { by: 'SUP-01' });
    expect(decided.types).toEqual(['ExceptionSettled', 'StepCleared']);
    expect(dataOf(decided, 'ExceptionSettled')[0]?.signature).toMatchObject({
      person: 'SUP-01',
      name: 'G. Lin',
      meaning: 'approved',
      components: 'idAndSecret',
    });
    expect(booth.step('70').state).toBe('inProgress');
    expect(booth.state.get('exceptions', 'EX-01')).toMatchObject({ state: 'implementing', closedAt: null });
    const corrected = booth.when('AcceptWeight', {}, { shows: '5.32' });
    expect(corrected.types).toEqual([
      'WeightAccepted',
      'ExceptionImplemented',
      'ExceptionClosed',
      'HoldReleased',
    ]);
    expect(booth.state.get('exceptions', 'EX-01')).toMatchObject({ state: 'closed' });
  });

  it('[S70] is not closed by anything but the command that was refused', () => {
    const booth = over();
    settle(booth, 'EX-01', { by: 'SUP-01' });
    booth.given('VoidContainer', { reason: 'spill' });
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('implementing');
  });

  it.each([
    ['OP-107', ['owner.role']],
    ['ADM-01', ['owner.role']],
    ['QA-01', ['owner.role']],
    ['SUP-01', []],
  ])('[S3][S28][S101] of a supervisor’s exception, signed by %s', (by, codes) => {
    expect(settle(over(), 'EX-01', { by }).codes).toEqual(codes);
  });

  it('[S3][S104] is never the performer’s, whatever roles the performer has', () => {
    const booth = over(also('OP-101', 'supervisor', 'SUP-1'));
    expect(settle(booth, 'EX-01', { by: 'OP-101' }).codes).toEqual(['owner.performer']);
    expect(booth.step('70').state).toBe('exception');
  });

  it('[S3][S104] is not that of a performer who left the step to somebody else', () => {
    const booth = boothBefore('70', also('OP-101', 'supervisor', 'SUP-1')).open('70');
    booth.given('SuspendStep', { reason: 'shift-change' }).signIn('OP-107').enter('70').given('TakeOverStep');
    booth.given('CaptureTare', {}, { shows: '0.32' }).when('AcceptWeight', {}, { shows: '5.44' });
    expect(settle(booth, 'EX-01', { by: 'OP-101' }).codes).toEqual(['owner.performer']);
    expect(settle(booth, 'EX-01', { by: 'SUP-01' }).kind).toBe('accepted');
  });

  it('[S29] needs the qualification behind the role, current today', () => {
    const booth = over((founding) => ({
      ...founding,
      people: founding.people.map((person) =>
        person.id === 'SUP-01'
          ? { ...person, qualifications: [{ code: 'SUP-1', expires: '2026-03-08' as never }] }
          : person,
      ),
    }));
    expect(settle(booth, 'EX-01', { by: 'SUP-01' }).codes).toEqual(['owner.role']);
  });

  it('[S8][S35] needs a reason code; "other" only with a sentence', () => {
    const booth = over();
    const other = { reason: 'other-see-narrative' };
    expect(settle(booth, 'EX-01', { by: 'SUP-01' }, other).codes).toEqual(['reason.narrative']);
    const told = { ...other, narrative: 'The spatula slipped.' };
    expect(settle(booth, 'EX-01', { by: 'SUP-01' }, told).kind).toBe('accepted');
  });

  it('[S34] needs id and secret every time, of the right person, over the right text', () => {
    const by = 'SUP-01';
    const booth = over();
    expect(settle(booth, 'EX-01', { by, unnamed: true }).codes).toContain('signature.needsId');
    expect(settle(booth, 'EX-01', { by, secret: 'mismatch' }).codes).toEqual(['signature.wrong']);
    expect(settle(booth, 'EX-01', { by, textHash: 'f'.repeat(64) }).codes).toEqual(['signature.otherText']);
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('blocked');
  });

  it('[S25] happens once, to an exception that exists', () => {
    const booth = over();
    settle(booth, 'EX-01', { by: 'SUP-01' });
    expect(settle(booth, 'EX-01', { by: 'SUP-01' }).codes).toEqual(['exception.state']);
    expect(settle(booth, 'EX-99', { by: 'SUP-01' }).codes).toContain('exception.unknown');
  });
});

describe('acknowledgement', () => {
  const acknowledge = (booth: WeighBooth, exception = 'EX-01') =>
    booth.when('AcknowledgeException', { exception });

  it('[S69] is the owner’s, and stands beside the state', () => {
    const booth = over();
    expect(acknowledge(booth).codes).toEqual(['owner.role']);
    booth.signIn('SUP-01');
    expect(acknowledge(booth).kind).toBe('accepted');
    expect(booth.state.get('exceptions', 'EX-01')).toMatchObject({
      state: 'blocked',
      acknowledged: { by: 'SUP-01', at: booth.moment.at },
    });
    expect(acknowledge(booth).codes).toEqual(['exception.acknowledged']);
    expect(acknowledge(booth, 'EX-99').codes).toEqual(['exception.unknown']);
  });

  it('[S69] of a closed exception comes too late', () => {
    const booth = boothBefore('90').begin('90');
    booth.when('SelectScale', { scale: FLOOR });
    booth.given('SelectScale', { scale: BENCH }).signIn('SUP-01');
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('ruleClosed');
    expect(acknowledge(booth).codes).toEqual(['exception.acknowledged']);
  });
});

describe('re-allocation', () => {
  it('[S53] to another lot of the same item and specification, by quality where the lot was on hold', () => {
    const booth = held();
    expect(reallocate(booth, 'MS-2511-020', { by: 'SUP-01' }).codes).toEqual(['owner.role']);
    const told = reallocate(booth, 'MS-2511-020');
    expect(told.types).toEqual(['LotReallocated', 'ExceptionSettled', 'StepCleared']);
    expect(booth.batch.allocations['100']).toBe('MS-2511-020');
    expect(booth.work('100').lot).toBe('MS-2511-020');
    expect(booth.scan('MS-2510-011-01').codes).toContain('lot.notAllocated');
  });

  it('[S53] closes with the scan of the other lot', () => {
    const booth = held();
    reallocate(booth, 'MS-2511-020');
    expect(booth.scan('MS-2511-020-01').types).toContain('ExceptionClosed');
    expect(booth.state.get('exceptions', 'EX-01')).toMatchObject({
      state: 'closed',
      settled: { pattern: 'reallocation', by: 'QA-01' },
    });
  });

  const stearate =
    (change: object): Alter =>
    (founding) => ({
      ...founding,
      lots: founding.lots.map((lot) => (lot.id === 'MS-2511-020' ? { ...lot, ...change } : lot)),
    });
  it.each([
    ['of another specification revision', { specification: 'RM-2011 rev 5' }, 'reallocation.specification'],
    ['of a supplier that is not qualified', { supplierQualified: false }, 'reallocation.supplier'],
    ['in quarantine', { quality: 'quarantine' }, 'status.quarantine'],
    ['that expired', { expires: '2026-03-08' }, 'date.expired'],
  ])('[S53] is refused to a lot %s', (_how, change, code) => {
    const booth = boothBefore('100', stearate(change), { '100': 'MS-2510-011' }).begin('100');
    booth.given('SelectScale', { scale: BENCH }).scan('MS-2510-011-01');
    expect(reallocate(booth, 'MS-2511-020').codes).toEqual([code]);
    expect(booth.batch.allocations['100']).toBe('MS-2510-011');
  });

  it('[S53] is refused to another item, to the same lot, to a lot that is unknown or held', () => {
    const booth = held();
    expect(reallocate(booth, 'SD-2506-077').codes).toEqual(['reallocation.item']);
    expect(reallocate(booth, 'MS-2510-011').codes).toContain('reallocation.same');
    expect(reallocate(booth, 'NO-LOT').codes).toContain('reallocation.unknown');
    const object = { kind: 'lot', id: 'MS-2511-020' };
    booth.given('PlaceHold', { object, reason: 'investigation', narrative: null });
    expect(reallocate(booth, 'MS-2511-020').codes).toEqual(['hold.lot']);
  });

  it('[S53][S150] keeps to first expired, first out', () => {
    const third: Alter = (founding) => ({
      ...founding,
      lots: [
        ...founding.lots,
        { ...certain(founding.lots[1]), id: 'AA-2601-001' as never, expires: '2028-01-31' as never },
      ],
    });
    const booth = boothBefore('50', third).begin('50').given('SelectScale', { scale: FLOOR });
    booth.scan('CB-2508-009-01');
    expect(reallocate(booth, 'AA-2601-001', { by: 'SUP-01' }).codes).toEqual(['fefo.earlier']);
  });

  it('[S53] is refused once something of the step is weighed', () => {
    const booth = boothBefore('40').open('40').tare('1.54');
    booth.fill('26.54');
    booth.verify('26.54').close('AA-2409-117-01', true).scan('CB-2508-009-01');
    expect(reallocate(booth, 'AA-2503-042', { by: 'SUP-01' }).codes).toContain('reallocation.begun');
  });

  it('[S53] of a lot on hold is quality’s, whatever opened the exception', () => {
    const booth = boothBefore('100', undefined, { '100': 'MS-2510-011' }).begin('100');
    booth.given('SelectScale', { scale: BENCH });
    expect(booth.scan('CB-2508-009-01').opened).toMatchObject({
      trigger: 'wrongIdentity',
      owner: 'supervisor',
    });
    expect(reallocate(booth, 'MS-2511-020', { by: 'SUP-01' }).codes).toEqual(['owner.role']);
    expect(reallocate(booth, 'MS-2511-020', { by: 'QA-01' }).kind).toBe('accepted');
  });
});

describe('a report of a person', () => {
  const report = (booth: WeighBooth, category = 'material') =>
    booth.when('ReportException', { category, narrative: 'The liner is torn.' });

  it('[S11][S30] opens an exception of quality, at least major, and takes the step out', () => {
    const booth = filling('60');
    expect(report(booth).opened).toMatchObject({
      trigger: 'reported',
      source: 'person',
      severity: 'major',
      owner: 'qaReviewer',
      object: 'category:material',
      narrative: 'The liner is torn.',
    });
    expect(booth.step('60').state).toBe('exception');
  });

  it('[S59] ends with the decision, for there is nothing to repeat', () => {
    const booth = filling('60');
    report(booth);
    expect(settle(booth, 'EX-01', { by: 'QA-01' }).types).toEqual([
      'ExceptionSettled',
      'StepCleared',
      'ExceptionImplemented',
      'ExceptionClosed',
    ]);
    expect(booth.step('60').state).toBe('inProgress');
  });

  it('[S18] about a verified step leaves the step as it is, and can be settled all the same', () => {
    const booth = boothBefore('50').enter('40');
    expect(report(booth).types).toEqual(['ExceptionOpened']);
    expect(booth.step('40').state).toBe('verified');
    expect(settle(booth, 'EX-01', { by: 'QA-01' }).kind).toBe('accepted');
    expect(booth.step('40').state).toBe('verified');
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('closed');
  });

  it('outside any step concerns the station', () => {
    const booth = boothBefore('40');
    expect(report(booth, 'equipment').opened).toMatchObject({ batch: null, step: null, station: 'WS-01' });
    expect(settle(booth, 'EX-01', { by: 'QA-01' }).kind).toBe('accepted');
  });
});

describe('several exceptions in one step', () => {
  it('[S19] keep it stopped until the last of them is cleared', () => {
    const booth = over();
    booth.when('ReportException', { category: 'material', narrative: 'Dust on the lid.' });
    settle(booth, 'EX-01', { by: 'SUP-01' });
    expect(booth.step('70').state).toBe('exception');
    settle(booth, 'EX-02', { by: 'QA-01' });
    expect(booth.step('70').state).toBe('inProgress');
  });

  it('[S115] let nothing pass but the correction of the one that a rule may close', () => {
    const booth = boothBefore('90').begin('90');
    booth.when('SelectScale', { scale: FLOOR });
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).codes).toContain('step.blocked');
    expect(booth.when('SelectScale', { scale: BENCH }).types).toEqual([
      'ScaleSelected',
      'ExceptionRuleClosed',
      'StepCleared',
    ]);
    expect(booth.step('90').state).toBe('inProgress');
  });

  it('a check that passed at its second attempt is reported and settled without stopping the step', () => {
    const booth = boothBefore('30').begin('30').scanWeights('TW-K1').scanWeights('TW-G1');
    const scale = FLOOR;
    const capture = (shown: readonly string[]) => {
      for (const [index, shows] of shown.entries())
        booth.given('CaptureCheck', { scale, nominal: booth.point(scale, index) }, { shows });
    };
    booth.given('PrepareCheck', { scale, clean: true, level: true });
    capture(['5.06', '20.00', '100.00']);
    booth.given('RepeatCheck', { scale, cleaned: true, leveled: true }, { shows: '0.00' });
    capture(['5.00', '20.00', '100.00']);
    expect(booth.state.get('exceptions', 'EX-01')).toMatchObject({
      trigger: 'checkPassedAtSecondAttempt',
      severity: 'minor',
      owner: 'qaReviewer',
    });
    expect(booth.step('30').state).toBe('inProgress');
    expect(settle(booth, 'EX-01', { by: 'QA-01' }).kind).toBe('accepted');
    expect(booth.step('30').state).toBe('inProgress');
  });
});

describe('an exception', () => {
  it('[S4][S141] holds its context: batch, step, station, object, gate, refusal, who, when, due', () => {
    const record = certain(over().state.get('exceptions', 'EX-01'));
    expect(record).toMatchObject({
      batch: BATCH,
      step: '70',
      station: 'WS-01',
      gate: 'requireTolerance',
      during: { command: 'AcceptWeight', expects: null },
      object: `container:${BATCH}/DC-07`,
      causedBy: 'OP-101',
      performers: ['OP-101'],
      source: 'rule',
      count: 1,
    });
    expect(record.refusal).toMatchObject({
      code: 'tolerance.over',
      data: { net: '5.12 kg', highest: '5.04 kg' },
    });
  });
});
