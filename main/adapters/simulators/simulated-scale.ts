import type { DeviceClock } from '../../application/ports/devices.ts';
import { formatMass, type MassUnit, type Micrograms } from '../../contract/quantity.ts';
import { systemClock } from '../devices/system-clock.ts';
import { mtSicsDialect } from './dialects/mt-sics.ts';
import type { DialectHost, Instrument, Pressed, ScaleDialect, Shown } from './dialects/scale-dialect.ts';
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
  /** What waits for stability gives up after so long. */
  readonly stabilityMs?: number;
}

/** What a person or a defect does to the instrument itself. */
export interface InstrumentFaults {
  /** Another serial number answers: the wrong instrument is on the cable. */
  serial: string | null;
  /** It can tell no weight at this moment. */
  busy: boolean;
  /** A module fault in place of a weight: `10b`. */
  moduleFault: string | null;
}

const STABILITY_MS = 5000;
const CHECK_MS = 10;
const BOOT_MS = 400;

/** A scale over a simulated pan, in one of the dialects, with the faults that instruments, cables and people have. */
export class SimulatedScale implements SimulatedDevice {
  readonly pan: Pan;
  readonly wire: WireFaults = soundWire();
  readonly faults: InstrumentFaults = { serial: null, busy: false, moduleFault: null };
  readonly #model: ScaleModel;
  readonly #clock: DeviceClock;
  readonly #dialect: ScaleDialect;
  readonly #weighing: Weighing;
  readonly #hosts = new Set<DialectHost>();
  readonly #instrument: Instrument;
  #unit: MassUnit;
  #bootedAt = Number.NEGATIVE_INFINITY;

  constructor(model: ScaleModel, clock: DeviceClock = systemClock, dialect: ScaleDialect = mtSicsDialect) {
    this.#model = model;
    this.#clock = clock;
    this.#dialect = dialect;
    this.#unit = model.unit;
    this.pan = new Pan(clock, { rampMs: model.rampMs ?? 600 });
    this.#weighing = new Weighing(this.pan, model.division, model.capacity);
    this.#instrument = this.#seen();
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
    for (const host of this.#hosts) host.print();
  }

  /** Unit key: the same load in another unit. */
  showIn(unit: MassUnit): void {
    this.#unit = unit;
  }

  /** Switched off and on: the load on the pan becomes zero, and the instrument says so if its family does. */
  powerCycle(): void {
    for (const host of this.#hosts) host.quiet();
    this.#bootedAt = this.#clock.mono() + BOOT_MS;
    this.#clock.after(BOOT_MS, () => {
      this.#weighing.restart();
      for (const host of this.#hosts) host.switchedOn();
    });
  }

  attach(send: (bytes: Uint8Array) => void): { receive(chunk: Uint8Array): void; detach(): void } {
    const wire = new FaultyWire(this.wire, this.#clock, send);
    const host = this.#dialect.connect(this.#instrument, (frame) => wire.send(frame));
    this.#hosts.add(host);
    return {
      receive: (chunk) => {
        if (this.#clock.mono() >= this.#bootedAt) host.receive(chunk);
      },
      detach: () => {
        host.quiet();
        this.#hosts.delete(host);
      },
    };
  }

  /** The instrument as its dialect sees it. */
  #seen(): Instrument {
    const weighing = this.#weighing;
    const unit = (): MassUnit => this.#unit;
    const serial = (): string => this.faults.serial ?? this.#model.serial;
    return {
      model: this.#model,
      faults: this.faults,
      get unit() {
        return unit();
      },
      get serial() {
        return serial();
      },
      get tare() {
        return weighing.tare;
      },
      present: () => weighing.present(),
      isStable: () => isAtRest(weighing.present()),
      show: (mass: Micrograms) => formatMass(mass, this.#unit, this.#model.division),
      zero: (): Pressed => weighing.zero(),
      tareNow: (): Pressed => weighing.tareNow(),
      presetTare: (mass: Micrograms) => weighing.presetTare(mass),
      whenStable: (act, giveUp) => this.#whenStable(act, giveUp),
      every: (ms, act) => this.#every(ms, act),
    };
  }

  #whenStable(act: () => void, giveUp: () => void): () => void {
    const until = this.#clock.mono() + (this.#model.stabilityMs ?? STABILITY_MS);
    let cancel: () => void = () => {};
    const check = (): void => {
      if (isAtRest(this.#weighing.present())) act();
      else if (this.#clock.mono() >= until) giveUp();
      else cancel = this.#clock.after(CHECK_MS, check);
    };
    check();
    return () => cancel();
  }

  #every(ms: number, act: () => void): () => void {
    let cancel: () => void = () => {};
    const next = (): void => {
      act();
      cancel = this.#clock.after(ms, next);
    };
    next();
    return () => cancel();
  }
}

const isAtRest = (shown: Shown): boolean => shown.kind !== 'value' || shown.isStable;
