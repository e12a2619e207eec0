import { bytesOf } from '../../application/devices/printable.ts';
import type { DeviceClock } from '../../application/ports/devices.ts';
import type { Bitmap } from '../../domain/labels/bitmap.ts';
import { systemClock } from '../devices/system-clock.ts';
import { decodeZplGraphic } from '../devices/zpl-printer/graphic.ts';
import { FaultyWire, soundWire, type WireFaults } from './faulty-wire.ts';
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
  /** From one label to the next. */
  printMs: number;
  readonly thermalTransfer: boolean;
  /** A Zebra stays silent on paper out, ribbon out, head open and over-temperature; some others answer. */
  readonly answersWhenFaulted: boolean;
}

/** One label that came out. `bitmap` is null when its format is not one graphic of the known shape. */
export interface PrintedLabel {
  readonly format: string;
  readonly bitmap: Bitmap | null;
}

interface Host {
  readonly wire: FaultyWire;
  readonly hangUp: () => void;
}

const FACTORY: PrinterSetup = { printMs: 150, thermalTransfer: true, answersWhenFaulted: false };
const LONGEST_FORMAT = 2_000_000;

/** A ZPL printer with a buffer, a head that takes its time, and paper that runs out. */
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
  readonly #hosts = new Set<Host>();
  #formats: string[] = [];
  #receiving: string | null = null;
  #isPrinting = false;
  #isOn = true;
  #cancelTick: () => void = () => {};

  constructor(setup: Partial<PrinterSetup> = {}, clock: DeviceClock = systemClock) {
    this.setup = { ...FACTORY, ...setup };
    this.#clock = clock;
  }

  /** Off: connections break, the buffer is lost, the label under the head stays half printed. */
  powerOff(): void {
    this.#isOn = false;
    this.#cancelAll();
    this.#receiving = null;
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
    let tail = '';
    return {
      receive: (chunk) => {
        tail = this.#read(host, tail + Buffer.from(chunk).toString('latin1'));
      },
      detach: () => this.#hosts.delete(host),
    };
  }

  /** Reads what can be read and returns the rest; `~` commands act at once, even inside a format. */
  #read(host: Host, text: string): string {
    let rest = text;
    while (rest !== '') {
      const command = rest.slice(0, 3);
      const needsMore = rest.length < 3 && (rest.startsWith('~') || rest.startsWith('^'));
      if (needsMore) return rest;
      if (command.startsWith('~')) {
        this.#actAtOnce(host, command);
        rest = rest.slice(3);
      } else if (command === '^XA') {
        this.#receiving = '^XA';
        rest = rest.slice(3);
      } else if (command === '^XZ') {
        this.#finishFormat();
        rest = rest.slice(3);
      } else {
        const next = rest.slice(1).search(/[~^]/);
        const end = next < 0 ? rest.length : next + 1;
        if (this.#receiving !== null && this.#receiving.length < LONGEST_FORMAT) {
          this.#receiving += rest.slice(0, end);
        }
        rest = rest.slice(end);
      }
    }
    return '';
  }

  #actAtOnce(host: Host, command: string): void {
    if (command === '~HS' && this.#isOn && this.#canAnswer()) host.wire.send(bytesOf(this.#status()));
    if (command === '~JA') this.#cancelAll();
  }

  #finishFormat(): void {
    if (this.#receiving === null) return;
    this.#formats.push(`${this.#receiving}^XZ`);
    this.#receiving = null;
    this.#work();
  }

  /** Prints while nothing is wrong; a label interrupted by a fault is printed again after it is cleared. */
  #work(): void {
    if (this.#isPrinting || this.#formats.length === 0) return;
    this.#isPrinting = true;
    const step = (): void => {
      if (this.#isStopped()) {
        this.#cancelTick = this.#clock.after(50, step);
        return;
      }
      const format = this.#formats.shift();
      this.#isPrinting = false;
      if (format !== undefined) this.#putOut(format);
      this.#work();
    };
    this.#cancelTick = this.#clock.after(this.setup.printMs, step);
  }

  #putOut(format: string): void {
    const bitmap = decodeZplGraphic(bytesOf(format));
    const copies = Number(/\^PQ(\d{1,4})/.exec(format)?.[1] ?? 1);
    for (let copy = 0; copy < copies; copy += 1) {
      this.printed.push({ format, bitmap: bitmap.ok ? bitmap.value : null });
    }
  }

  #cancelAll(): void {
    this.#formats = [];
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
    return this.setup.answersWhenFaulted || !this.#isFaulty();
  }

  #status(): string {
    const flag = (on: boolean): string => (on ? '1' : '0');
    const { paperOut, headUp, ribbonOut, paused, overTemperature } = this.faults;
    const formats = String(Math.min(this.#formats.length, 999)).padStart(3, '0');
    const remaining = String(this.#isPrinting ? 1 : 0).padStart(8, '0');
    const partial = flag(this.#receiving !== null);
    const strings = [
      `030,${flag(paperOut)},${flag(paused)},1245,${formats},0,0,${partial},000,0,0,${flag(overTemperature)}`,
      `000,0,${flag(headUp)},${flag(ribbonOut)},${flag(this.setup.thermalTransfer)},2,4,0,${remaining},1,000`,
      '1234,0',
    ];
    return strings.map((text) => `\x02${text}\x03\r\n`).join('');
  }
}
