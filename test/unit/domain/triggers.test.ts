import { describe, expect, it } from 'vitest';
import { GATE_IDS } from '../../../main/contract/refusals.ts';
import { COMMAND_GATES } from '../../../main/domain/command-gates.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import {
  DUE,
  TRIGGER_TABLE,
  TRIGGER_TABLE_VERSION,
  triggerRow,
} from '../../../main/domain/quality/trigger-table.ts';
import { dataOf, type Told } from '../../support/given-when-then.ts';
import {
  type Alter,
  BATCH,
  BENCH,
  boothBefore,
  certain,
  FLOOR,
  filling,
  WeighBooth,
} from '../../support/weigh-booth.ts';

const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

/** One story for each row of the table that pulls its trigger, and what the rules of the floor say it opens. */
const ROWS: Readonly<
  Record<
    string,
    {
      readonly told: () => Told;
      readonly opens: object;
      readonly step: string;
      readonly holds: readonly string[];
    }
  >
> = {
  wrongIdentity: {
    told: () => boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR }).scan('RH-2507-033-01'),
    opens: { severity: 'minor', owner: 'supervisor', links: [], ruleClosable: true, cluster: 'compliance' },
    step: 'StepBlocked',
    holds: [],
  },
  statusViolation: {
    told: () =>
      boothBefore('100', undefined, { '100': 'MS-2510-011' })
        .begin('100')
        .given('SelectScale', { scale: BENCH })
        .scan('MS-2510-011-01'),
    opens: {
      severity: 'major',
      owner: 'qaReviewer',
      links: [],
      ruleClosable: false,
      cluster: 'material-availability',
    },
    step: 'StepBlocked',
    holds: [],
  },
  outOfTolerance: {
    told: () => filling('60').tare('0.32').when('AcceptWeight', {}, { shows: '6.80' }),
    opens: { severity: 'major', owner: 'supervisor', links: [], ruleClosable: false },
    step: 'StepExcepted',
    holds: [`${BATCH}/DC-06`],
  },
  deviceIneligible: {
    told: () => boothBefore('90').begin('90').when('SelectScale', { scale: FLOOR }),
    opens: { severity: 'minor', owner: 'supervisor', links: [], ruleClosable: true },
    step: 'StepBlocked',
    holds: [],
  },
  deviceLostEligibility: {
    told: () => filling('60').at('2026-03-10 06:00').when('CaptureTare', {}, { shows: '0.32' }),
    opens: { severity: 'critical', owner: 'qaReviewer', links: ['DEV-01'], ruleClosable: false },
    step: 'StepBlocked',
    holds: [FLOOR],
  },
  unqualified: {
    told: () => boothBefore('30').signIn('OP-112').enter('30').when('StartStep'),
    opens: {
      severity: 'major',
      owner: 'supervisor',
      links: [],
      ruleClosable: false,
      cluster: 'staffing-skill',
    },
    step: 'StepBlocked',
    holds: [],
  },
  outOfSequence: {
    told: () => boothBefore('40').enter('110').when('StartStep'),
    opens: { severity: 'major', owner: 'qaReviewer', links: ['DEV-01'], ruleClosable: false },
    step: 'StepBlocked',
    holds: [],
  },
  foundAtClearance: {
    told: () =>
      boothBefore('20')
        .begin('20')
        .when('AnswerItem', { item: '1', answer: { kind: 'found', what: 'a bag' } }),
    opens: { severity: 'critical', owner: 'qaReviewer', links: ['NC-01'], ruleClosable: false },
    step: 'StepBlocked',
    holds: ['WS-01', BATCH],
  },
  containerVoided: {
    told: () => filling('60').tare('0.32').when('VoidContainer', { reason: 'spill' }),
    opens: { severity: 'major', owner: 'supervisor', links: [], ruleClosable: false },
    step: 'StepExcepted',
    holds: [`${BATCH}/DC-06`],
  },
  reweighLimit: {
    told: () => {
      const once = (founding: Founding) => ({ ...founding, site: { ...founding.site, reweighs: 0 } });
      const booth = filling('60', once).tare('0.32').given('VoidContainer', { reason: 'spill' });
      const why = { exception: 'EX-01', reason: 'spill', narrative: null };
      return booth.given('SettleException', why, { by: 'SUP-01' }).when('CaptureTare', {}, { shows: '0.32' });
    },
    opens: { severity: 'major', owner: 'supervisor', links: [], ruleClosable: false },
    step: 'StepBlocked',
    holds: [],
  },
  reported: {
    told: () => filling('60').when('ReportException', { category: 'label', narrative: 'x' }),
    opens: { severity: 'major', owner: 'qaReviewer', links: [], ruleClosable: false, source: 'person' },
    step: 'StepExcepted',
    holds: [],
  },
};

describe('the trigger table', () => {
  it.each(Object.entries(ROWS))(
    '[S3][S11][S12][S13][S16][S41][S50][S136] routes %s to its state, owner and holds',
    (trigger, { told, opens, step, holds }) => {
      const { events, opened, types } = told();
      expect(opened).toMatchObject({ trigger, state: 'blocked', ...opens });
      expect(types.filter((type) => type === 'StepBlocked' || type === 'StepExcepted')).toEqual([step]);
      const placed = events.flatMap((event) =>
        event.type === 'HoldPlaced' ? [event.data.hold.object.id] : [],
      );
      expect(placed).toEqual(holds);
    },
  );

  it('[S16] has a story above or in the tests of its own subject for every row', () => {
    const elsewhere = [
      'checkFailed',
      'checkPassedAtSecondAttempt',
      'procedureFailed',
      'minimumWeightRaised',
      'countVariance',
      'eventsLost',
      'laboratoryOos',
      'reconciliationOutside',
      'wrongLabel',
      'wrongCode',
      'override',
      'checkInvalidated',
      'dependentOutside',
      'usedCaptureInvalidated',
      'lateEntry',
      'packagingUncleared',
      'yieldOutside',
      'parameterOutside',
      'machineNotReady',
      'inProcessOos',
      'inProcessMissed',
      'inProcessIncomplete',
      'outOfTrend',
    ];
    const told = [...Object.keys(ROWS), ...elsewhere].sort();
    expect(TRIGGER_TABLE.map(({ id }) => id).sort()).toEqual(told);
  });

  it('[S16] names gates and commands that exist, and each row once', () => {
    for (const { gates, commands = [], id } of TRIGGER_TABLE) {
      for (const gate of gates) expect(GATE_IDS, id).toContain(gate);
      for (const command of commands) {
        expect(Object.keys(COMMAND_GATES), id).toContain(command);
        const asked = COMMAND_GATES[command].map((gate) => gate.id);
        expect(
          gates.some((gate) => asked.includes(gate)),
          `${id} at ${command}`,
        ).toBe(true);
      }
      expect(triggerRow(id).id).toBe(id);
    }
    expect(() => triggerRow('none' as never)).toThrow('broken invariant');
  });

  it('is recorded by its version with every exception', () => {
    const told = certain(ROWS['outOfTolerance']).told();
    expect(dataOf(told, 'ExceptionOpened')[0]?.tableVersion).toBe(TRIGGER_TABLE_VERSION);
  });

  it.each([
    ['minor', 'deviceIneligible', 30, 8 * 60],
    ['major', 'outOfTolerance', 15, 24 * 60],
    ['critical', 'foundAtClearance', 5, 30 * 24 * 60],
  ] as const)(
    '[S69] gives %s %s %d minutes to acknowledge and %d to disposition',
    (severity, trigger, acknowledge, disposition) => {
      const opened = certain(certain(ROWS[trigger]).told().opened);
      expect(DUE[severity]).toEqual({ acknowledge, disposition });
      expect(minutesBetween(opened.openedAt, opened.dueAcknowledge)).toBe(acknowledge);
      expect(minutesBetween(opened.openedAt, opened.dueDisposition)).toBe(disposition);
    },
  );
});

describe('what makes a row weigh more', () => {
  const item =
    (id: string, change: object): Alter =>
    (founding) => ({
      ...founding,
      items: founding.items.map((each) => (each.id === id ? { ...each, ...change } : each)),
    });
  const wrong = (alter: Alter) =>
    boothBefore('60', alter).begin('60').given('SelectScale', { scale: FLOOR }).scan('RH-2507-033-01').opened;

  it.each([
    ['an active item', item('RM-1014', { active: true })],
    ['an allergen', item('RM-1014', { allergens: ['milk'] })],
  ])('[S134] a wrong lot in a step of %s is major, and the supervisor’s to clear', (_what, alter) => {
    expect(wrong(alter)).toMatchObject({ trigger: 'wrongIdentity', severity: 'major', ruleClosable: false });
  });

  it('[S72][S105] the second wrong lot in a step is major, although the first was closed by rule', () => {
    const booth = boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });
    expect(booth.scan('RH-2507-033-01').opened).toMatchObject({ severity: 'minor', ruleClosable: true });
    expect(booth.scan('CB-2508-009-01').types).toEqual(
      expect.arrayContaining(['SourceOpened', 'ExceptionRuleClosed', 'StepCleared']),
    );
    booth.close('CB-2508-009-01');
    expect(booth.scan('MC-2510-201-01').opened).toMatchObject({ severity: 'major', ruleClosable: false });
    expect(booth.scan('CB-2508-009-01').codes).toEqual(['step.blocked']);
  });

  it('[S46] the second attempt of an unqualified person in a batch calls for a deviation', () => {
    const booth = boothBefore('60');
    booth.signIn('OP-112').enter('60').when('StartStep');
    const settle = { exception: 'EX-01', reason: 'qualified-person-takes-over', narrative: null };
    booth.given('SettleException', settle, { by: 'SUP-01' });
    expect(booth.enter('70').when('StartStep').opened).toMatchObject({
      trigger: 'unqualified',
      links: ['DEV-01'],
      severity: 'major',
    });
    const other = boothBefore('60');
    other.signIn('OP-112').enter('60').when('StartStep');
    other.given('SettleException', settle, { by: 'SUP-01' }).signIn('OP-203').enter('70');
    expect(other.when('StartStep').opened).toMatchObject({ trigger: 'unqualified', links: [] });
  });
});

describe('a repeated denial', () => {
  it('[S72] at the same gate, step and object attaches to the open exception as a count', () => {
    const booth = filling('60').tare('0.32');
    const first = booth.when('AcceptWeight', {}, { shows: '6.80' });
    const again = booth.when('AcceptWeight', {}, { shows: '6.82' });
    expect(again.codes).toEqual(expect.arrayContaining(['step.blocked', 'tolerance.over']));
    expect(again.types).toEqual(['CommandDenied', 'ExceptionRepeated']);
    expect(booth.state.get('exceptions', String(first.opened?.id))?.count).toBe(2);
    expect([...booth.state.all('exceptions')]).toHaveLength(1);
  });

  it('[S19] about another object opens its own', () => {
    const booth = boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });
    booth.scan('RH-2507-033-01');
    expect(booth.scan('MC-2510-201-01').opened?.id).toBe('EX-02');
  });
});

describe('a denial that touches no step', () => {
  it.each([
    ['nobody is signed in', () => WeighBooth.founded().when('CaptureTare', {}, { shows: '0.32' })],
    [
      'the context is another',
      () =>
        filling('60')
          .tare('0.32')
          .when('AcceptWeight', {}, { shows: '6.80', context: { step: '70' } }),
    ],
    [
      'a script sends it',
      () => filling('60').tare('0.32').when('AcceptWeight', {}, { shows: '6.80', pace: 99 }),
    ],
    [
      'another person holds the step',
      () =>
        filling('60').tare('0.32').signIn('OP-107').enter('60').when('AcceptWeight', {}, { shows: '6.80' }),
    ],
    [
      'the step is not in progress',
      () =>
        filling('60')
          .tare('0.32')
          .given('SuspendStep', { reason: 'break' })
          .when('AcceptWeight', {}, { shows: '6.80' }),
    ],
    ['no row names its gate', () => filling('60').when('CaptureTare', {}, { shows: '9.00' })],
  ])('[S37] because %s is logged with every gate and opens nothing', (_why, tell) => {
    const told = tell();
    expect(told.kind).toBe('refused');
    expect(told.types).toEqual(['CommandDenied']);
    const [denied] = told.events;
    expect(denied?.type === 'CommandDenied' && denied.data.refusals.map(({ gate }) => gate)).toEqual(
      told.gates,
    );
  });

  it('[S33][S37] keeps the scan that was refused', () => {
    const booth = boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });
    const [denied] = booth.scan('RH-2507-033-01').events;
    expect(denied?.type === 'CommandDenied' && denied.data.scan).toMatchObject({
      source: 'scan',
      device: 'SCN-01',
    });
  });

  it('[S1][S115] reports all failing gates, not the first', () => {
    const booth = boothBefore('90').begin('90');
    expect(booth.when('SelectScale', { scale: 'SCL-03' }).codes).toEqual([
      'calibration.overdue',
      'check.due',
    ]);
  });
});
