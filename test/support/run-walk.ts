import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import type { Step } from '../../main/domain/execution/batch.ts';
import { openCheck, standingOf } from '../../main/domain/execution/checked-run.ts';
import { standing } from '../../main/domain/in-process/check.ts';
import { underOutlet } from '../../main/domain/in-process/output.ts';
import { openExceptions } from '../../main/domain/index-keys.ts';
import { plantFacts } from '../../main/domain/state.ts';
import {
  BALANCE,
  CAPSULES,
  type Encapsulator,
  GOOD,
  HEAVY,
  RUNNER,
  SECOND,
  SUPERVISOR,
  TERMINAL,
} from './encapsulator.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';

const STEPS = ['140', '145', '150'];
const PEOPLE = [RUNNER, SECOND, 'OP-101', SUPERVISOR, 'QA-01', 'QA-03', 'ADM-01'];
/** Capsules as they come: mostly good, some drifting, a few light, heavy or empty. */
const UNITS = [GOOD, GOOD, GOOD, '0.7690', '0.7721', '0.7640', HEAVY];
const ODD = ['0.8257', '0.7103', '0.1180', '0.0002'];

/** An encapsulation with its checks, on which people mostly do what comes next, and often enough something else. */
export class RunWalk {
  readonly run: Encapsulator;
  #utc: number;
  /** How the capsules of this time come. */
  #kind: string = GOOD;

  constructor(run: Encapsulator) {
    this.run = run;
    this.#utc = Date.parse(run.moment.at);
  }

  go(dice: Dice): Told {
    this.#pass(dice);
    return dice.chance(88) ? this.#sensible(dice) : this.#anything(dice);
  }

  /** Seconds as a rule; while a check is not open, minutes that lead to the next one, and now and then past it. */
  #pass(dice: Dice): void {
    const isSampling = openCheck(this.run.work) !== null;
    const minutes = isSampling ? (dice.chance(1) ? 40 : 0) : dice.of([0, 1, 3, 9, 14, 26]);
    this.#utc += minutes * 60_000 + dice.upTo(8_000) + 1;
    const { site } = plantFacts(this.run.state);
    const calendar = plantCalendar(site.timeZone, site.dayStart);
    this.run.moment = calendar.momentAt(this.#utc, this.run.moment.mono + 8_000);
  }

  #sensible(dice: Dice): Told {
    const { run } = this;
    if (dice.chance(12)) return run.note();
    const session = run.state.get('sessions', `${TERMINAL}-1`);
    if (!session?.open) return run.when('SignIn', { person: RUNNER, secret: '' });
    const [open] = openExceptions(run.state).filter(({ state }) => state === 'blocked');
    if (open && dice.chance(40))
      return run.when(
        'SettleException',
        { exception: open.id, reason: 'equipment-adjusted', narrative: null },
        { by: open.owner === 'supervisor' ? SUPERVISOR : 'QA-01' },
      );
    if (session.context?.step !== '150')
      return run.when('EnterStep', { batch: CAPSULES, step: dice.chance(92) ? '150' : dice.of(STEPS) });
    const step = run.step();
    switch (step.state) {
      case 'planned':
      case 'ready':
        return run.when('StartStep');
      case 'suspended':
        return run.when('TakeOverStep');
      case 'complete':
        return run.when('VerifyStep', {}, { by: SECOND });
      case 'inProgress':
        return step.performer === session.person
          ? this.#work(step, dice)
          : run.when('SignIn', { person: step.performer, secret: '' });
      default:
        return run.when('LeaveStep');
    }
  }

  #work({ work }: Step, dice: Dice): Told {
    const { run } = this;
    if (work.kind !== 'checkedRun') return run.when('LeaveStep');
    const open = openCheck(work);
    if (open) return this.#weigh(dice);
    const { kind } = standingOf(work);
    if (kind === 'owed') return this.#open(dice);
    if (kind === 'rechecked')
      return dice.chance(25) ? run.when('StartRun') : run.when('RestartRun', {}, { by: SUPERVISOR });
    switch (work.line.kind) {
      case 'notStarted':
        if (dice.chance(15)) return this.#setUp(dice);
        return dice.chance(25) ? this.#open(dice) : run.when('StartRun');
      case 'running':
        if (dice.chance(8)) return run.when('ChangeContainer');
        if (dice.chance(6)) return this.#override();
        return dice.chance(6)
          ? run.when('StopRun', { reason: dice.of(['line-jam', 'run-finished']) })
          : this.#open(dice);
      case 'stopped':
        if (dice.chance(8)) return this.#setUp(dice);
        return dice.chance(45)
          ? run.when('StartRun')
          : dice.chance(50)
            ? this.#open(dice)
            : run.when('CompleteStep', {}, { by: RUNNER });
    }
  }

  #setUp(dice: Dice): Told {
    this.#kind = dice.of(UNITS);
    return this.run.when('OpenSetUp');
  }

  #override(by = SUPERVISOR): Told {
    const under = underOutlet(this.run.work.output)?.id ?? `${CAPSULES}/CAP-01`;
    const why = { reason: 'break', narrative: 'The second person comes back later.' };
    return this.run.when(
      'OverrideCheckWindow',
      { batch: CAPSULES, step: '150', container: under, ...why },
      { by },
    );
  }

  #open(dice: Dice): Told {
    this.#kind = dice.of(UNITS);
    return this.run.when('OpenInProcess');
  }

  /** Whole capsules one after the other: laid on, captured, taken off, or taken off before. */
  #weigh(dice: Dice): Told {
    const { run } = this;
    const open = openCheck(run.work);
    const last = open ? standing(open).at(-1) : undefined;
    if (last && dice.chance(2))
      return run.when('InvalidatePlacement', this.#struck(last.number), {
        by: dice.chance(85) ? SECOND : RUNNER,
      });
    if (dice.chance(1))
      return run.when('CloseInProcess', { reason: 'instrument-disturbed', narrative: null });
    const { pan } = run.work;
    if (pan?.isCaptured) return dice.chance(3) ? this.#capture(pan.evidence.value) : this.#takeOff();
    if (pan) return dice.chance(94) ? this.#capture(pan.evidence.value) : this.#takeOff();
    return this.#lay(dice.chance(98) ? this.#kind : dice.of(ODD));
  }

  #struck(number: number) {
    const { id } = openCheck(this.run.work) ?? {};
    return { check: id, number, reason: 'instrument-disturbed', narrative: 'A draught.' };
  }

  #capture(shows: string): Told {
    return this.run.when('CapturePlacement', {}, { shows });
  }

  #lay(shows: string): Told {
    return this.run.observe({ kind: 'settled', evidence: this.run.evidence(shows) });
  }

  #takeOff(): Told {
    return this.run.observe({ kind: 'left' });
  }

  /** Anything that anybody could send, from any station. */
  #anything(dice: Dice): Told {
    const { run } = this;
    const seen = {
      by: dice.of([null, ...PEOPLE]),
      station: dice.chance(92) ? TERMINAL : dice.of(['WS-01', 'QA-01']),
      ...(dice.chance(50) && { shows: dice.of([...UNITS, ...ODD]) }),
      ...(dice.chance(4) && { context: dice.of([{ step: '140' }, { person: SECOND }]) }),
    };
    const types = [
      ...(['StartRun', 'StopRun', 'OpenInProcess', 'CapturePlacement', 'InvalidatePlacement'] as const),
      ...(['CloseInProcess', 'RestartRun', 'CompleteStep', 'SuspendStep', 'TakeOverStep'] as const),
      ...(['OpenSetUp', 'ChangeContainer', 'RecordHeel', 'RecordCount'] as const),
      ...(['SignIn', 'ReportException', 'ObserveLoad', 'ReleaseHold', 'LeaveStep'] as const),
    ];
    const type = dice.chance(12)
      ? 'CapturePlacement'
      : dice.chance(8)
        ? 'InvalidatePlacement'
        : dice.of(types);
    const fields: Readonly<Record<(typeof types)[number], () => object>> = {
      StartRun: () => ({}),
      StopRun: () => ({ reason: 'break' }),
      OpenInProcess: () => ({}),
      CapturePlacement: () => ({}),
      InvalidatePlacement: () => ({
        ...this.#struck(dice.upTo(24) + 1),
        check: dice.of(['IPC-01', 'IPC-02']),
      }),
      CloseInProcess: () =>
        dice.chance(10)
          ? { reason: 'break', narrative: null }
          : { reason: 'other-see-narrative', narrative: null },
      RestartRun: () => ({}),
      OpenSetUp: () => ({}),
      ChangeContainer: () => ({}),
      RecordHeel: () => ({ value: dice.of(['0.48', '0']), unit: 'kg' }),
      RecordCount: () => ({
        what: dice.of(['good', 'rejected', 'filled']),
        quantity: dice.upTo(99),
        reason: dice.of([null, 'mass-outside', 'fill-count']),
      }),
      CompleteStep: () => ({}),
      SuspendStep: () => ({ reason: 'shift-change' }),
      TakeOverStep: () => ({}),
      SignIn: () => ({ person: dice.of(PEOPLE), secret: '' }),
      ReportException: () => ({ category: 'other', narrative: 'x' }),
      ObserveLoad: () => ({
        scale: BALANCE,
        observation: dice.of([
          { kind: 'left' },
          { kind: 'disturbed' },
          { kind: 'settled', evidence: run.evidence(dice.of(UNITS)) },
        ]),
      }),
      ReleaseHold: () => ({ hold: dice.of([...run.state.all('holds')]).id, reason: 'assessed-no-impact' }),
      LeaveStep: () => ({}),
    };
    return run.when(type, fields[type](), seen);
  }
}
