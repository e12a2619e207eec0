import type { DischargeScreen } from '../../contract/views.ts';
import type { Booth } from './booth.ts';
import type { DayInputs } from './day-inputs.ts';
import { BATCH } from './dispensing-day.ts';
import type { Floor } from './floor.ts';
import { massOf } from './mass-of.ts';
import { answerAll, checkScales } from './step-work.ts';
import type { Act } from './story.ts';

const BLENDER = 'BB-500';
const DRUM_SCALE = 'SCL-04';
const OPERATOR = 'OP-203';
const SECOND = 'OP-204';

/** Steps 115 to 130 of the reference scenario: what was dispensed is charged by two people, blended and discharged into drums. */
export function blendingDay(floor: Floor, inputs: DayInputs): readonly Act[] {
  const day = new BlendingDay(floor, inputs);
  return [
    ['115', () => day.checkDrumScale()],
    ['117', () => day.clear()],
    ['120', () => day.charge('120')],
    ['125', () => day.blend('125', '07:50', '08:06')],
    ['126', () => day.charge('126')],
    ['128', () => day.blend('128', '08:15', '08:18:30')],
    ['130', () => day.discharge()],
  ];
}

class BlendingDay {
  readonly #floor: Floor;
  readonly #inputs: DayInputs;
  readonly #booth: Booth;
  readonly #drums: string[] = [];

  constructor(floor: Floor, inputs: DayInputs) {
    this.#floor = floor;
    this.#inputs = inputs;
    this.#booth = floor.terminal('BL-01');
  }

  // 115 ─ The drum scale of the day.
  async checkDrumScale(): Promise<void> {
    this.#floor.dayBreaks('2026-03-10');
    this.#floor.at('06:50');
    await this.#booth.signIn(OPERATOR);
    await this.#begin('115');
    await checkScales(this.#booth, this.#inputs.checkWeights, [DRUM_SCALE], ['TW-K2']);
    await this.#booth.sign({ type: 'CompleteStep' });
    await this.#booth.press({ type: 'LeaveStep' });
  }

  // 117 ─ A clean and empty machine.
  async clear(): Promise<void> {
    this.#floor.at('07:10');
    const cleaning = { machine: BLENDER, agent: 'Purified water', record: 'CL-0790' };
    await this.#begin('117');
    await this.#booth.sign({ type: 'RecordCleaning', ...cleaning }, SECOND);
    await answerAll(this.#booth, cleaning.record);
    await this.#finish();
  }

  // 120, 126 ─ Two people scan each container before it goes in.
  async charge(step: string): Promise<void> {
    const booth = this.#booth;
    await this.#begin(step);
    const { screen } = booth;
    if (screen.kind !== 'charge') throw new Error(`step ${step} charges nothing`);
    for (const { container } of screen.containers) {
      const { item, lot } = this.#floor.labelOf(container);
      await booth.scanContainer(item, lot, container);
      await booth.press({ type: 'BeginVerification', verifier: SECOND });
      await booth.scanContainer(item, lot, container);
      await booth.sign({ type: 'VerifyAddition' }, SECOND);
      await booth.press({ type: 'ChargeContainer', container });
    }
    await booth.sign({ type: 'CompleteStep' });
    await booth.press({ type: 'LeaveStep' });
  }

  // 125, 128 ─ The machine runs for its time at the speed that somebody reads off it.
  async blend(step: string, from: string, to: string): Promise<void> {
    const booth = this.#booth;
    await this.#begin(step);
    this.#floor.at(from);
    await booth.press({ type: 'StartProcess' });
    for (const [parameter, value] of Object.entries(this.#inputs.blender))
      await booth.press({ type: 'RecordParameter', parameter, value });
    this.#floor.at(to);
    await booth.press({ type: 'StopProcess', reason: 'run-finished' });
    await this.#finish();
  }

  // 130 ─ Drum after drum, until the machine is empty; quality takes its sample from the last.
  async discharge(): Promise<void> {
    const booth = this.#booth;
    await this.#begin('130');
    await booth.press({ type: 'SelectScale', scale: DRUM_SCALE });
    for (const { tare, content } of this.#inputs.drums) {
      await booth.atRest(DRUM_SCALE);
      await this.#phase('zero', 'tare', 'next');
      if (this.#screen.phase !== 'tare') await booth.press({ type: 'ZeroScale', scale: DRUM_SCALE });
      await booth.load(DRUM_SCALE, tare);
      await booth.press({ type: 'CaptureTare', displayed: booth.displayed });
      await booth.add(DRUM_SCALE, massOf(content));
      await booth.press({ type: 'AcceptWeight', displayed: booth.displayed });
      await this.#label();
      booth.lift(DRUM_SCALE);
    }
    await this.#booth.atRest(DRUM_SCALE);
    await this.#finish();
    await this.#sample();
  }

  async #label(): Promise<void> {
    const container = this.#screen.containers.at(-1)?.container ?? '';
    await this.#booth.press({ type: 'PrintLabel', container });
    await this.#phase('next');
    this.#drums.push(container);
    this.#floor.labels.set(container, { item: this.#screen.item.id, lot: BATCH });
  }

  async #sample(): Promise<void> {
    const { quantity, unit, number } = this.#inputs.blendSample;
    const container = this.#drums[number - 1] ?? '';
    const { item, lot } = this.#floor.labelOf(container);
    await this.#booth.scanContainer(item, lot, container);
    await this.#booth.sign({
      type: 'TakeSample',
      batch: BATCH,
      container,
      quantity,
      unit,
      purpose: 'release',
    });
    await this.#booth.signOut();
  }

  get #screen(): DischargeScreen {
    const { screen } = this.#booth;
    if (screen.kind !== 'discharge') throw new Error(`the screen shows ${screen.kind}`);
    return screen;
  }

  async #phase(...wanted: readonly string[]): Promise<void> {
    await this.#booth.until((screen) => screen.kind === 'discharge' && wanted.includes(screen.phase));
  }

  async #begin(step: string): Promise<void> {
    await this.#booth.enter(BATCH, step);
    await this.#booth.press({ type: 'StartStep' });
  }

  async #finish(): Promise<void> {
    await this.#booth.sign({ type: 'CompleteStep' });
    await this.#booth.sign({ type: 'VerifyStep' }, SECOND);
    await this.#booth.press({ type: 'LeaveStep' });
  }
}
