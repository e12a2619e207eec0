import type { Booth } from './booth.ts';
import type { DayInputs } from './day-inputs.ts';
import { BATCH } from './dispensing-day.ts';
import type { Floor } from './floor.ts';
import { MachineWork, OPERATOR } from './machine-work.ts';
import { answerAll, checkScales } from './step-work.ts';
import type { Act } from './story.ts';

const BLENDER = 'BB-500';
const DRUM_SCALE = 'SCL-04';

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
  readonly #work: MachineWork;

  constructor(floor: Floor, inputs: DayInputs) {
    this.#floor = floor;
    this.#inputs = inputs;
    this.#booth = floor.terminal('BL-01');
    this.#work = new MachineWork(floor, this.#booth);
  }

  // 115 ─ The drum scale of the day.
  async checkDrumScale(): Promise<void> {
    this.#floor.dayBreaks('2026-03-10');
    this.#floor.at('06:50');
    await this.#booth.signIn(OPERATOR);
    await this.#work.begin('115');
    await checkScales(this.#booth, this.#inputs.checkWeights, [DRUM_SCALE], ['TW-K2']);
    await this.#work.complete();
  }

  // 117 ─ A clean and empty machine.
  async clear(): Promise<void> {
    this.#floor.at('07:10');
    await this.#work.begin('117');
    await this.#work.clean(BLENDER, 'CL-0790');
    await answerAll(this.#booth, 'CL-0790');
    await this.#work.finish();
  }

  // 120, 126 ─ Two people scan each container before it goes in.
  async charge(step: string): Promise<void> {
    const booth = this.#booth;
    await this.#work.begin(step);
    const { screen } = booth;
    if (screen.kind !== 'charge') throw new Error(`step ${step} charges nothing`);
    for (const { container } of screen.containers) await this.#work.add(container);
    await this.#work.complete();
  }

  // 125, 128 ─ The machine runs for its time at the speed that somebody reads off it.
  async blend(step: string, from: string, to: string): Promise<void> {
    const booth = this.#booth;
    await this.#work.begin(step);
    this.#floor.at(from);
    await booth.press({ type: 'StartProcess' });
    for (const [parameter, value] of Object.entries(this.#inputs.blender))
      await booth.press({ type: 'RecordParameter', parameter, value });
    this.#floor.at(to);
    await booth.press({ type: 'StopProcess', reason: 'run-finished' });
    await this.#work.finish();
  }

  // 130 ─ Drum after drum, until the machine is empty; quality takes its sample from the last.
  async discharge(): Promise<void> {
    await this.#work.begin('130');
    await this.#work.fill(DRUM_SCALE, this.#inputs.drums);
    await this.#work.finish();
    await this.#sample();
  }

  async #sample(): Promise<void> {
    const { quantity, unit, number } = this.#inputs.blendSample;
    const container = this.#floor.containerOf('BD', number);
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
}
