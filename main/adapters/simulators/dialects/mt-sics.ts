import { bytesOf } from '../../../application/devices/printable.ts';
import {
  isMassUnit,
  type MassUnit,
  type Micrograms,
  parseMass,
  subtract,
  ZERO,
} from '../../../contract/quantity.ts';
import { CommandLines } from './command-lines.ts';
import type { DialectHost, Instrument, Pressed, ScaleDialect } from './scale-dialect.ts';

const STREAM_MS = 66;
const ENDS_STREAM: ReadonlySet<string> = new Set(['S', 'SI', 'SIU', 'SU', 'SIR', '@']);
/** Units by their number in `M21`. */
const UNIT_CODES: Readonly<Record<MassUnit, number>> = { g: 0, kg: 1, mg: 3 };

export const mtSicsDialect: ScaleDialect = {
  name: 'mt-sics',
  connect: (instrument, send) => new MtSicsHost(instrument, send),
};

class MtSicsHost implements DialectHost {
  readonly #instrument: Instrument;
  readonly #send: (frame: Uint8Array) => void;
  readonly #lines = new CommandLines();
  #stopWaiting: () => void = () => {};
  #stopStream: () => void = () => {};

  constructor(instrument: Instrument, send: (frame: Uint8Array) => void) {
    this.#instrument = instrument;
    this.#send = send;
  }

  receive(chunk: Uint8Array): void {
    for (const line of this.#lines.push(chunk)) this.#execute(line);
  }

  print(): void {
    this.#answer(this.#weight('S'));
  }

  switchedOn(): void {
    this.#answer(`I4 A "${this.#instrument.serial}"`);
  }

  quiet(): void {
    this.#stopWaiting();
    this.#stopStream();
  }

  #answer(text: string): void {
    this.#send(bytesOf(`${text}\r\n`));
  }

  #execute(line: string): void {
    const [name = '', ...parameters] = line.split(' ');
    if (ENDS_STREAM.has(name)) this.#stopStream();
    const perform = Object.hasOwn(this.#commands, name) ? this.#commands[name] : undefined;
    if (perform) perform(parameters);
    else this.#answer('ES');
  }

  readonly #commands: Readonly<Record<string, (parameters: readonly string[]) => void>> = {
    '@': () => {
      this.#stopWaiting();
      this.#answer(`I4 A "${this.#instrument.serial}"`);
    },
    I0: () => {
      const names = Object.keys(this.#commands);
      names.forEach((name, at) => {
        const isLast = at === names.length - 1;
        this.#answer(`I0 ${isLast ? 'A' : 'B'} ${/^[TD]/.test(name) ? 1 : 0} "${name}"`);
      });
    },
    I1: () => this.#answer('I1 A "01" "2.30" "2.22"'),
    I2: () => {
      const { model, unit } = this.#instrument;
      this.#answer(`I2 A "${model.model} ${this.#instrument.show(model.capacity)} ${unit}"`);
    },
    I3: () => this.#answer('I3 A "1.00 SIM.0001"'),
    I4: () => this.#answer(`I4 A "${this.#instrument.serial}"`),
    I50: () => {
      const { model, present } = this.#instrument;
      const shown = present();
      const left = shown.kind === 'value' ? subtract(model.capacity, shown.mass) : ZERO;
      this.#answer(`I50 B 0 ${this.#instrument.show(left)} ${this.#instrument.unit}`);
      this.#answer(`I50 A 2 ${this.#instrument.show(model.capacity)} ${this.#instrument.unit}`);
    },
    M21: () => this.#answer(`M21 A 0 ${UNIT_CODES[this.#instrument.unit]}`),
    SI: () => this.#answer(this.#weight('SI')),
    SIU: () => this.#answer(this.#weight('SI')),
    SU: () => this.#whenStable('S I', () => this.#weight('S')),
    SIR: () => {
      this.#stopStream();
      this.#stopStream = this.#instrument.every(STREAM_MS, () => this.#answer(this.#weight('SI')));
    },
    S: () => this.#whenStable('S I', () => this.#weight('S')),
    Z: () => this.#whenStable('Z I', () => verb('Z A', 'Z', this.#instrument.zero())),
    ZI: () => this.#answer(verb(`ZI ${this.#stability()}`, 'ZI', this.#instrument.zero())),
    T: () => this.#whenStable('T I', () => this.#tared('T', 'S')),
    TI: () => this.#answer(this.#tared('TI', this.#stability())),
    TA: (parameters) => this.#answer(this.#tareMemory(parameters)),
    TAC: () => {
      this.#instrument.presetTare(ZERO);
      this.#answer('TAC A');
    },
    D: () => this.#answer('D A'),
    DW: () => this.#answer('DW A'),
  };

  /** `S S     100.00 g`: ten characters for the value, right-aligned. */
  #weight(command: 'S' | 'SI'): string {
    const { faults } = this.#instrument;
    if (faults.moduleFault !== null) return `S S Error ${faults.moduleFault}`;
    if (faults.busy) return 'S I';
    const present = this.#instrument.present();
    if (present.kind !== 'value') return present.kind === 'overload' ? 'S +' : 'S -';
    if (command === 'S' && !present.isStable) return 'S I';
    return `S ${present.isStable ? 'S' : 'D'} ${this.#field(present.mass)}`;
  }

  #tared(command: 'T' | 'TI', stability: 'S' | 'D'): string {
    const outcome = this.#instrument.tareNow();
    return verb(`${command} ${stability} ${this.#field(this.#instrument.tare)}`, command, outcome);
  }

  #tareMemory([value, unit]: readonly string[]): string {
    if (value !== undefined) {
      const mass = unit !== undefined && isMassUnit(unit) ? parseMass(value, unit) : null;
      if (!mass?.ok || mass.value < 0 || mass.value > this.#instrument.model.capacity) return 'TA L';
      this.#instrument.presetTare(mass.value);
    }
    return `TA A ${this.#field(this.#instrument.tare)}`;
  }

  #field(mass: Micrograms): string {
    return `${this.#instrument.show(mass).padStart(10)} ${this.#instrument.unit}`;
  }

  #stability(): 'S' | 'D' {
    return this.#instrument.isStable() ? 'S' : 'D';
  }

  #whenStable(giveUp: string, act: () => string): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#instrument.whenStable(
      () => this.#answer(act()),
      () => this.#answer(giveUp),
    );
  }
}

const verb = (done: string, command: string, outcome: Pressed): string =>
  outcome === 'done' ? done : `${command} ${outcome === 'overload' ? '+' : '-'}`;
