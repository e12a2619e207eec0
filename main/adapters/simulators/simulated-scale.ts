import { bytesOf } from '../../application/devices/printable.ts';
import type { DeviceClock } from '../../application/ports/devices.ts';
import {
  formatMass,
  isMassUnit,
  type MassUnit,
  type Micrograms,
  parseMass,
  ZERO,
} from '../../contract/quantity.ts';
import { systemClock } from '../devices/system-clock.ts';
import { FaultyWire, soundWire, type WireFaults } from './faulty-wire.ts';
import { Pan, Weighing } from './pan.ts';
import type { SimulatedDevice } from './simulated-device.ts';

export interface ScaleModel {
  readonly serial: string;
  readonly model: string;
  readonly unit: MassUnit;
  readonly capacity: Micrograms;
  readonly division: Micrograms;
  /** From one load to the next the pan moves for so long; 600 ms is a quick bench scale. */
  readonly rampMs?: number;
  /** S, Z and T give up after so long without stability. */
  readonly stabilityMs?: number;
}

/** What a person or a defect does to the instrument itself. */
export interface InstrumentFaults {
  /** Another serial number answers: the wrong instrument is on the cable. */
  serial: string | null;
  /** S and SI are answered `S I`. */
  busy: boolean;
  /** A module fault in place of a weight: `10b`. */
  moduleFault: string | null;
}

interface Host {
  readonly answer: (text: string) => void;
  stopWaiting: () => void;
  stopStream: () => void;
}

const STABILITY_MS = 5000;
const STREAM_MS = 66;
const CHECK_MS = 10;
const BOOT_MS = 400;
const LONGEST_COMMAND = 64;
const ENDS_STREAM: ReadonlySet<string> = new Set(['S', 'SI', 'SIR', '@']);

/** An MT-SICS scale over a simulated pan, with the faults that instruments, cables and people have. */
export class SimulatedScale implements SimulatedDevice {
  readonly pan: Pan;
  readonly wire: WireFaults = soundWire();
  readonly faults: InstrumentFaults = { serial: null, busy: false, moduleFault: null };
  readonly #model: ScaleModel;
  readonly #clock: DeviceClock;
  readonly #weighing: Weighing;
  readonly #hosts = new Set<Host>();
  #unit: MassUnit;
  #bootedAt = Number.NEGATIVE_INFINITY;

  constructor(model: ScaleModel, clock: DeviceClock = systemClock) {
    this.#model = model;
    this.#clock = clock;
    this.#unit = model.unit;
    this.pan = new Pan(clock, { rampMs: model.rampMs ?? 600 });
    this.#weighing = new Weighing(this.pan, model.division, model.capacity);
  }

  /** The weight that the display means once the pan is at rest: what a record must say. Null out of range. */
  get net(): Micrograms | null {
    return this.#weighing.net;
  }

  /** Zero key at the instrument. */
  pressZero(): void {
    this.#weighing.zero();
  }

  /** Tare key at the instrument. */
  pressTare(): void {
    this.#weighing.tareNow();
  }

  /** Print key: the present value goes to every host unasked. */
  pressPrint(): void {
    this.#broadcast(this.#weight('S'));
  }

  /** Unit key: the same load in another unit. */
  showIn(unit: MassUnit): void {
    this.#unit = unit;
  }

  /** Switched off and on: the load on the pan becomes zero, and the instrument announces itself. */
  powerCycle(): void {
    for (const host of this.#hosts) quiet(host);
    this.#bootedAt = this.#clock.mono() + BOOT_MS;
    this.#clock.after(BOOT_MS, () => {
      this.#weighing.restart();
      this.#broadcast(`I4 A "${this.#serial}"`);
    });
  }

  attach(send: (bytes: Uint8Array) => void): { receive(chunk: Uint8Array): void; detach(): void } {
    const wire = new FaultyWire(this.wire, this.#clock, send);
    const host: Host = {
      answer: (text) => wire.send(bytesOf(`${text}\r\n`)),
      stopWaiting: () => {},
      stopStream: () => {},
    };
    this.#hosts.add(host);
    let line = '';
    return {
      receive: (chunk) => {
        for (const byte of chunk) {
          if (byte === 0x0a) {
            this.#execute(host, line.replace(/\r$/, ''));
            line = '';
          } else if (line.length <= LONGEST_COMMAND) line += String.fromCharCode(byte);
        }
      },
      detach: () => {
        quiet(host);
        this.#hosts.delete(host);
      },
    };
  }

  get #serial(): string {
    return this.faults.serial ?? this.#model.serial;
  }

  #execute(host: Host, line: string): void {
    if (this.#clock.mono() < this.#bootedAt) return;
    const [name = '', ...parameters] = line.split(' ');
    if (ENDS_STREAM.has(name)) host.stopStream();
    const perform = Object.hasOwn(this.#commands, name) ? this.#commands[name] : undefined;
    if (perform) perform(host, parameters);
    else host.answer('ES');
  }

  readonly #commands: Readonly<Record<string, (host: Host, parameters: readonly string[]) => void>> = {
    '@': (host) => {
      host.stopWaiting();
      host.answer(`I4 A "${this.#serial}"`);
    },
    I0: (host) => {
      const names = Object.keys(this.#commands);
      names.forEach((name, at) => {
        const isLast = at === names.length - 1;
        host.answer(`I0 ${isLast ? 'A' : 'B'} ${/^[TD]/.test(name) ? 1 : 0} "${name}"`);
      });
    },
    I1: (host) => host.answer('I1 A "01" "2.30" "2.22"'),
    I2: (host) =>
      host.answer(`I2 A "${this.#model.model} ${this.#show(this.#model.capacity)} ${this.#unit}"`),
    I3: (host) => host.answer('I3 A "1.00 SIM.0001"'),
    I4: (host) => host.answer(`I4 A "${this.#serial}"`),
    SI: (host) => host.answer(this.#weight('SI')),
    SIR: (host) => this.#stream(host),
    S: (host) => this.#whenStable(host, 'S I', () => this.#weight('S')),
    Z: (host) => this.#whenStable(host, 'Z I', () => verb('Z A', 'Z', this.#weighing.zero())),
    ZI: (host) => host.answer(verb(`ZI ${this.#stability()}`, 'ZI', this.#weighing.zero())),
    T: (host) => this.#whenStable(host, 'T I', () => this.#tared('T', 'S')),
    TI: (host) => host.answer(this.#tared('TI', this.#stability())),
    TA: (host, parameters) => host.answer(this.#tareMemory(parameters)),
    TAC: (host) => {
      this.#weighing.presetTare(ZERO);
      host.answer('TAC A');
    },
    D: (host) => host.answer('D A'),
    DW: (host) => host.answer('DW A'),
  };

  /** `S S     100.00 g`: ten characters for the value, right-aligned. */
  #weight(command: 'S' | 'SI'): string {
    if (this.faults.moduleFault !== null) return `S S Error ${this.faults.moduleFault}`;
    if (this.faults.busy) return 'S I';
    const present = this.#weighing.present();
    if (present.kind !== 'value') return present.kind === 'overload' ? 'S +' : 'S -';
    if (command === 'S' && !present.isStable) return 'S I';
    return `S ${present.isStable ? 'S' : 'D'} ${this.#field(present.mass)}`;
  }

  #tared(command: 'T' | 'TI', stability: 'S' | 'D'): string {
    const outcome = this.#weighing.tareNow();
    return verb(`${command} ${stability} ${this.#field(this.#weighing.tare)}`, command, outcome);
  }

  #tareMemory([value, unit]: readonly string[]): string {
    if (value !== undefined) {
      const mass = unit !== undefined && isMassUnit(unit) ? parseMass(value, unit) : null;
      if (!mass?.ok || mass.value < 0 || mass.value > this.#model.capacity) return 'TA L';
      this.#weighing.presetTare(mass.value);
    }
    return `TA A ${this.#field(this.#weighing.tare)}`;
  }

  #show(mass: Micrograms): string {
    return formatMass(mass, this.#unit, this.#model.division);
  }

  #field(mass: Micrograms): string {
    return `${this.#show(mass).padStart(10)} ${this.#unit}`;
  }

  #isStable(): boolean {
    const present = this.#weighing.present();
    return present.kind !== 'value' || present.isStable;
  }

  #stability(): 'S' | 'D' {
    return this.#isStable() ? 'S' : 'D';
  }

  #whenStable(host: Host, giveUp: string, act: () => string): void {
    host.stopWaiting();
    const until = this.#clock.mono() + (this.#model.stabilityMs ?? STABILITY_MS);
    let cancel: () => void = () => {};
    const check = (): void => {
      if (this.#isStable()) host.answer(act());
      else if (this.#clock.mono() >= until) host.answer(giveUp);
      else cancel = this.#clock.after(CHECK_MS, check);
    };
    host.stopWaiting = () => cancel();
    check();
  }

  #stream(host: Host): void {
    let cancel: () => void = () => {};
    const next = (): void => {
      host.answer(this.#weight('SI'));
      cancel = this.#clock.after(STREAM_MS, next);
    };
    host.stopStream = () => cancel();
    next();
  }

  #broadcast(text: string): void {
    for (const host of this.#hosts) host.answer(text);
  }
}

function quiet(host: Host): void {
  host.stopWaiting();
  host.stopStream();
}

const verb = (done: string, command: string, outcome: 'done' | 'overload' | 'underload'): string =>
  outcome === 'done' ? done : `${command} ${outcome === 'overload' ? '+' : '-'}`;
