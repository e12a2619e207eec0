import { describe, expect, it } from 'vitest';
import { meanOfRun, unitsOf } from '../../../main/domain/execution/run-units.ts';
import { traceOf } from '../../../main/domain/material/trace.ts';
import {
  ADJUSTED,
  cap,
  drum,
  FedRun,
  GOOD,
  HEAVY,
  MACHINE,
  RUNNER,
  SECOND,
  SUPERVISOR,
  TERMINAL,
} from '../../support/fed-run.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { BATCH } from '../../support/weigh-booth.ts';

describe('a drum that is fed into the machine', () => {
  it('[S130][R2 111.260(j)] is answered for by four, and is used up', () => {
    const run = FedRun.begun().shown(1);
    const told = run.when('ChargeContainer', { container: drum(1) });
    expect(dataOf(told, 'ContainerCharged')).toMatchObject([
      {
        container: drum(1),
        equipment: MACHINE,
        item: 'IM-VC500',
        net: 40_260_000_000,
        weigher: RUNNER,
        weighVerifier: SECOND,
        adder: RUNNER,
        addVerifier: SECOND,
      },
    ]);
    expect(run.state.get('containers', drum(1))).toMatchObject({ physical: 'consumed', quantity: 0 });
    expect(run.state.get('equipment', MACHINE)).toMatchObject({ batch: BATCH });
    expect(run.scanDrum(1).codes).toEqual(['charge.twice']);
  });

  it('[S130] does not go in before the second person scanned it and signed', () => {
    const run = FedRun.begun();
    const add = () => run.when('ChargeContainer', { container: drum(1) }).codes;
    const sign = () => run.when('VerifyAddition', {}, { by: SECOND }).codes;
    expect(add()).toEqual(['charge.other']);
    run.scanDrum(1);
    expect(add()).toEqual(['charge.unverified']);
    expect(sign()).toEqual(['verification.none']);
    run.given('BeginVerification', { verifier: SECOND });
    expect(sign()).toEqual(['verification.scans']);
    run.scanDrum(1);
    expect(sign()).toEqual([]);
    expect(run.scanDrum(2).codes).toEqual(['charge.waits']);
    expect(add()).toEqual([]);
  });

  it('[S42] is no stranger: what is of another batch or of none blocks the step until the right scan', () => {
    const run = FedRun.begun();
    const told = run.scan('MC-2510-201-02');
    expect(told.codes).toEqual(['charge.stranger']);
    expect(told.opened).toMatchObject({ trigger: 'wrongIdentity', ruleClosable: true });
    run.scanDrum(1);
    expect(run.step('150').state).toBe('inProgress');
  });

  it('[S20][S103] is not taken while it is held, neither at the scan nor at the add', () => {
    const run = FedRun.begun();
    const hold = (id: string) =>
      run.given('PlaceHold', { object: { kind: 'container', id }, reason: 'investigation', narrative: null });
    hold(drum(2));
    expect(run.scanDrum(2).codes).toEqual(['hold.container']);
    const other = FedRun.begun().shown(1);
    other.given('PlaceHold', {
      object: { kind: 'container', id: drum(1) },
      reason: 'investigation',
      narrative: null,
    });
    const told = other.when('ChargeContainer', { container: drum(1) });
    expect(told.codes).toEqual(['hold.container']);
    expect(told.opened).toMatchObject({ trigger: 'statusViolation' });
  });

  it('[S45] goes into a machine that is clean for its batch, and into no other', () => {
    const run = FedRun.ready().time('10:55').enter('150');
    run.given('RecordCleaning', { machine: MACHINE, agent: 'X', record: 'Y' }, { by: SECOND });
    const late = FedRun.ready().at('2026-03-14 10:55').enter('150');
    expect(late.when('StartStep').codes).toContain('clean.expired');
    expect(run.when('StartStep').codes).toEqual([]);
  });

  it('[S122] keeps its machine from being cleaned while the run is not done', () => {
    const run = FedRun.begun().feed(1);
    const cleaned = { machine: MACHINE, agent: 'X', record: 'Y' };
    expect(run.when('RecordCleaning', cleaned, { by: SECOND }).codes).toContain('machine.occupied');
  });

  it('[S130] comes before the start of the run, and before its first sample of setting up', () => {
    const run = FedRun.begun();
    expect(run.when('StartRun').codes).toEqual(['feed.none']);
    expect(run.when('OpenSetUp').codes).toEqual(['feed.none']);
    run.feed(1);
    expect(run.when('StartRun').codes).toEqual([]);
  });
});

describe('what a container of capsules is made of', () => {
  it('[S66][S103] is the drum in the hopper when it was opened, and every drum fed while it stood under the outlet', () => {
    const run = FedRun.running().check('11:30').time('11:45').feed(2).check('12:00');
    run.check('12:30').time('12:40').feed(3).feed(4).check('13:00');
    expect(run.madeOf).toEqual([[1], [1, 2], [2], [2, 3, 4], [4]]);
    expect(run.state.get('containers', cap(2))).toMatchObject({ from: [drum(1), drum(2)] });
  });

  it('[S103] is the drum before as well, while its powder can still come out', () => {
    const run = FedRun.running().time('11:29').feed(2).check('11:30').check('12:00');
    expect(run.madeOf).toEqual([[1, 2], [1, 2], [2]]);
  });

  it('[S103] is the drum before as well, in the next container, where nobody measured how long that takes', () => {
    const run = FedRun.running({ carryOverMinutes: null })
      .time('11:10')
      .feed(2)
      .check('11:30')
      .check('12:00');
    expect(run.madeOf).toEqual([[1, 2], [1, 2], [2]]);
  });

  it('[S20][S103] puts exactly them under a hold on the drum, and no start goes on with a held drum in the hopper', () => {
    const run = FedRun.running().check('11:30').time('11:45').feed(2).check('12:00').check('12:30');
    run.time('12:40').feed(3).check('13:00').time('13:05').stop('break');
    run.given('PlaceHold', {
      object: { kind: 'container', id: drum(2) },
      reason: 'investigation',
      narrative: null,
    });
    expect(run.heldCaps).toEqual([cap(2), cap(3), cap(4)]);
    expect(run.madeOf.at(-1)).toEqual([3]);
    expect(run.when('StartRun').codes).toEqual([]);
    run.stop('break').given('PlaceHold', {
      object: { kind: 'container', id: drum(3) },
      reason: 'investigation',
      narrative: null,
    });
    expect(run.when('StartRun').codes).toEqual(['hold.container']);
  });

  it('[S66][S96] is traced from lot to capsules and back, and only through its own drums', () => {
    const run = FedRun.running().check('11:30').time('11:45').feed(2).check('12:00').check('12:30');
    const reached = (id: string): readonly string[] =>
      (traceOf(run.state, { kind: 'container', id } as never)?.things ?? [])
        .map((thing) => thing.id)
        .filter((each) => each.includes('/CAP-') || each.includes('/BD-'))
        .sort();
    expect(reached(drum(2))).toEqual([drum(2), cap(2), cap(3), cap(4)]);
    expect(reached(cap(1))).toEqual([drum(1), cap(1)]);
    const back = traceOf(run.state, { kind: 'container', id: cap(1) } as never);
    expect(back?.things.map(({ id }) => id)).toContain('AA-2409-117');
  });

  it('[S103] follows a hold on a lot into every container of the run', () => {
    const run = FedRun.running().check('11:30');
    run.given('PlaceHold', {
      object: { kind: 'container', id: 'MC-2510-201-01' },
      reason: 'investigation',
      narrative: null,
    });
    expect(run.heldCaps).toEqual([cap(1), cap(2)]);
  });
});

describe('a full container', () => {
  it('[S50] is changed at any time, and the next check speaks for every one since the check before', () => {
    const run = FedRun.begun().feed(1);
    expect(run.when('ChangeContainer').codes).toEqual(['output.none']);
    run.time('11:00').given('StartRun').time('11:10').change().check('11:30', HEAVY);
    expect(run.run.checks).toMatchObject([{ container: cap(2), outcome: { verdict: 'failed' } }]);
    expect(run.heldCaps).toEqual([cap(1), cap(2), cap(3)]);
  });

  it('[S50] is spoken for by the check that comes after it: what passed lets it go', () => {
    const run = FedRun.running().time('11:10').change().check('11:30').check('12:00', HEAVY);
    expect(run.heldCaps).toEqual([cap(3), cap(4)]);
  });

  it('[S50] is labelled once it was taken from the outlet, and counts as labelled when the printer says so', () => {
    const run = FedRun.running().time('11:10');
    const print = (container: string) => run.when('PrintLabel', { container }).codes;
    expect(print(cap(1))).toEqual(['output.open']);
    expect(print(drum(2))).toEqual(['output.unknown']);
    run.change();
    expect(print(cap(1))).toEqual([]);
    expect(print(cap(1))).toEqual(['label.printing']);
    run.printed(cap(1), 'indeterminate');
    expect(print(cap(1))).toEqual(['label.indeterminate']);
    expect(run.present({ kind: 'output', container: cap(1) }).types).toContain('LabelSeen');
    expect(run.run.output[0]?.label).toMatchObject({ printed: 1, outcome: 'confirmed' });
    expect(print(cap(1))).toEqual(['label.reprint']);
    run.given('ReprintLabel', { container: cap(1), reason: 'label-damaged' }, { by: RUNNER }).printed(cap(1));
    expect(run.run.output[0]?.label).toMatchObject({ printed: 2 });
  });

  it('[S50] is labelled while it is held as well: nobody carries away what has no name', () => {
    const run = FedRun.running().check('11:30', HEAVY);
    const settled = { exception: 'EX-01', reason: 'equipment-adjusted', narrative: null };
    run.given('SettleException', settled, { by: 'QA-01' }).labelOutput(1);
    expect(run.heldCaps).toContain(cap(1));
  });
});

describe('a sample of setting up', () => {
  it('[S49] is weighed before the run, in its full number, and judged for information', () => {
    const run = FedRun.begun().feed(1).given('OpenSetUp');
    expect(run.when('OpenSetUp').codes).toEqual(['inProcess.open']);
    expect(run.when('StartRun').codes).toEqual(['setUp.open']);
    run.weigh(HEAVY);
    expect(run.run.setUps).toMatchObject([
      { id: 'SET-01', size: 20, outcome: { kind: 'judged', verdict: 'failed', isMeanWithin: false } },
    ]);
    expect([...run.state.all('exceptions')]).toEqual([]);
    expect(run.heldCaps).toEqual([]);
    expect(run.step('150').state).toBe('inProgress');
    expect(run.when('StartRun').codes).toEqual([]);
    expect(run.when('OpenSetUp').codes).toEqual(['setUp.running']);
  });

  it('[S49] keeps every placement, pressed or not, and is closed with a reason and no exception', () => {
    const run = FedRun.begun().feed(1).given('OpenSetUp').place(GOOD);
    run.load({ kind: 'settled', evidence: run.evidence('0.7500') }).load({ kind: 'left' });
    run.given('CloseInProcess', { reason: 'line-adjustment', narrative: null });
    expect(run.run.setUps).toMatchObject([
      { placements: [{ how: 'captured' }, { how: 'left' }], outcome: { kind: 'incomplete' } },
    ]);
    expect([...run.state.all('exceptions')]).toEqual([]);
    run.setUp();
    expect(run.run.setUps.map(({ id }) => id)).toEqual(['SET-01', 'SET-02']);
  });

  it('[S49] is no check: the next is due by the time of running, and the mean of the run knows nothing of it', () => {
    const run = FedRun.begun()
      .feed(1)
      .setUp(HEAVY)
      .time('11:00')
      .given('StartRun')
      .time('11:29')
      .stop('break');
    run.setUp(HEAVY).time('11:40').given('StartRun').check('11:42');
    expect(run.run.checks).toMatchObject([{ id: 'IPC-01', recheck: null, outcome: { verdict: 'passed' } }]);
    expect(meanOfRun(run.run)).toEqual({ sum: 20 * 768_000, count: 20 });
    expect(unitsOf(run.run)).toMatchObject({ sampled: 60 });
  });

  it('[S49][S115] does not stand in for the recheck that a failed check owes', () => {
    const run = FedRun.running().check('11:30', HEAVY);
    run.given(
      'SettleException',
      { exception: 'EX-01', reason: 'equipment-adjusted', narrative: null },
      { by: 'QA-01' },
    );
    run.setUp(ADJUSTED);
    expect(run.when('StartRun').codes).toEqual(['recheck.owed']);
    run.given('OpenInProcess').weigh(ADJUSTED).given('RestartRun', {}, { by: SUPERVISOR });
    expect(run.run.line.kind).toBe('running');
  });
});

describe('the end of the run', () => {
  /** All four drums are in, everything was checked and labelled, and the machine stands. */
  const ended = () => {
    const run = FedRun.running().feed(2).feed(3).feed(4).check('11:30').time('11:40').stop();
    return run.given('OpenInProcess').weigh().labelOutput(1, 2);
  };
  const signs = (run: FedRun) => run.when('CompleteStep', {}, { by: RUNNER });

  it('[S111][S117] asks for every drum, every label, the counters and the powder that is left', () => {
    const run = FedRun.running().check('11:30').time('11:40').stop();
    run.given('OpenInProcess').weigh();
    const told = signs(run);
    expect(told.codes).toEqual(['evidence.missing']);
    const missing = [drum(2), drum(3), drum(4), cap(1), cap(2), 'good', 'heel'].join(', ');
    expect(told.events[0]).toMatchObject({ data: { refusals: [{ data: { missing } }] } });
    run.feed(2).feed(3).feed(4).labelOutput(1, 2).count('good', 245_760);
    run.given('RecordHeel', { value: '0.48', unit: 'kg' });
    expect(signs(run).codes).toEqual([]);
  });

  it('[S8] counts what the machine counts, and rejects by a reason of its own list', () => {
    const run = ended();
    const count = (what: string, reason: string | null, quantity = 5) =>
      run.when('RecordCount', { what, quantity, reason }).codes;
    expect(count('filled', null)).toEqual(['lineCount.other']);
    expect(count('rejected', null)).toEqual(['lineCount.reason']);
    expect(count('rejected', 'cap-or-seal')).toEqual(['lineCount.reason']);
    expect(count('good', 'mass-outside')).toEqual(['lineCount.noReason']);
    expect(count('rejected', 'mass-outside')).toEqual([]);
    expect(unitsOf(run.run)).toEqual({ good: 0, rejected: 5, sampled: 40 });
  });

  it('[S33] takes the powder that is left once, as a mass, after the last stop', () => {
    const run = FedRun.running();
    const heel = (value: string) => run.when('RecordHeel', { value, unit: 'kg' }).codes;
    expect(heel('0.48')).toEqual(['heel.running']);
    run.stop('break');
    expect(heel('40.28')).toEqual(['heel.mass']);
    expect(heel('0.48')).toEqual([]);
    expect(heel('0.50')).toEqual(['heel.twice']);
    const taken = { batch: BATCH, step: '150', capture: { kind: 'parameter', id: 'heel' } };
    run.given(
      'InvalidateCapture',
      { ...taken, reason: 'transcription', narrative: null },
      { by: 'QA-01', station: TERMINAL },
    );
    expect(run.run).toMatchObject({ heel: null, heelsTakenBack: [{ text: '0.48 kg' }] });
    expect(heel('0.50')).toEqual([]);
  });

  it('[R2 111.260] accounts for the powder, and what is lost outside its limit is an exception that holds the batch', () => {
    const run = ended().count('good', 200_000).given('RecordHeel', { value: '0.48', unit: 'kg' });
    const told = signs(run);
    expect(told.opened).toMatchObject({ trigger: 'yieldOutside', object: 'step:150' });
    const within = ended().count('good', 245_760).count('rejected', 1_490, 'mass-outside');
    within.given('RecordHeel', { value: '0.48', unit: 'kg' });
    expect(signs(within).opened).toBeNull();
    within.given('VerifyStep', {}, { by: SECOND });
    expect(within.step('150').state).toBe('verified');
  });
});
