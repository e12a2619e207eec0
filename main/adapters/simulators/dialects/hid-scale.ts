import type { MassUnit } from '../../../contract/quantity.ts';
import { ZERO_REPORT } from '../../devices/hid-scale/protocol.ts';
import type { DialectHost, Instrument, ScaleDialect, Shown } from './scale-dialect.ts';

const REPORT_EVERY_MS = 60;
const HIGHEST_MAGNITUDE = 0xffff;

const STATUS = { fault: 1, atZero: 2, moving: 3, atRest: 4, belowZero: 5, overLimit: 6 } as const;
const UNIT_NUMBERS: Readonly<Record<MassUnit, number>> = { mg: 1, g: 2, kg: 3 };

/** A USB HID scale: it sends reports by itself as long as it is open. Only a HID bus can carry them. */
export const hidScaleDialect: ScaleDialect = {
  name: 'hid-scale',
  connect: (instrument, send) => new HidScaleHost(instrument, send),
};

class HidScaleHost implements DialectHost {
  readonly #instrument: Instrument;
  readonly #send: (report: Uint8Array) => void;
  #stop: () => void = () => {};

  constructor(instrument: Instrument, send: (report: Uint8Array) => void) {
    this.#instrument = instrument;
    this.#send = send;
    this.switchedOn();
  }

  receive(report: Uint8Array): void {
    if (report.every((byte, at) => byte === ZERO_REPORT[at])) this.#instrument.zero();
  }

  /** It has no print key. */
  print(): void {}

  switchedOn(): void {
    this.#stop();
    this.#stop = this.#instrument.every(REPORT_EVERY_MS, () => this.#send(this.#report()));
  }

  quiet(): void {
    this.#stop();
  }

  #report(): Uint8Array {
    const { faults, unit } = this.#instrument;
    const present = this.#instrument.present();
    const shown = present.kind === 'value' ? this.#instrument.show(present.mass) : '0';
    const [, sign = '', whole = '0', places = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(shown) ?? [];
    const magnitude = Number(whole + places);
    const status = faults.moduleFault === null ? statusOf(present, sign, magnitude) : STATUS.fault;
    const carried = Math.min(magnitude, HIGHEST_MAGNITUDE);
    return Uint8Array.of(3, status, UNIT_NUMBERS[unit], 256 - places.length, carried & 255, carried >> 8);
  }
}

/** What the scale says of its load; it has no sign, and no more than 16 bits. */
function statusOf(present: Shown, sign: string, magnitude: number): number {
  if (present.kind !== 'value') return present.kind === 'overload' ? STATUS.overLimit : STATUS.belowZero;
  if (magnitude > HIGHEST_MAGNITUDE) return STATUS.overLimit;
  if (sign !== '' && magnitude > 0) return STATUS.belowZero;
  if (!present.isStable) return STATUS.moving;
  return magnitude === 0 ? STATUS.atZero : STATUS.atRest;
}
