import { describe, expect, it } from 'vitest';
import { meanOfRun, powderOf, unitsOf } from '../../main/domain/execution/run-units.ts';
import { ADJUSTED, cap, drum, FedRun, HEAVY, SECOND, SUPERVISOR } from '../support/fed-run.ts';
import { BATCH } from '../support/weigh-booth.ts';

/**
 * The encapsulation of the scenario on another day. What the record must hold is worked out here: masses in tenths of a
 * milligram as whole numbers, containers as stretches of minutes between two changes.
 */
const QA = { station: 'QA-01', by: 'QA-01' } as const;
const USUAL = '0.7660';
const tenthsOf = (shows: string): bigint => BigInt(shows.replace('.', ''));
const SHELL = 1_180n;
const SAMPLE = 20n;

const setUp = (): FedRun => {
  const run = FedRun.begun().feed(1);
  for (let sample = 0; sample < 12; sample += 1) run.setUp();
  return run.time('11:00').given('StartRun');
};

/** Quality decides on a sort, another person approves it, the recheck is good, and the supervisor restarts. */
function mendedBy(
  run: FedRun,
  [decided, approved, rechecked, restarted]: readonly [string, string, string, string],
) {
  const exception = [...run.state.all('exceptions')].at(-1)?.id ?? '';
  const disposition = { kind: 'rework', steps: [{ title: 'Sort', instructions: ['Weigh every capsule.'] }] };
  run.signIn('QA-01', 'QA-01').time(decided);
  run.given(
    'RouteException',
    { exception, to: 'dispositionPending', reason: 'investigation' },
    { station: 'QA-01' },
  );
  run.given(
    'DecideDisposition',
    { exception, reason: 'equipment-adjusted', narrative: null, disposition },
    QA,
  );
  run.time(approved).given('ApproveDisposition', { exception }, { ...QA, by: 'QA-03' });
  run.time(rechecked).given('OpenInProcess').weigh(ADJUSTED);
  return run.time(restarted).given('RestartRun', {}, { by: SUPERVISOR });
}

describe('the third check fails instead of the fifth', () => {
  const failed = () =>
    setUp().check('11:30', USUAL).time('11:50').feed(2).check('12:00', USUAL).check('12:30', HEAVY);

  it('[S14][S49][S103] stops the run at 12:30 and holds what was made since 12:00, and nothing that was made before', () => {
    const run = failed();
    expect(run.run.line).toMatchObject({ kind: 'stopped', reason: 'in-process-check' });
    expect(run.step('150').state).toBe('exception');
    // The third container was filled between the second and the third check, and the fourth was put under with it.
    expect(run.heldCaps).toEqual([cap(3), cap(4)]);
    expect([...run.state.all('exceptions')]).toMatchObject([
      { trigger: 'inProcessOos', severity: 'critical', owner: 'qaReviewer', links: ['OOS-01'] },
    ]);
    expect(run.when('StartRun').codes).toContain('step.blocked');
    expect(run.when('RestartRun', {}, { by: SUPERVISOR }).codes).not.toEqual([]);
  });

  it('[S49][R2 111.260] goes on to another mean and another account of its powder', () => {
    const run = mendedBy(failed(), ['12:40', '12:45', '12:50', '12:58']);
    expect(run.run.line.kind).toBe('running');
    run.check('13:28', USUAL).time('13:40').feed(3).check('13:58', USUAL).check('14:28', USUAL);
    run.time('14:40').feed(4).check('14:58', USUAL).time('15:08').stop();
    run.given('OpenInProcess').weigh(USUAL);
    run.count('good', 245_760).count('rejected', 1_490, 'start-and-stop');
    run.given('RecordHeel', { value: '0.48', unit: 'kg' });

    // Nine checks as in the scenario: seven usual ones, the heavy one and the recheck.
    const sum = SAMPLE * (7n * tenthsOf(USUAL) + tenthsOf(HEAVY) + tenthsOf(ADJUSTED));
    const count = 9n * SAMPLE;
    const mean = meanOfRun(run.run);
    // The kernel has micrograms, and a tenth of a milligram is a hundred of them.
    expect([BigInt(mean?.sum ?? 0), BigInt(mean?.count ?? 0)]).toEqual([sum * 100n, count]);
    const units = 245_760n + 1_490n + 12n * SAMPLE + count;
    expect(unitsOf(run.run)).toEqual({
      good: 245_760,
      rejected: 1_490,
      sampled: Number(12n * SAMPLE + count),
    });
    const fill = ((sum - SHELL * count) * 100n * units) / count;
    const fedIn = 161_640_000_000n;
    const powder = powderOf(run.run, { shell: 118_000 as never, lossPercent: '0.5' });
    expect(powder).toMatchObject({ fedIn: Number(fedIn), isWithin: true });
    expect(BigInt(powder?.inUnits ?? 0) - fill).toBeLessThanOrEqual(1n);
    expect(BigInt(powder?.lost ?? 0)).toBe(fedIn - BigInt(powder?.inUnits ?? 0) - 480_000_000n);
  });

  it('[S49] is no different in its masses when nothing is sorted: the run waits for its disposition', () => {
    const run = failed().time('13:30');
    for (const [type, fields] of [
      ['StartRun', {}],
      ['OpenInProcess', {}],
    ] as const)
      expect(run.when(type, fields).codes).toContain('step.blocked');
  });
});

describe('a drum is swapped', () => {
  /** Drums in their order, with the minute at which each went in; containers change with the checks. */
  const fed = (order: readonly [number, number, number]) => {
    const [second, third, fourth] = order;
    const run = setUp().check('11:30', USUAL).time('11:50').feed(second).check('12:00', USUAL);
    run.check('12:30', USUAL).time('12:48').feed(third).check('13:00', USUAL).check('13:30', USUAL);
    return run.time('13:50').feed(fourth).check('14:00', USUAL).time('14:10').stop('break');
  };
  /** Which drum was in the hopper in each stretch between two changes, worked out from the minutes alone. */
  const expected = (order: readonly [number, number, number], wanted: number): readonly string[] => {
    const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
    const inHopper = [1, ...order];
    const since = ['11:00', '11:50', '12:48', '13:50'].map(minutes);
    const changes = ['11:00', '11:30', '12:00', '12:30', '13:00', '13:30', '14:00', '14:10'].map(minutes);
    return changes.slice(0, -1).flatMap((from, index) => {
      const to = changes[index + 1] ?? from;
      const drums = inHopper.filter(
        (_, at) => (since[at] ?? 0) < to && (since[at + 1] ?? Number.MAX_VALUE) > from,
      );
      return drums.includes(wanted) ? [cap(index + 1)] : [];
    });
  };

  it.each([
    ['as the scenario has them', [2, 3, 4]],
    ['the third before the second', [3, 2, 4]],
    ['the fourth before all others', [4, 2, 3]],
  ] as const)(
    '[S66][S103] fed %s, the hold on the second drum reaches the capsules that are made of it, and no others',
    (_, order) => {
      const run = fed(order);
      run.given('PlaceHold', {
        object: { kind: 'container', id: drum(2) },
        reason: 'investigation',
        narrative: 'Liner torn.',
      });
      const held = expected(order, 2);
      expect(held.length).toBeGreaterThan(1);
      expect(run.heldCaps).toEqual(held);
    },
  );

  it('[S42][S130] for one of another lot, it is a stranger: the step stops, nothing is fed, and the right drum closes it', () => {
    const run = FedRun.begun();
    const told = run.scan('MC-2510-201-02');
    expect(told.codes).toEqual(['charge.stranger']);
    expect(told.opened).toMatchObject({ trigger: 'wrongIdentity', owner: 'supervisor' });
    expect(run.step('150').state).toBe('blocked');
    expect(run.run.feeding?.charged).toEqual([]);
    run.feed(1);
    expect(run.run.feeding?.charged.map(({ id }) => id)).toEqual([drum(1)]);
    expect(run.state.get('exceptions', told.opened?.id ?? '')?.state).toBe('ruleClosed');
  });

  it('[S103][S66] leaves the batch one and the same whichever drum is first', () => {
    for (const order of [
      [2, 3, 4],
      [4, 3, 2],
    ] as const) {
      const run = fed(order);
      expect(run.run.feeding?.charged.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4].map(drum));
      expect(run.batch.id).toBe(BATCH);
      expect(run.run.feeding?.charged.every(({ addVerifier }) => addVerifier === SECOND)).toBe(true);
    }
  });
});
