import { describe, expect, it } from 'vitest';
import { meanOfRun, powderOf, unitsOf } from '../../../main/domain/execution/run-units.ts';
import { holdsOver } from '../../../main/domain/material/genealogy.ts';
import {
  ADJUSTED,
  cap,
  drum,
  FedRun,
  HEAVY,
  RUNNER,
  SECOND,
  SUPERVISOR,
  TERMINAL,
} from '../../support/fed-run.ts';
import { BATCH } from '../../support/weigh-booth.ts';

const QA = { station: 'QA-01', by: 'QA-01' } as const;
const OTHER_QA = { station: 'QA-01', by: 'QA-03' } as const;
/** Twenty capsules of the scenario's mean with the failed one and the recheck beside them: 768.4 mg over all nine. */
const USUAL = '0.7660';

/** Step 150 until its fifth check fails at half past one: EX-05 of the scenario. */
const failedAt1330 = () => {
  const run = FedRun.begun().feed(1);
  for (let sample = 0; sample < 12; sample += 1) run.setUp();
  run.time('11:00').given('StartRun').check('11:30', USUAL).time('11:54').feed(2).check('12:00', USUAL);
  run.check('12:30', USUAL).time('12:49').feed(3).check('13:00', USUAL);
  return run.check('13:30', HEAVY).signIn('QA-01', 'QA-01');
};

/** Quality decides on a sort of what is held, and another approves it: with that the machine may be adjusted and checked again. */
const sortDecided = (run: FedRun) =>
  run
    .time('13:33')
    .given('AcknowledgeException', { exception: 'EX-01' }, { station: 'QA-01' })
    .time('13:45')
    .given(
      'RouteException',
      { exception: 'EX-01', to: 'dispositionPending', reason: 'investigation' },
      { station: 'QA-01' },
    )
    .given(
      'DecideDisposition',
      {
        exception: 'EX-01',
        reason: 'equipment-adjusted',
        narrative: 'Dosing disc adjusted; what was filled since 13:00 is sorted.',
        disposition: {
          kind: 'rework',
          steps: [
            { title: '100 % weight sort', instructions: ['Weigh every capsule of CAP-05 and CAP-06.'] },
          ],
        },
      },
      QA,
    )
    .time('13:50')
    .given('ApproveDisposition', { exception: 'EX-01' }, OTHER_QA);

/** The recheck passes, and the supervisor restarts at two minutes to two. */
const restarted = (run: FedRun) =>
  run
    .time('13:52')
    .given('OpenInProcess')
    .weigh(ADJUSTED)
    .time('13:58')
    .given('RestartRun', {}, { by: SUPERVISOR });

const sorted = (run: FedRun) => {
  run.time('14:05').given('LeaveStep').begin('150-R1');
  run.time('15:00').given('AnswerItem', { item: '1', answer: { kind: 'confirmed' } });
  const mass = { kind: 'mass', value: '-0.24', unit: 'kg' };
  run.given('AnswerItem', { item: 'yield', answer: mass }).complete();
  return run.given('VerifyStep', {}, { by: SECOND }).given('LeaveStep').enter('150');
};

const holdOf = (run: FedRun, id: string): string =>
  [...run.state.all('holds')].find(({ object, released }) => object.id === id && !released)?.id ?? '';

describe('EX-05 of the scenario: a mean of 784.6 mg', () => {
  it('[S14][S50] stops the run at 13:30 and holds what was made since 13:00, by container', () => {
    const run = failedAt1330();
    expect(run.state.get('exceptions', 'EX-01')).toMatchObject({
      trigger: 'inProcessOos',
      severity: 'critical',
      links: ['OOS-01'],
    });
    expect(run.run.line).toMatchObject({ kind: 'stopped', reason: 'in-process-check' });
    expect(run.heldCaps).toEqual([cap(5), cap(6)]);
    expect(run.when('StartRun').codes).toContain('step.blocked');
  });

  it('[S49][S56][S115] is reworked by a sort while the run goes on after its recheck, and needs nothing else', () => {
    const run = sortDecided(failedAt1330());
    expect(run.batch.inserted).toMatchObject([{ id: '150-R1', mends: '150', exception: 'EX-01' }]);
    expect(run.when('StartRun').codes).toEqual(['recheck.owed']);
    restarted(run);
    expect(run.run.checks.at(-1)).toMatchObject({
      id: 'IPC-06',
      recheck: { of: 'IPC-05', exception: 'EX-01' },
    });
    expect(run.run.line.kind).toBe('running');
    expect(run.heldCaps).toEqual([cap(5), cap(6)]);
    sorted(run);
    expect(run.state.get('exceptions', 'EX-01')).toMatchObject({ state: 'implemented' });
    expect(run.heldCaps).toEqual([cap(5), cap(6)]);
    run.time('16:20');
    for (const id of [cap(5), cap(6)])
      run.given('ReleaseHold', { hold: holdOf(run, id), reason: 'assessed-no-impact' }, QA);
    expect(run.heldCaps).toEqual([]);
  });
});

describe('EX-09 of the scenario: a torn liner on BD-2', () => {
  /** Reported at 15:05 by the second person, three minutes before the run ends; QA places its holds at half past three. */
  const reported = () => {
    const run = sorted(restarted(sortDecided(failedAt1330())));
    run.time('14:12').feed(4).check('14:28', USUAL).check('14:58', USUAL);
    run.time('15:05').signIn(SECOND, TERMINAL).enter('150');
    run.given('ReportException', { category: 'material', narrative: 'Liner of BD-2 is torn.' });
    run.time('15:08').signIn(RUNNER, TERMINAL).enter('150').stop().time('15:30');
    for (const object of [
      { kind: 'container', id: drum(2) },
      { kind: 'batch', id: BATCH },
    ])
      run.given(
        'PlaceHold',
        { object, reason: 'investigation', narrative: 'Foreign matter.' },
        { station: 'QA-01' },
      );
    return run;
  };

  it('[S103] holds the drum, exactly the capsules that were made from it, and the batch', () => {
    const run = reported();
    expect(run.state.get('exceptions', 'EX-02')).toMatchObject({
      source: 'person',
      batch: BATCH,
      step: '150',
      severity: 'major',
    });
    expect(run.madeOf).toEqual([[1], [1, 2], [2], [2, 3], [3], [3], [3, 4], [4], [4]]);
    expect(run.heldCaps).toEqual([cap(2), cap(3), cap(4), cap(5), cap(6)]);
    expect(holdsOver(run.state, run.batch).map(({ object }) => object.id)).toEqual(
      expect.arrayContaining([BATCH, drum(2), cap(5), cap(6)]),
    );
    expect(run.when('OpenInProcess').codes).toContain('step.blocked');
  });

  it('[S55][S16] is used as it is by quality at 17:10, and with that everything is released and the run is ended and signed', () => {
    const run = reported().time('16:20');
    for (const id of [cap(5), cap(6)])
      run.given('ReleaseHold', { hold: holdOf(run, id), reason: 'assessed-no-impact' }, QA);
    expect(run.heldCaps).toEqual([cap(2), cap(3), cap(4)]);
    run
      .time('17:08')
      .given(
        'RouteException',
        { exception: 'EX-02', to: 'dispositionPending', reason: 'investigation' },
        { station: 'QA-01' },
      );
    const useAsIs = {
      kind: 'useAsIs',
      assessment: 'The liner is whole when put together; capsules and powder were looked through.',
      step: 'resume',
    };
    const decided = { exception: 'EX-02', reason: 'assessed-no-impact', narrative: null };
    run.given('DecideDisposition', { ...decided, disposition: useAsIs }, QA);
    run.time('17:10').given('ApproveDisposition', { exception: 'EX-02' }, OTHER_QA);
    expect(run.when('OpenInProcess').codes).toEqual(['hold.batch']);
    for (const id of [drum(2), BATCH])
      run.given('ReleaseHold', { hold: holdOf(run, id), reason: 'assessed-no-impact' }, QA);
    expect(run.heldCaps).toEqual([]);

    run.time('17:12').given('OpenInProcess').weigh(USUAL).labelOutput(1, 2, 3, 4, 5, 6, 7, 8, 9);
    run
      .count('good', 245_760)
      .count('rejected', 1_180, 'start-and-stop')
      .count('rejected', 310, 'sorted-out');
    run.given('RecordHeel', { value: '0.48', unit: 'kg' }).time('17:18').complete();
    run.given('VerifyStep', {}, { by: SECOND });
    expect(run.step('150').state).toBe('verified');
    expect(unitsOf(run.run)).toEqual({ good: 245_760, rejected: 1_490, sampled: 420 });
    expect(meanOfRun(run.run)).toMatchObject({ count: 180 });
    expect(powderOf(run.run, { shell: 118_000 as never, lossPercent: '0.5' })).toMatchObject({
      fedIn: 161_640_000_000,
      heel: 480_000_000,
      isWithin: true,
    });
    expect([...run.state.all('exceptions')].every(({ trigger }) => trigger !== 'yieldOutside')).toBe(true);
  });
});
