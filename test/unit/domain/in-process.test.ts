import { describe, expect, it } from 'vitest';
import { readiness } from '../../../main/domain/release/readiness.ts';
import {
  ADJUSTED,
  BALANCE,
  CAPSULES,
  Encapsulator,
  GOOD,
  HEAVY,
  RUNNER,
  SECOND,
  SUPERVISOR,
  TERMINAL,
} from '../../support/encapsulator.ts';
import { dataOf } from '../../support/given-when-then.ts';

const cap = (...numbers: readonly string[]) => numbers.map((number) => `${CAPSULES}/CAP-${number}`);
const struck = (number: number) => ({
  check: 'IPC-01',
  number,
  reason: 'instrument-disturbed',
  narrative: 'The draught shield stood open.',
});

describe('a check of the run', () => {
  it('[S49] is opened in its window by the time the machine ran, and not before', () => {
    const run = Encapsulator.begun();
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.neverRan']);
    run.time('11:00').given('StartRun').time('11:24');
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.notDue']);
    run.time('11:10').stop('line-jam').time('11:40').given('StartRun').time('11:54');
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.notDue']);
    run.time('11:55').open();
    expect(run.last).toMatchObject({ id: 'IPC-01', size: 20, openedBy: RUNNER, recheck: null });
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.open']);
  });

  it('[S50] changes the container, so that what it speaks for can be carried away', () => {
    const run = Encapsulator.running();
    expect(run.work.output.map(({ id }) => id)).toEqual(cap('01'));
    run.time('11:30').open();
    expect(run.last.container).toBe(cap('01')[0]);
    expect(run.work.output.map(({ closedAt }) => closedAt !== null)).toEqual([true, false]);
    expect(run.state.get('containers', cap('02')[0] ?? '')).toMatchObject({
      kind: 'output',
      batch: CAPSULES,
      location: TERMINAL,
    });
  });

  it('[S49] is judged with its last unit, and final', () => {
    const run = Encapsulator.running().time('11:30').open().weigh();
    expect(run.last.outcome).toMatchObject({ kind: 'judged', verdict: 'passed', outside: [], rules: [] });
    expect(run.when('CapturePlacement', {}, { shows: GOOD }).codes).toEqual(['inProcess.none']);
    expect(run.when('InvalidatePlacement', struck(1), { by: SECOND }).codes).toContain('inProcess.none');
    expect(run.when('CloseInProcess', { reason: 'break', narrative: null }).codes).toEqual([
      'inProcess.none',
    ]);
    expect(run.work.line.kind).toBe('running');
    expect(run.held).toEqual([]);
  });

  it('[S49] takes no unit twice, and no empty pan for one', () => {
    const run = Encapsulator.running().time('11:30').open();
    expect(run.when('CapturePlacement', {}, { shows: '0.0002' }).codes).toEqual(['unit.none']);
    run.lay(GOOD).given('CapturePlacement', {}, { shows: GOOD });
    expect(run.when('CapturePlacement', {}, { shows: '0.7681' }).codes).toEqual(['unit.same']);
    run.takeOff().place('0.7681');
    expect(run.last.placements.map(({ value }) => value)).toEqual([GOOD, '0.7681']);
  });

  it('[S49] records what was laid on the balance and taken away without a press', () => {
    const run = Encapsulator.running().time('11:30').open().place(GOOD).lay('0.8400').takeOff().place(GOOD);
    expect(run.last.placements).toMatchObject([
      { value: GOOD, how: 'captured' },
      { value: '0.8400', how: 'left' },
      { value: GOOD, how: 'captured' },
    ]);
    run.lay('0.7000').lay(GOOD).takeOff();
    expect(run.last.placements.slice(3)).toMatchObject([
      { value: '0.7000', how: 'left' },
      { value: GOOD, how: 'left' },
    ]);
  });

  it('[S49] is over when the unit that was taken away without a press was the last one', () => {
    const run = Encapsulator.running().time('11:30').open();
    run.weigh(Array<string>(19).fill(GOOD)).lay('0.8400').takeOff();
    expect(run.last.outcome).toMatchObject({ kind: 'judged', verdict: 'failed', outside: [20] });
    expect(run.step().state).toBe('exception');
    expect(run.work.pan).toBeNull();
  });

  it('[S49] has in it what was weighed while nobody stood in the step, or while the step was stopped', () => {
    const run = Encapsulator.running().time('11:30').open().given('LeaveStep');
    run.lay('0.8300').takeOff().given('SignOut').lay('0.8290').takeOff();
    run.given('SignIn', { person: RUNNER, secret: '' }).enter('150');
    run.given('ReportException', { category: 'other', narrative: 'Smoke.' }).lay('0.8280').takeOff();
    expect(run.last.placements.map(({ value }) => value)).toEqual(['0.8300', '0.8290', '0.8280']);
  });

  it('[S49] does not take the weights of a check of the balance for units', () => {
    const run = Encapsulator.running().time('11:30').open();
    run.when('ObserveDevice', { equipment: BALANCE, what: 'restarted', detail: 'power' });
    run.lay('0.2000').takeOff();
    expect(run.last.placements).toEqual([]);
  });

  it('[S49] does not take the unit that still lies there for the first of the next', () => {
    const run = Encapsulator.running().time('11:30').open().weigh(Array<string>(19).fill(GOOD));
    run.lay(GOOD).given('CapturePlacement', {}, { shows: GOOD }).time('12:00').open().lay(GOOD);
    expect(run.when('CapturePlacement', {}, { shows: GOOD }).codes).toEqual(['unit.same']);
    run.takeOff();
    expect(run.last.placements).toEqual([]);
  });

  it('[S36][S45] asks anew of the balance at every unit', () => {
    const run = Encapsulator.running().time('11:30').open();
    const refused = (seen: object) => run.when('CapturePlacement', {}, { shows: GOOD, ...seen }).codes;
    expect(refused({ displayed: '0.7999' })).toEqual(['reading.changed']);
    expect(refused({ capture: { stable: false } })).toEqual(['reading.unstable']);
    expect(refused({ capture: { ageMs: 60_000 } })).toEqual(['reading.stale']);
    expect(refused({ capture: { serial: 'X' } })).toEqual(['reading.foreign']);
    expect(run.last.placements).toEqual([]);
  });

  it('[S45] stops when the balance loses its check: that is critical, and holds what was checked on it', () => {
    const run = Encapsulator.running().check('11:30').time('12:00').open().place(GOOD);
    run.when('ObserveDevice', { equipment: BALANCE, what: 'restarted', detail: 'power' });
    const told = run.when('CapturePlacement', {}, { shows: GOOD });
    expect(told.codes).toEqual(['check.restarted']);
    expect(told.opened).toMatchObject({ trigger: 'deviceLostEligibility', object: `equipment:${BALANCE}` });
    expect(run.held).toEqual([BALANCE, ...cap('01', '02')].sort());
    run.lay('0.9000').takeOff();
    expect(run.last.placements).toHaveLength(1);
  });

  it('[S125] takes no capture of what is lighter than the balance can weigh, and still has it in the sample', () => {
    const run = Encapsulator.running().time('11:30').open().lay('0.1180');
    expect(run.when('CapturePlacement', {}, { shows: '0.1180' }).codes).toEqual(['unit.belowMinimum']);
    run.takeOff();
    expect(run.last.placements).toMatchObject([{ value: '0.1180', how: 'left' }]);
  });
});

describe('a placement', () => {
  it('[S104][S49] is invalidated for a cause that a second person saw; it stays, is counted, and another one is weighed', () => {
    const run = Encapsulator.running().time('11:30').open().place('0.6000');
    expect(run.when('InvalidatePlacement', struck(2), { by: SECOND }).codes).toContain('placement.unknown');
    run.given('InvalidatePlacement', struck(1), { by: SECOND });
    expect(run.last.placements[0]).toMatchObject({
      value: '0.6000',
      invalid: { by: RUNNER, witness: SECOND },
    });
    expect(run.when('InvalidatePlacement', struck(1), { by: SECOND }).codes).toEqual(['placement.invalid']);
    run.weigh();
    expect(run.last.placements).toHaveLength(21);
    expect(run.last.outcome).toMatchObject({ verdict: 'passed' });
    expect(run.batch.acts[SECOND]).toContain('verified');
  });

  it('[S104][S46] is not witnessed by the one who weighed it', () => {
    const run = Encapsulator.running().time('11:30').open().place('0.6000');
    const told = run.when('InvalidatePlacement', struck(1), { by: RUNNER });
    expect(told.codes).toEqual(['training.missing', 'independence.own']);
    expect(told.opened).toMatchObject({ trigger: 'unqualified', causedBy: RUNNER });
  });
});

describe('a check that fails', () => {
  const failed = () => Encapsulator.running().check('11:30').time('12:00').open();

  it('[S14][S49][S50] by its mean is an OOS, critical: the run stops, and what was made since the last good check is held', () => {
    const run = failed().weigh(Array<string>(19).fill(HEAVY)).lay(HEAVY);
    const told = run.when('CapturePlacement', {}, { shows: HEAVY });
    expect(told.opened).toMatchObject({
      trigger: 'inProcessOos',
      severity: 'critical',
      owner: 'qaReviewer',
      links: ['OOS-01'],
      causeNeeded: true,
      object: 'check:IPC-02',
      station: TERMINAL,
    });
    expect(dataOf(told, 'RunStopped')).toMatchObject([{ station: TERMINAL, reason: 'in-process-check' }]);
    expect(run.work.line.kind).toBe('stopped');
    expect(run.state.get('stations', TERMINAL)?.run).toBeNull();
    expect(run.held).toEqual(cap('02', '03'));
    expect(run.work.output.every(({ closedAt }) => closedAt !== null)).toBe(true);
    expect(run.state.get('records', 'OOS-01')).toMatchObject({ kind: 'oos', objects: ['check:IPC-02'] });
  });

  it('[S49] by one unit fails as well, whatever the mean', () => {
    const run = failed().weigh([...Array<string>(19).fill(GOOD), '0.8257']);
    expect(run.last.outcome).toMatchObject({ verdict: 'failed', isMeanWithin: true, outside: [20] });
    expect(run.step().state).toBe('exception');
  });

  it('[S49][S115] lets the run go on only by the disposition, a recheck that passes, and a supervisor', () => {
    const run = failed().weigh(HEAVY).time('12:10');
    for (const type of ['StartRun', 'OpenInProcess'] as const)
      expect(run.when(type).codes).toContain('step.blocked');
    run.settle('EX-01');
    expect(run.when('StartRun').codes).toEqual(['recheck.owed']);
    run.open();
    expect(run.last).toMatchObject({ recheck: { of: 'IPC-02', exception: 'EX-01' }, container: null });
    expect(run.when('StartRun').codes).toEqual(['recheck.open']);
    expect(run.when('RestartRun', {}, { by: SUPERVISOR }).codes).toEqual(['recheck.open']);
    run.weigh(ADJUSTED);
    expect(run.when('StartRun').codes).toEqual(['recheck.supervisor']);
    expect(run.when('RestartRun', {}, { by: SECOND }).codes).toEqual(['role.missing']);
    expect(run.when('RestartRun', {}, { by: RUNNER }).codes).toEqual(['role.missing', 'independence.own']);
    run.time('12:28').restart();
    expect(run.work.line).toMatchObject({ kind: 'running' });
    expect(run.work.output.at(-1)).toMatchObject({ id: cap('04')[0], closedAt: null });
    expect(run.when('RestartRun', {}, { by: SUPERVISOR }).codes).toEqual(['line.running', 'recheck.none']);
    expect(run.batch.acts[SUPERVISOR]).toContain('approved');
  });

  it('[S49] stays failed, and a recheck that fails is another OOS', () => {
    const run = failed().weigh(HEAVY).time('12:10').settle('EX-01').open().weigh(HEAVY);
    expect(run.work.checks.map((each) => each.kind === 'sampled' && each.outcome)).toMatchObject([
      { verdict: 'passed' },
      { verdict: 'failed' },
      { verdict: 'failed' },
    ]);
    expect(run.state.get('exceptions', 'EX-02')).toMatchObject({
      trigger: 'inProcessOos',
      links: ['OOS-02'],
    });
    run.settle('EX-02');
    expect(run.when('StartRun').codes).toEqual(['recheck.owed']);
  });

  it('[S20][S27] keeps its hold when the run goes on: quality releases it, and until then the batch is not released', () => {
    const run = failed()
      .weigh(HEAVY)
      .time('12:10')
      .settle('EX-01')
      .open()
      .weigh(ADJUSTED)
      .time('12:28')
      .restart();
    expect(run.held).toEqual(cap('02', '03'));
    const holds = readiness(run.state, run.batch, 'verified').find(({ id }) => id === 'holds');
    expect(holds).toMatchObject({ status: 'open' });
    run.given('ReleaseHold', { hold: 'H-2', reason: 'assessed-no-impact' }, { by: 'QA-03' });
    expect(run.held).toEqual(cap('03'));
  });

  it('[S20] holds only what was made since the last check that passed', () => {
    const run = failed()
      .weigh(HEAVY)
      .time('12:10')
      .settle('EX-01')
      .open()
      .weigh(ADJUSTED)
      .time('12:28')
      .restart();
    run.check('12:58', HEAVY);
    expect(run.held).toEqual(cap('02', '03', '04', '05'));
  });

  it('[S103] is moved only into quarantine, by the scan of its label', () => {
    const run = failed().weigh(HEAVY).given('LeaveStep');
    const scan = (identity: object, raw: string) =>
      run.given('PresentScan', {
        scan: { identity, evidence: { source: 'scan', device: 'SCN-05', raw, carrier: null } },
      });
    const [drum = ''] = cap('02');
    scan({ kind: 'output', container: drum }, `OUT/${drum}`);
    scan({ kind: 'location', location: 'WH-RM' }, 'LOC/WH-RM');
    expect(run.when('MoveContainer', { container: drum, location: 'WH-RM' }).codes).toEqual(['move.held']);
    scan({ kind: 'location', location: 'QC-CAGE' }, 'LOC/QC-CAGE');
    run.given('MoveContainer', { container: drum, location: 'QC-CAGE' });
    expect(run.state.get('containers', drum)).toMatchObject({ location: 'QC-CAGE' });
  });
});

describe('a check that was missed', () => {
  it('[S49] blocks the run and holds what was made since the last good one', () => {
    const run = Encapsulator.running().check('11:30').time('12:05');
    expect(run.note().types).toEqual([]);
    run.time('12:05:01');
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.missed']);
    const told = run.note();
    expect(told.types).toContain('InProcessMissed');
    expect(told.opened).toMatchObject({
      trigger: 'inProcessMissed',
      severity: 'major',
      owner: 'qaReviewer',
      links: ['DEV-01'],
      station: TERMINAL,
    });
    expect(run.work.line.kind).toBe('stopped');
    expect(run.step().state).toBe('blocked');
    expect(run.held).toEqual(cap('02'));
    expect(run.note().types).toEqual([]);
  });

  it('[S49] is made up for by a check after the disposition, and a supervisor restarts', () => {
    const run = Encapsulator.running().time('11:36');
    run.note();
    run.settle('EX-01').time('11:40').open().weigh().time('11:50').restart();
    expect(run.last.recheck).toEqual({ of: 'IPC-01', exception: 'EX-01' });
    expect(run.work.line.kind).toBe('running');
    run.time('12:14');
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.notDue']);
    run.time('12:15').open();
  });

  it('[S49] is not missed while the line stands', () => {
    const run = Encapsulator.running().time('11:20').stop('line-jam').time('13:00');
    expect(run.note().types).toEqual([]);
  });
});

describe('a check that is closed before it is complete', () => {
  it('[S12][S49] is a deviation, stops the run, and holds its output', () => {
    const run = Encapsulator.running().time('11:30').open().place(GOOD);
    expect(run.when('CloseInProcess', { reason: 'other-see-narrative', narrative: null }).codes).toEqual([
      'reason.narrative',
    ]);
    const told = run.when('CloseInProcess', { reason: 'instrument-disturbed', narrative: null });
    expect(told.opened).toMatchObject({
      trigger: 'inProcessIncomplete',
      severity: 'major',
      links: ['DEV-01'],
    });
    expect(run.last.outcome).toMatchObject({ kind: 'incomplete', by: RUNNER });
    expect(run.last.placements).toHaveLength(1);
    expect(run.held).toEqual(cap('01', '02'));
    run.settle('EX-01');
    expect(run.when('StartRun').codes).toEqual(['recheck.owed']);
  });

  it('[S12][S49] by the station, when the next one is due and it is still open', () => {
    const run = Encapsulator.running().time('11:30').open().place(GOOD).time('12:06');
    expect(run.note().types).toContain('InProcessClosed');
    expect(run.last.outcome).toMatchObject({ kind: 'incomplete', by: null, reason: null });
  });
});

describe('a series of means', () => {
  /** 772.1 mg: more than one sigma over the centre, and well within the limits. */
  const DRIFTING = '0.7721';
  const times = ['11:30', '12:00', '12:30', '13:00', '13:30'];

  it('[S15] that breaks a run rule is evaluated, and the run goes on', () => {
    const run = Encapsulator.running();
    for (const time of times.slice(0, 4)) run.check(time, DRIFTING);
    expect(run.last.outcome).toMatchObject({ verdict: 'passed', rules: ['westernElectric3'] });
    expect(run.state.get('exceptions', 'EX-01')).toMatchObject({
      trigger: 'outOfTrend',
      severity: 'minor',
      owner: 'qaReviewer',
      links: ['OOT-01'],
      object: 'trend:150',
    });
    expect(run.step().state).toBe('inProgress');
    expect(run.work.line.kind).toBe('running');
    expect(run.held).toEqual([]);
    run.check('13:30', DRIFTING);
    expect(run.last.outcome).toMatchObject({ rules: ['westernElectric3'] });
    expect(run.state.get('exceptions', 'EX-02')).toBeUndefined();
  });

  it('[S15] begins anew after a check that did not pass', () => {
    const run = Encapsulator.running();
    for (const time of times.slice(0, 3)) run.check(time, DRIFTING);
    run.check('13:00', HEAVY).time('13:10').settle('EX-01').open().weigh(DRIFTING).time('13:20').restart();
    expect(run.last.outcome).toMatchObject({ verdict: 'passed', rules: [] });
  });
});

describe('the run', () => {
  it('[S81] does not start under a clearance that nobody gave', () => {
    const run = Encapsulator.issued().checkBalance().enter('150');
    const told = run.when('StartStep');
    expect(told.codes).toEqual(['sequence.upstream', 'clearance.missing']);
    expect(told.opened).toMatchObject({ trigger: 'outOfSequence' });
  });

  it('[S81] is not cleared while it goes on', () => {
    const run = Encapsulator.running();
    const desk = { station: 'QA-01', by: 'QA-01' };
    run.given(
      'IssueBatch',
      { recipe: 'MMR-VC500-CAPS', version: '02', batch: 'NEXT-C', allocations: [] },
      desk,
    );
    run.given('EnterStep', { batch: 'NEXT-C', step: '140' });
    expect(run.when('StartStep').codes).toEqual(['line.running']);
  });

  it('[S111] ends when it stands, its last container was checked, and no check is open', () => {
    const run = Encapsulator.running().check('11:30').time('11:48');
    const complete = () => run.when('CompleteStep', {}, { by: RUNNER });
    expect(complete().codes).toEqual(['evidence.missing']);
    run.stop();
    expect(complete().codes).toEqual(['evidence.missing']);
    run.open();
    expect(run.last.container).toBe(cap('02')[0]);
    expect(complete().codes).toEqual(['evidence.missing']);
    run.weigh();
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.nothingMade']);
    run.given('CompleteStep', {}, { by: RUNNER }).given('VerifyStep', {}, { by: SECOND });
    expect(run.step().state).toBe('verified');
    expect(run.batch.state).toBe('executed');
  });

  it('[S49] fills another container when it starts again after its last one was checked', () => {
    const run = Encapsulator.running().check('11:30').time('11:48').stop('break').open().weigh();
    run.time('12:00').given('StartRun');
    expect(run.work.output.map(({ id }) => id)).toEqual(cap('01', '02', '03'));
  });
});
