import type { MassUnit, Micrograms } from '../../../contract/quantity.ts';
import type { InstrumentFaults, ScaleModel } from '../simulated-scale.ts';

/** What the display of an instrument says at this moment; out of range carries no value. */
export type Shown =
  | { readonly kind: 'value'; readonly mass: Micrograms; readonly isStable: boolean }
  | { readonly kind: 'overload' | 'underload' };

export type Pressed = 'done' | 'overload' | 'underload';

/** What a dialect may ask of the simulated instrument, and do to it. */
export interface Instrument {
  readonly model: ScaleModel;
  readonly serial: string;
  /** The unit shown now: a person can change it at the instrument. */
  readonly unit: MassUnit;
  readonly faults: InstrumentFaults;
  readonly tare: Micrograms;
  /** The net value. */
  present(): Shown;
  /** Out of range counts as stable: there is nothing to wait for. */
  isStable(): boolean;
  /** Decimal text in the shown unit with the decimals of the division. */
  show(mass: Micrograms): string;
  zero(): Pressed;
  tareNow(): Pressed;
  presetTare(mass: Micrograms): void;
  /** Acts as soon as the load is at rest, or gives up after the instrument's own time; returns the cancel. */
  whenStable(act: () => void, giveUp: () => void): () => void;
  /** Repeats until cancelled, the first time at once. */
  every(ms: number, act: () => void): () => void;
}

/** One host on the line of an instrument. */
export interface DialectHost {
  receive(chunk: Uint8Array): void;
  /** The print key was pressed. */
  print(): void;
  /** The instrument was switched on: what it says or begins to send unasked. */
  switchedOn(): void;
  /** Power is gone, or the host: nothing more is sent for what was asked before. */
  quiet(): void;
}

/** How an instrument speaks on its wire. The faults of the cable come after it. */
export interface ScaleDialect {
  /** The family's name. */
  readonly name: string;
  connect(instrument: Instrument, send: (frame: Uint8Array) => void): DialectHost;
}
