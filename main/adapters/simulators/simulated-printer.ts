import type { DeviceClock } from '../../application/ports/devices.ts';
import type { Result } from '../../contract/result.ts';
import type { Bitmap } from '../../domain/labels/bitmap.ts';
import { systemClock } from '../devices/system-clock.ts';
import { FaultyWire, soundWire, type WireFaults } from './faulty-wire.ts';
import { zplDialect } from './printer-dialects/zpl.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** What is wrong with the printer; every flag can be set and cleared while it works. */
export interface PrinterFaults {
  paperOut: boolean;
  headUp: boolean;
  ribbonOut: boolean;
  paused: boolean;
  overTemperature: boolean;
}

export interface PrinterSetup {
  /** The language it speaks. */
  readonly dialect: OpenDialect;
  /** From one label to the next. */
  printMs: number;
  readonly thermalTransfer: boolean;
  /** null: as its language says. */
  readonly answersWhenFaulted: boolean | null;
  /** Dots per millimetre of its head, for the odometer. */
  readonly dpmm: number;
  /** It takes every label and prints none: a head without heat, labels that stick to the roller. */
  printsNothing: boolean;
}

/** One label that came out. `bitmap` is null when its format is not one graphic of the known shape. */
export interface PrintedLabel {
  readonly format: string;
  readonly bitmap: Bitmap | null;
}

/** What the mechanics of a printer are doing, as its language may report it. */
export interface PrinterState {
  readonly faults: Readonly<PrinterFaults>;
  readonly thermalTransfer: boolean;
  readonly formats: number;
  readonly isPrinting: boolean;
  /** Everything it ever fed, mm. */
  readonly odometerMm: number;
}

/** What a language can do to the printer that speaks it. */
export interface PrinterWorks {
  state(): PrinterState;
  /** Answers the host that asked, where the printer can. */
  answer(bytes: Uint8Array): void;
  /** A whole job was received: so many copies of it come out. */
  queue(job: Uint8Array, copies: number): void;
  cancelAll(): void;
}

/** A printer language as a printer understands it; what a job has begun is kept until it is whole. */
export interface Dialect {
  /** A Zebra stays silent on paper out, ribbon out, head open and over-temperature; others answer at any time. */
  readonly answersWhenFaulted: boolean;
  /** Acts on what can be read and returns the rest, which waits for more. */
  read(bytes: Uint8Array, works: PrinterWorks): Uint8Array;
  decode(job: Uint8Array): Result<Bitmap, string>;
  /** Switched off: what was begun is gone. */
  forget(): void;
}

export type OpenDialect = () => Dialect;

interface Host {
  readonly wire: FaultyWire;
  readonly hangUp: () => void;
}

interface Job {
  readonly bytes: Uint8Array;
  readonly copies: number;
}

const FACTORY: PrinterSetup = {
  dialect: zplDialect,
  printMs: 150,
  thermalTransfer: true,
  answersWhenFaulted: null,
  dpmm: 8,
  printsNothing: false,
};
/** A used printer. */
const ODOMETER_MM = 217_440;

/** A label printer with a buffer, a head that takes its time, and paper that runs out. */
export class SimulatedPrinter implements SimulatedDevice {
  readonly wire: WireFaults = soundWire();
  readonly setup: PrinterSetup;
  readonly faults: PrinterFaults = {
    paperOut: false,
    headUp: false,
    ribbonOut: false,
    paused: false,
    overTemperature: false,
  };
  /** The labels that left the printer, oldest first: the physical truth. */
  readonly printed: PrintedLabel[] = [];
  readonly #clock: DeviceClock;
  readonly #dialect: Dialect;
  readonly #hosts = new Set<Host>();
  #jobs: Job[] = [];
  #isPrinting = false;
  #isOn = true;
  #odometerMm = ODOMETER_MM;
  #cancelTick: () => void = () => {};

  constructor(setup: Partial<PrinterSetup> = {}, clock: DeviceClock = systemClock) {
    this.setup = { ...FACTORY, ...setup };
    this.#clock = clock;
    this.#dialect = this.setup.dialect();
  }

  /** Off: connections break, the buffer is lost, the label under the head stays half printed. */
  powerOff(): void {
    this.#isOn = false;
    this.#cancelAll();
    this.#dialect.forget();
    for (const host of this.#hosts) host.hangUp();
  }

  powerOn(): void {
    this.#isOn = true;
  }

  attach(
    send: (bytes: Uint8Array) => void,
    hangUp: () => void,
  ): { receive(chunk: Uint8Array): void; detach(): void } {
    const host: Host = { wire: new FaultyWire(this.wire, this.#clock, send), hangUp };
    this.#hosts.add(host);
    if (!this.#isOn) hangUp();
    const works: PrinterWorks = {
      state: () => this.#state(),
      answer: (bytes) => {
        if (this.#isOn && this.#canAnswer()) host.wire.send(bytes);
      },
      queue: (bytes, copies) => this.#queue({ bytes, copies }),
      cancelAll: () => this.#cancelAll(),
    };
    let rest = new Uint8Array();
    return {
      receive: (chunk) => {
        rest = Uint8Array.from(this.#dialect.read(Buffer.concat([rest, chunk]), works));
      },
      detach: () => this.#hosts.delete(host),
    };
  }

  #state(): PrinterState {
    const { faults, setup } = this;
    return {
      faults,
      thermalTransfer: setup.thermalTransfer,
      formats: this.#jobs.length,
      isPrinting: this.#isPrinting,
      odometerMm: this.#odometerMm,
    };
  }

  #queue(job: Job): void {
    this.#jobs.push(job);
    this.#work();
  }

  /** Prints while nothing is wrong; a label interrupted by a fault is printed again after it is cleared. */
  #work(): void {
    if (this.#isPrinting || this.#jobs.length === 0) return;
    this.#isPrinting = true;
    const step = (): void => {
      if (this.#isStopped()) {
        this.#cancelTick = this.#clock.after(50, step);
        return;
      }
      const job = this.#jobs.shift();
      this.#isPrinting = false;
      if (job !== undefined && !this.setup.printsNothing) this.#putOut(job);
      this.#work();
    };
    this.#cancelTick = this.#clock.after(this.setup.printMs, step);
  }

  #putOut({ bytes, copies }: Job): void {
    const bitmap = this.#dialect.decode(bytes);
    const format = Buffer.from(bytes).toString('latin1');
    for (let copy = 0; copy < copies; copy += 1) {
      this.printed.push({ format, bitmap: bitmap.ok ? bitmap.value : null });
      if (bitmap.ok) this.#odometerMm += bitmap.value.height / this.setup.dpmm;
    }
  }

  #cancelAll(): void {
    this.#jobs = [];
    this.#isPrinting = false;
    this.#cancelTick();
  }

  #isStopped(): boolean {
    return this.#isFaulty() || this.faults.paused;
  }

  #isFaulty(): boolean {
    const { paperOut, headUp, ribbonOut, overTemperature } = this.faults;
    return paperOut || headUp || overTemperature || (ribbonOut && this.setup.thermalTransfer);
  }

  #canAnswer(): boolean {
    return (this.setup.answersWhenFaulted ?? this.#dialect.answersWhenFaulted) || !this.#isFaulty();
  }
}
