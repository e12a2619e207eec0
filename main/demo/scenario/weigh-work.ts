import { type Micrograms, micrograms, subtract, sum } from '../../contract/quantity.ts';
import type { DispenseScreen } from '../../contract/views.ts';
import type { Booth } from './booth.ts';
import type { DayInputs } from './day-inputs.ts';
import type { Floor } from './floor.ts';
import { massOf } from './mass-of.ts';

/** A source container as its label names it: the lot and its number in it. */
export interface Source {
  readonly item: string;
  readonly lot: string;
  readonly number: number;
}

const VERIFIER = 'OP-107';

/** What the weigh booth does at every material, in the words of the floor. It pours to what its screen shows. */
export class WeighWork {
  readonly booth: Booth;
  readonly #batch: string;
  readonly #tares: string[];
  readonly #slips: string[];
  readonly #floor: Floor;

  constructor(floor: Floor, booth: Booth, batch: string, { tares, slips }: DayInputs) {
    this.#floor = floor;
    this.booth = booth;
    this.#batch = batch;
    this.#tares = [...tares];
    this.#slips = [...slips];
  }

  async open(step: string, scale: string): Promise<void> {
    await this.booth.enter(this.#batch, step);
    await this.booth.press({ type: 'StartStep' });
    await this.booth.press({ type: 'SelectScale', scale });
  }

  /** One container from one source. */
  async single(source: Source, scale: string): Promise<void> {
    await this.scan(source);
    await this.tare(scale);
    await this.booth.add(scale, this.wanted());
    await this.accept();
    await this.labelAndVerify(scale, [source]);
    await this.closeSource(source, false);
  }

  async scan({ item, lot, number }: Source): Promise<void> {
    await this.booth.scanContainer(item, lot, `${lot}-${String(number).padStart(2, '0')}`);
  }

  /** An empty pan is zeroed where the scale did not come back by itself; then the empty container is captured. */
  async tare(scale: string): Promise<void> {
    const { booth } = this;
    await booth.atRest(scale);
    await booth.until((screen) => screen.kind === 'dispense' && READY_FOR_TARE.has(screen.phase));
    if (booth.dispense.phase === 'zero') await booth.press({ type: 'ZeroScale', scale });
    await booth.load(scale, next(this.#tares, 'empty container'));
    await booth.press({ type: 'CaptureTare', displayed: booth.displayed });
    await booth.until((screen) => screen.kind === 'dispense' && screen.current !== null);
  }

  /** What the screen asks for, give or take the slip of a hand. */
  wanted(): Micrograms {
    const { amounts } = this.booth.dispense;
    if (!amounts) throw new Error('the screen shows no target');
    const target = massOf(`${amounts.target.split(' ')[0]} ${amounts.unit}`);
    return sum([target, massOf(next(this.#slips, 'slip'))]);
  }

  async accept(): Promise<void> {
    await this.booth.press({ type: 'AcceptWeight', displayed: this.booth.displayed });
  }

  /** Label on, second person scans what they see, signs, and only then the container leaves. */
  async labelAndVerify(scale: string, sources: readonly Source[]): Promise<void> {
    const { booth } = this;
    const { container } = lastContainer(booth.dispense);
    await booth.press({ type: 'PrintLabel', container });
    await booth.until(
      (screen) =>
        screen.kind === 'dispense' && screen.label?.outcome !== 'printing' && screen.phase === 'verify',
    );
    await booth.press({ type: 'BeginVerification', verifier: VERIFIER });
    for (const source of sources) await this.scan(source);
    const [first] = sources;
    if (!first) throw new Error(`nothing went into ${container}`);
    this.#floor.labels.set(container, first);
    await booth.scanContainer(first.item, first.lot, container);
    await booth.sign({ type: 'VerifyContainer', displayed: booth.displayed }, VERIFIER);
    booth.lift(scale);
  }

  async closeSource(source: Source, emptied: boolean): Promise<void> {
    await this.scan(source);
    await this.booth.press({ type: 'CloseSource', emptied, displayed: this.booth.displayed });
  }

  /** The performer signs once the pan is empty again. */
  async finish(): Promise<void> {
    const { booth } = this;
    await booth.until((screen) => screen.kind === 'dispense' && screen.phase === 'finish');
    await booth.sign({ type: 'CompleteStep' });
    await booth.press({ type: 'LeaveStep' });
  }

  async wipe(item: string): Promise<void> {
    await this.booth.press({ type: 'WipeDown', item, cleaning: 'SCOOP-AND-WIPE' });
  }
}

const READY_FOR_TARE: ReadonlySet<string> = new Set(['zero', 'tare']);

/** The drums of one lot, opened one after the other; what is left in the open one is known by its label. */
export class Drums {
  readonly #contents: readonly Micrograms[];
  readonly #lot: Omit<Source, 'number'>;
  #open = 0;
  #left: Micrograms;

  constructor(lot: Omit<Source, 'number'>, contents: readonly string[]) {
    this.#lot = lot;
    this.#contents = contents.map(massOf);
    this.#left = this.#contents[0] ?? micrograms(0);
  }

  get current(): Source {
    return { ...this.#lot, number: this.#open + 1 };
  }

  get left(): Micrograms {
    return this.#left;
  }

  take(mass: Micrograms): void {
    this.#left = subtract(this.#left, mass);
  }

  openNext(): Source {
    this.#open += 1;
    const content = this.#contents[this.#open];
    if (content === undefined) throw new Error(`no further drum of ${this.#lot.lot}`);
    this.#left = content;
    return this.current;
  }
}

function lastContainer({ containers }: DispenseScreen): DispenseScreen['containers'][number] {
  const last = containers.at(-1);
  if (!last) throw new Error('the screen shows no container');
  return last;
}

function next(list: string[], what: string): string {
  const first = list.shift();
  if (first === undefined) throw new Error(`no further ${what}`);
  return first;
}
