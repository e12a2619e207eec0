import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import { loadDemoPlant } from '../../main/demo/plant/load-demo-plant.ts';
import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import type { Batch, CheckedRun, Step } from '../../main/domain/execution/batch.ts';
import type { Sampled } from '../../main/domain/in-process/check.ts';
import type { KernelCommandType, LoadObservation } from '../../main/domain/kernel-command.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import { foundedState, Kernel, readingOf, type Seen, type Told } from './given-when-then.ts';

export const TERMINAL = 'EN-01';
export const BALANCE = 'BAL-01';
export const CAPSULES = 'VC500-0147C';
export const RUNNER = 'OP-203';
export const SECOND = 'OP-204';
export const SUPERVISOR = 'SUP-01';
/** A capsule at the centre of the plan, as the balance shows it. */
export const GOOD = '0.7680';
/** The mean of EX-05 in the scenario, and the one after the adjustment. */
export const HEAVY = '0.7846';
export const ADJUSTED = '0.7691';
const DAY = '2026-03-10';

const ANSWERS: Readonly<Record<string, object>> = {
  '1': { kind: 'confirmed' },
  '2': { kind: 'count', value: 0 },
  '3': { kind: 'reference', value: 'CL-0799' },
  '4': { kind: 'reference', value: 'HC-00-25117' },
};

/** The encapsulation terminal of the demo plant with its usual people, at the speed of the kernel, on the second day of the scenario. */
export class Encapsulator extends Kernel {
  static founded(alter: (founding: Founding) => Founding = (founding) => founding): Encapsulator {
    const founding = alter(loadDemoPlant(null).founding);
    const { timeZone, dayStart } = founding.site;
    const moment = plantCalendar(timeZone, dayStart).momentAt(plantTime(timeZone, DAY, '10:00'), 1);
    return new Encapsulator(foundedState(founding, moment));
  }

  /** The batch is issued, and OP-203 is at the terminal. */
  static issued(run = Encapsulator.founded()): Encapsulator {
    const desk = { station: 'QA-01', by: 'QA-01' };
    run.given('SignIn', { person: 'QA-01', secret: '' }, desk);
    run.given(
      'IssueBatch',
      { recipe: 'MMR-VC500-CAPS', version: '02', batch: CAPSULES, allocations: [] },
      desk,
    );
    return run.given('SignIn', { person: RUNNER, secret: '' });
  }

  /** The balance is checked for the day, and the machine is cleared. */
  static ready(): Encapsulator {
    return Encapsulator.issued().checkBalance().at(`${DAY} 10:45`).clear();
  }

  static begun(): Encapsulator {
    return Encapsulator.ready().at(`${DAY} 10:58`).enter('150').given('StartStep');
  }

  /** Running since eleven o'clock. */
  static running(): Encapsulator {
    return Encapsulator.begun().time('11:00').given('StartRun');
  }

  override when(type: KernelCommandType, fields: object = {}, seen: Seen = {}): Told {
    return super.when(type, { ...fields }, { station: TERMINAL, ...seen });
  }

  get batch(): Batch {
    return certain(this.state.get('batches', CAPSULES));
  }

  step(id = '150'): Step {
    return certain(this.batch.steps[id]);
  }

  get work(): CheckedRun {
    const { work } = this.step();
    if (work.kind !== 'checkedRun') throw new Error('step 150 is no run with checks');
    return work;
  }

  get last(): Sampled {
    const check = certain(this.work.checks.at(-1));
    if (check.kind === 'missed') throw new Error('the last check was missed');
    return check;
  }

  /** What is on hold beside the lot that is so in the demo plant. */
  get held(): readonly string[] {
    return [...this.state.all('holds')]
      .filter(({ released, object }) => !released && object.kind !== 'lot')
      .map(({ object }) => object.id)
      .sort();
  }

  /** Another time of the same day. */
  time(text: string): this {
    return this.at(`${DAY} ${text}`);
  }

  enter(step: string): this {
    return this.given('EnterStep', { batch: CAPSULES, step });
  }

  checkBalance(): this {
    this.enter('145').given('StartStep').given('PrepareCheck', { scale: BALANCE, clean: true, level: true });
    this.given('PresentScan', {
      scan: {
        identity: { kind: 'weightSet', weightSet: 'TW-G1' },
        evidence: { source: 'scan', device: 'SCN-05', raw: 'WGT/TW-G1', carrier: null },
      },
    });
    for (const [nominal, shows] of [
      ['0.2000', '0.2000'],
      ['200.0000', '200.0001'],
    ] as const)
      this.given('CaptureCheck', { scale: BALANCE, nominal }, { shows });
    return this.given('CompleteStep', {}, { by: RUNNER });
  }

  clear(): this {
    this.enter('140').given('StartStep');
    for (const [item, answer] of Object.entries(ANSWERS)) this.given('AnswerItem', { item, answer });
    return this.given('CompleteStep', {}, { by: RUNNER }).given('VerifyStep', {}, { by: SECOND });
  }

  open(): this {
    return this.given('OpenInProcess');
  }

  /** One unit: put on, captured, taken off. */
  place(shows: string): this {
    return this.lay(shows).given('CapturePlacement', {}, { shows }).takeOff();
  }

  /** A unit comes to rest on the balance. */
  lay(shows: string): this {
    this.observe({ kind: 'settled', evidence: this.evidence(shows) });
    return this;
  }

  takeOff(): this {
    this.observe({ kind: 'left' });
    return this;
  }

  observe(observation: LoadObservation): Told {
    return this.when('ObserveLoad', { scale: BALANCE, observation });
  }

  evidence(shows: string): Extract<LoadObservation, { kind: 'settled' }>['evidence'] {
    const { device, serial, value, unit, raw, mass } = readingOf(this.state, BALANCE, shows, this.moment);
    return {
      source: 'device',
      device,
      serial,
      value,
      unit,
      mass: certain(mass),
      raw,
      window: [],
      receivedAt: this.moment.at,
      calibrationDue: '2026-08-31' as never,
      checkDay: DAY as never,
    };
  }

  /** Twenty units of one mass, or these in their order. */
  weigh(shows: string | readonly string[] = GOOD): this {
    for (const each of typeof shows === 'string' ? Array<string>(20).fill(shows) : shows) this.place(each);
    return this;
  }

  /** A whole check at this time. */
  check(time: string, shows: string = GOOD): this {
    return this.time(time).open().weigh(shows);
  }

  /** What the clock of the station notices. */
  note(): Told {
    return this.when('NoteOverrun');
  }

  settle(exception: string): this {
    const decision = { exception, reason: 'equipment-adjusted', narrative: null };
    return this.given('SettleException', decision, { by: 'QA-01' });
  }

  restart(by = SUPERVISOR): this {
    return this.given('RestartRun', {}, { by });
  }

  stop(reason = 'run-finished'): this {
    return this.given('StopRun', { reason });
  }
}

function certain<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the plant lacks what the test needs');
  return value;
}
