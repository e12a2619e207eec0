import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import type { RecordedEvent } from '../../main/domain/events.ts';
import type { CheckedRun } from '../../main/domain/execution/batch.ts';
import type { LoadObservation } from '../../main/domain/kernel-command.ts';
import { holdsOverContainer } from '../../main/domain/material/genealogy.ts';
import type { Moment } from '../../main/domain/moment.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import type { CheckedRunStep, WrittenStep } from '../../main/domain/recipe/recipe.ts';
import { PlantState, plantFacts, type StateData } from '../../main/domain/state.ts';
import { withBlend } from './blend-recipe.ts';
import { ADD_VERIFIER, ADDER, BlendingTerminal, DRUM_SCALE, FIRST, LUBRICANT } from './blending-terminal.ts';
import { readingOf, type Seen, type Told } from './given-when-then.ts';
import { BATCH, boothBefore } from './weigh-booth.ts';

export const MACHINE = 'ENC-02';
export const TERMINAL = 'EN-01';
export const BALANCE = 'BAL-01';
export const RUNNER = ADDER;
export const SECOND = ADD_VERIFIER;
export const SUPERVISOR = 'SUP-01';
/** A capsule at the centre of the plan, the mean of EX-05, and the one after the adjustment. */
export const GOOD = '0.7680';
export const HEAVY = '0.7846';
export const ADJUSTED = '0.7691';
export const drum = (number: number): string => `${BATCH}/BD-${number}`;
export const cap = (number: number): string => `${BATCH}/CAP-${String(number).padStart(2, '0')}`;
const DAY = '2026-03-10';
const EMPTY_SHELL = 118_000;
/** What the scenario weighs into its four drums, with the drum. */
const DRUMS = ['42.00', '41.98', '42.02', '41.88'];

const after = (step: string, state: 'complete' | 'verified' = 'verified') => ({ step, state });

/** Clear, check the balance, and encapsulate out of the drums of the discharge, as the demo batch does it. */
export const runSteps = (
  { plan }: Pick<CheckedRunStep, 'plan'>,
  feeds: object = { carryOverMinutes: 2 },
): readonly WrittenStep[] => {
  const at = { function: 'process', station: TERMINAL, performers: ['ENCAP-2'] };
  const verifiers = ['VERIFY-MF'];
  return [
    {
      ...at,
      verifiers,
      id: '142',
      kind: 'clearance',
      title: 'Clear the encapsulator',
      requires: [after('10')],
      items: [{ id: '1', text: 'Machine is empty.', evidence: 'confirmed', expects: null }],
    },
    {
      ...at,
      verifiers: null,
      id: '145',
      kind: 'check',
      title: 'Check the balance',
      requires: [after('10')],
      scales: [BALANCE],
    },
    {
      ...at,
      verifiers,
      id: '150',
      kind: 'checkedRun',
      title: 'Encapsulate',
      requires: [after('140'), after('142'), after('145', 'complete')],
      prefix: 'CAP',
      plan,
      feeds: { of: '140', equipment: MACHINE, ...feeds },
      powder: { shell: EMPTY_SHELL, lossPercent: '0.5' },
    },
  ] as unknown as readonly WrittenStep[];
};

/** The demo plant whose batch goes on from the blend into capsules. */
export const withRun =
  (feeds?: object) =>
  (founding: Founding): Founding => {
    const blended = withBlend(founding);
    const capsules = blended.recipes.flatMap(({ steps }) => steps).find(({ kind }) => kind === 'checkedRun');
    if (capsules?.kind !== 'checkedRun') throw new Error('the demo plant has no run with checks');
    return {
      ...blended,
      recipes: blended.recipes.map((recipe, index) =>
        index === 0 ? { ...recipe, steps: [...recipe.steps, ...runSteps(capsules, feeds)] } : recipe,
      ),
    };
  };

const DISCHARGED = new Map<string, { data: string; recorded: readonly RecordedEvent[]; moment: Moment }>();

/** The encapsulation terminal with the drums of the demo batch beside it, at the speed of the kernel. */
export class FedRun extends BlendingTerminal {
  /** The drums are filled, and 0.24 kg of the first were taken as a sample; the discharge is not signed. */
  static poured(feeds?: object): FedRun {
    const booth = boothBefore('110', withRun(feeds));
    booth.begin('110');
    for (const container of [...FIRST, LUBRICANT]) booth.scanned(container);
    booth.complete().given('VerifyStep', {}, { by: 'OP-107' }).given('LeaveStep');
    const data = JSON.parse(JSON.stringify(booth.state.toData())) as StateData;
    const run = new FedRun({
      state: PlantState.fromData(data),
      recorded: booth.recorded,
      moment: booth.moment,
    });
    run.at(`${DAY} 07:00`).signIn(RUNNER, 'BL-01');
    run
      .clearBlender()
      .begin('120')
      .add(...FIRST)
      .complete()
      .given('LeaveStep')
      .begin('125');
    run.at(`${DAY} 07:30:00`).blended().begin('130').add(LUBRICANT).complete().given('LeaveStep');
    run.begin('135').given('StartProcess').given('RecordParameter', { parameter: 'rpm', value: '12' });
    run.at(`${DAY} 07:49:10`).given('StopProcess', { reason: 'run-finished' }).complete();
    run.given('VerifyStep', {}, { by: SECOND }).given('LeaveStep').checkDrumScale();
    run.begin('140').given('SelectScale', { scale: DRUM_SCALE });
    for (const gross of DRUMS) run.drum(gross);
    return run;
  }

  /** The discharge is verified, the machine cleaned and cleared, the balance checked, and OP-203 stands at EN-01. */
  static ready(feeds?: object): FedRun {
    const key = JSON.stringify(feeds ?? null);
    const known = DISCHARGED.get(key);
    if (known) {
      const state = PlantState.fromData(JSON.parse(known.data) as StateData);
      const copy = new FedRun({ state, recorded: known.recorded, moment: known.moment });
      copy.#at = TERMINAL;
      return copy;
    }
    const run = FedRun.poured(feeds).complete();
    run.given('VerifyStep', {}, { by: SECOND }).given('LeaveStep').sampleBlend().toMachine();
    run.clean().at(`${DAY} 10:30`).clearMachine().checkBalance();
    const { recorded, moment } = run;
    DISCHARGED.set(key, { data: JSON.stringify(run.state.toData()), recorded: [...recorded], moment });
    return run;
  }

  /** The step has begun. */
  static begun(feeds?: object): FedRun {
    return FedRun.ready(feeds).time('10:55').begin('150');
  }

  /** The first drum is in, and the machine runs since eleven o'clock. */
  static running(feeds?: object): FedRun {
    return FedRun.begun(feeds).feed(1).time('11:00').given('StartRun');
  }

  #at = 'BL-01';

  override when(type: Parameters<BlendingTerminal['when']>[0], fields: object = {}, seen: Seen = {}): Told {
    return super.when(type, fields, { station: this.#at ?? 'BL-01', ...seen });
  }

  toMachine(): this {
    this.#at = TERMINAL;
    return this.signIn(RUNNER, TERMINAL);
  }

  /** 0.24 kg of the first drum go to the laboratory. */
  sampleBlend(): this {
    this.scanDrum(1);
    const sample = { batch: BATCH, container: drum(1), quantity: '0.24', unit: 'kg', purpose: 'test' };
    return this.given('TakeSample', sample, { by: RUNNER });
  }

  get run(): CheckedRun {
    const { work } = this.step('150');
    if (work.kind !== 'checkedRun') throw new Error('step 150 is no run with checks');
    return work;
  }

  /** Another time of the day of the run. */
  time(text: string): this {
    return this.at(`${DAY} ${text}`);
  }

  /** So many minutes later. */
  pass(minutes: number): this {
    const { site } = plantFacts(this.state);
    const utc = Date.parse(this.moment.at) + minutes * 60_000;
    const midnight = plantTime(site.timeZone, DAY, '00:00');
    const since = Math.round((utc - midnight) / 1_000);
    const two = (value: number): string => String(value).padStart(2, '0');
    return this.time(
      `${two(Math.floor(since / 3_600))}:${two(Math.floor(since / 60) % 60)}:${two(since % 60)}`,
    );
  }

  clean(seen: Seen = {}): this {
    const cleaned = { machine: MACHINE, agent: 'PURIFIED WATER', record: 'CL-0799' };
    return this.given('RecordCleaning', cleaned, { by: SECOND, ...seen });
  }

  clearMachine(): this {
    this.begin('142').given('AnswerItem', { item: '1', answer: { kind: 'confirmed' } });
    return this.complete().given('VerifyStep', {}, { by: SECOND }).given('LeaveStep');
  }

  checkBalance(): this {
    this.begin('145')
      .given('PrepareCheck', { scale: BALANCE, clean: true, level: true })
      .scanWeights('TW-G1');
    for (const [nominal, shows] of [
      ['0.2000', '0.2000'],
      ['200.0000', '200.0001'],
    ] as const)
      this.given('CaptureCheck', { scale: BALANCE, nominal }, { shows });
    return this.complete().given('LeaveStep');
  }

  scanDrum(number: number): Told {
    return this.scan(drum(number), { lot: BATCH });
  }

  /** Shown by the performer, scanned and signed by the second person. */
  shown(number: number): this {
    this.scanDrum(number);
    this.given('BeginVerification', { verifier: SECOND });
    this.scanDrum(number);
    return this.given('VerifyAddition', {}, { by: SECOND });
  }

  feed(number: number): this {
    return this.shown(number).given('ChargeContainer', { container: drum(number) });
  }

  /** A unit comes to rest on the balance, is captured and taken off. */
  place(shows: string): this {
    this.load({ kind: 'settled', evidence: this.evidence(shows) });
    this.given('CapturePlacement', {}, { shows });
    return this.load({ kind: 'left' });
  }

  load(observation: LoadObservation): this {
    return this.given('ObserveLoad', { scale: BALANCE, observation });
  }

  evidence(shows: string): Extract<LoadObservation, { kind: 'settled' }>['evidence'] {
    const reading = readingOf(this.state, BALANCE, shows, this.moment);
    return {
      ...reading,
      source: 'device',
      window: [],
      receivedAt: this.moment.at,
      calibrationDue: '2026-08-31',
      checkDay: DAY,
    } as never;
  }

  weigh(shows: string = GOOD, units = 20): this {
    for (let unit = 0; unit < units; unit += 1) this.place(shows);
    return this;
  }

  /** A whole check at this time. */
  check(time: string, shows: string = GOOD): this {
    return this.time(time).given('OpenInProcess').weigh(shows);
  }

  setUp(shows: string = GOOD): this {
    return this.given('OpenSetUp').weigh(shows);
  }

  change(): this {
    return this.given('ChangeContainer');
  }

  stop(reason = 'run-finished'): this {
    return this.given('StopRun', { reason });
  }

  labelOutput(...numbers: readonly number[]): this {
    for (const number of numbers) this.given('PrintLabel', { container: cap(number) }).printed(cap(number));
    return this;
  }

  count(what: 'good' | 'rejected', quantity: number, reason: string | null = null): this {
    return this.given('RecordCount', { what, quantity, reason });
  }

  /** The drums of which each output container is made, by their number. */
  get madeOf(): readonly (readonly number[])[] {
    return this.run.output.map(({ from }) => from.map((id) => Number(id.split('-').at(-1))));
  }

  /** The output containers under a hold, their own or of what they are made of. */
  get heldCaps(): readonly string[] {
    return this.run.output
      .map(({ id }) => id)
      .filter((id) => holdsOverContainer(this.state, id).some(({ object }) => object.kind !== 'batch'));
  }
}
