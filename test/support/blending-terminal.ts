import type { RecordedEvent } from '../../main/domain/events.ts';
import type { Charging, Discharging, Processing } from '../../main/domain/execution/batch.ts';
import type { KernelCommandType } from '../../main/domain/kernel-command.ts';
import type { Moment } from '../../main/domain/moment.ts';
import { PlantState, type StateData } from '../../main/domain/state.ts';
import { withBlend } from './blend-recipe.ts';
import type { Seen, Told } from './given-when-then.ts';
import { BATCH, BENCH, boothBefore, WeighBooth } from './weigh-booth.ts';

export const BLENDER = 'BB-500';
export const DRUM_SCALE = 'SCL-04';
export const ADDER = 'OP-203';
export const ADD_VERIFIER = 'OP-204';
export const dc = (number: number): string => `${BATCH}/DC-${String(number).padStart(2, '0')}`;
/** What goes in first, and what waits for the first blend. */
export const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(dc);
export const LUBRICANT = dc(10);
/** Weighed in the place of lubricant that was spilled. */
export const AGAIN = dc(11);

function closeKit(booth: WeighBooth, containers: readonly string[]): void {
  booth.begin('110');
  for (const container of containers) booth.scanned(container);
  booth.complete().given('VerifyStep', {}, { by: 'OP-107' }).given('LeaveStep');
}

let kitted: { data: string; recorded: readonly RecordedEvent[]; moment: Moment } | null = null;

/** The blending terminal of the demo plant, with the kit of the demo batch beside it, at the speed of the kernel. */
export class BlendingTerminal extends WeighBooth {
  static override from(
    data: StateData,
    recorded: readonly RecordedEvent[],
    moment: Moment,
  ): BlendingTerminal {
    return new BlendingTerminal({ state: PlantState.fromData(data), recorded, moment });
  }

  /** The kit is closed, and OP-203 is at the terminal. */
  static kitted(): BlendingTerminal {
    if (!kitted) {
      const booth = boothBefore('110', withBlend);
      closeKit(booth, [...FIRST, LUBRICANT]);
      kitted = {
        data: JSON.stringify(booth.state.toData()),
        recorded: booth.recorded,
        moment: booth.moment,
      };
    }
    return BlendingTerminal.from(
      JSON.parse(kitted.data) as StateData,
      kitted.recorded,
      kitted.moment,
    ).#nextDay();
  }

  /** The same, after the first container of the lubricant was spilled, voided and weighed again. */
  static spilled(): BlendingTerminal {
    const booth = boothBefore('100', withBlend).open('100').tare('212.6');
    booth.fill('1837.2');
    booth.given('VoidContainer', { reason: 'spill' });
    const [exception] = [...booth.state.all('exceptions')];
    const settle = { exception: exception?.id, reason: 'assessed-no-impact', narrative: null };
    booth.given('SettleException', settle, { by: 'SUP-01' }).lift();
    booth.given('ZeroScale', { scale: BENCH }, { shows: '0.0' }).tare('212.6');
    booth.fill('1837.2');
    booth.verify('1837.2').close('MS-2511-020-01').complete().given('LeaveStep');
    closeKit(booth, [...FIRST, AGAIN]);
    const data = JSON.parse(JSON.stringify(booth.state.toData())) as StateData;
    return BlendingTerminal.from(data, booth.recorded, booth.moment).#nextDay();
  }

  #nextDay(): this {
    return this.at('2026-03-10 07:00').signIn(ADDER, 'BL-01');
  }

  /** The blender is cleared and the first charge begun. */
  static charging(): BlendingTerminal {
    return BlendingTerminal.kitted().clearBlender().begin('120');
  }

  /** Everything of the first charge is in, and the first blend begun. */
  static charged(): BlendingTerminal {
    return BlendingTerminal.charging()
      .add(...FIRST)
      .complete()
      .given('LeaveStep')
      .begin('125');
  }

  /** Both blends are done, the drum scale is checked, and the discharge has begun on it. */
  static discharging(): BlendingTerminal {
    const terminal = BlendingTerminal.charged().at('2026-03-10 07:30:00').blended().begin('130');
    terminal.add(LUBRICANT).complete().given('LeaveStep').begin('135').given('StartProcess');
    terminal.given('RecordParameter', { parameter: 'rpm', value: '12' }).at('2026-03-10 07:49:10');
    terminal.given('StopProcess', { reason: 'run-finished' }).complete();
    terminal.given('VerifyStep', {}, { by: ADD_VERIFIER }).given('LeaveStep').checkDrumScale();
    return terminal.begin('140').given('SelectScale', { scale: DRUM_SCALE });
  }

  checkDrumScale(): this {
    this.begin('136').scanWeights(this.scale(DRUM_SCALE).check.weightSet);
    this.given('PrepareCheck', { scale: DRUM_SCALE, clean: true, level: true });
    for (const [index, shows] of ['5.00', '20.00', '100.00'].entries())
      this.given('CaptureCheck', { scale: DRUM_SCALE, nominal: this.point(DRUM_SCALE, index) }, { shows });
    return this.complete().given('LeaveStep');
  }

  /** A drum is put on, filled, weighed and labelled; its name. */
  drum(gross: string, tare = '1.50'): string {
    this.given('ZeroScale', { scale: DRUM_SCALE }, { shows: '0.00' });
    this.given('CaptureTare', {}, { shows: tare }).given('AcceptWeight', {}, { shows: gross });
    const id = this.discharge().containers.at(-1)?.id ?? '';
    this.given('PrintLabel', { container: id }).printed(id);
    return id;
  }

  override when(type: KernelCommandType, fields: object = {}, seen: Seen = {}): Told {
    return super.when(type, { ...fields }, { station: 'BL-01', ...seen });
  }

  override complete(seen: Seen = {}): this {
    return this.given('CompleteStep', {}, { by: ADDER, ...seen });
  }

  charge(id = '120'): Charging {
    const { work } = this.step(id);
    if (work.kind !== 'charge') throw new Error(`step ${id} charges nothing`);
    return work;
  }

  discharge(): Discharging {
    const { work } = this.step('140');
    if (work.kind !== 'discharge') throw new Error('step 140 empties nothing');
    return work;
  }

  process(id = '125'): Processing {
    const { work } = this.step(id);
    if (work.kind !== 'process') throw new Error(`step ${id} is no process`);
    return work;
  }

  /** Cleaned by the operator, verified by the second person. */
  cleanBlender(seen: Seen = {}): Told {
    const cleaned = { machine: BLENDER, agent: 'PURIFIED WATER', record: 'CL-0790' };
    return this.when('RecordCleaning', cleaned, { by: ADD_VERIFIER, ...seen });
  }

  clearBlender(): this {
    this.cleanBlender();
    this.begin('117').given('AnswerItem', { item: '1', answer: { kind: 'confirmed' } });
    this.given('AnswerItem', { item: '2', answer: { kind: 'reference', value: 'CL-0790' } });
    return this.complete().given('VerifyStep', {}, { by: ADD_VERIFIER }).given('LeaveStep');
  }

  /** The adder shows a container, and the second person scans it and signs. */
  verified(container: string, by = ADD_VERIFIER): this {
    return this.scanned(container)
      .given('BeginVerification', { verifier: by })
      .scanned(container)
      .given('VerifyAddition', {}, { by });
  }

  /** Each of these goes in, one after the other. */
  add(...containers: readonly string[]): this {
    for (const container of containers) this.verified(container).given('ChargeContainer', { container });
    return this;
  }

  /** The first blend is done and verified. */
  blended(): this {
    this.given('StartProcess').given('RecordParameter', { parameter: 'rpm', value: '12' });
    return this.at('2026-03-10 07:46:00')
      .given('StopProcess', { reason: 'run-finished' })
      .complete()
      .given('VerifyStep', {}, { by: ADD_VERIFIER })
      .given('LeaveStep');
  }
}
