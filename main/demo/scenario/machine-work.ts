import type { Booth } from './booth.ts';
import type { DrumInput } from './day-inputs.ts';
import { BATCH } from './dispensing-day.ts';
import type { Floor } from './floor.ts';
import { massOf } from './mass-of.ts';

/** Who works at the machines, and who verifies it. */
export const OPERATOR = 'OP-203';
const SECOND = 'OP-204';

/** What people do at every machine: two of them at whatever goes in, and a scale under whatever comes out. */
export class MachineWork {
  readonly #floor: Floor;
  readonly #booth: Booth;

  constructor(floor: Floor, booth: Booth) {
    this.#floor = floor;
    this.#booth = booth;
  }

  async begin(step: string): Promise<void> {
    await this.#booth.enter(BATCH, step);
    await this.#booth.press({ type: 'StartStep' });
  }

  /** The performer signs; what was verified piece by piece, and a daily check, takes no second signature. */
  async complete(): Promise<void> {
    await this.#booth.sign({ type: 'CompleteStep' });
    await this.#booth.press({ type: 'LeaveStep' });
  }

  async finish(): Promise<void> {
    await this.#booth.sign({ type: 'CompleteStep' });
    await this.#booth.sign({ type: 'VerifyStep' }, SECOND);
    await this.#booth.press({ type: 'LeaveStep' });
  }

  async clean(machine: string, record: string): Promise<void> {
    await this.#booth.sign({ type: 'RecordCleaning', machine, agent: 'Purified water', record }, SECOND);
  }

  /** Two people scan a container before it goes in. */
  async add(container: string): Promise<void> {
    const booth = this.#booth;
    const { item, lot } = this.#floor.labelOf(container);
    await booth.scanContainer(item, lot, container);
    await booth.press({ type: 'BeginVerification', verifier: SECOND });
    await booth.scanContainer(item, lot, container);
    await booth.sign({ type: 'VerifyAddition' }, SECOND);
    await booth.press({ type: 'ChargeContainer', container });
  }

  /** Drum after drum is tared, filled, weighed and labelled on one scale. */
  async fill(scale: string, drums: readonly DrumInput[]): Promise<void> {
    const booth = this.#booth;
    await booth.press({ type: 'SelectScale', scale });
    for (const { tare, content } of drums) {
      await booth.atRest(scale);
      await booth.press({ type: 'ZeroScale', scale });
      await booth.load(scale, tare);
      await booth.press({ type: 'CaptureTare', displayed: booth.displayed });
      await booth.add(scale, massOf(content));
      await booth.press({ type: 'AcceptWeight', displayed: booth.displayed });
      const { containers, item } = booth.filling;
      const container = containers.at(-1)?.container ?? '';
      await booth.press({ type: 'PrintLabel', container });
      await booth.until((screen) => 'phase' in screen && screen.phase === 'next');
      this.#floor.labels.set(container, { item: item.id, lot: BATCH });
      booth.lift(scale);
    }
    await booth.atRest(scale);
  }
}
