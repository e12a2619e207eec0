import type { DeviceClock } from '../../application/ports/devices.ts';
import { add, type Micrograms, micrograms, roundTo, subtract, ZERO } from '../../contract/quantity.ts';

export interface PanRules {
  /** From one load to the next the pan moves for so long. */
  readonly rampMs: number;
}

/**
 * The physical truth of a simulated scale: what really lies on the pan, in micrograms, and how it swings to
 * that mass. The instrument sees only `at`; tests compare records with `truth`.
 */
export class Pan {
  readonly #clock: DeviceClock;
  readonly #rampMs: number;
  #from: Micrograms = ZERO;
  #to: Micrograms = ZERO;
  #since = Number.NEGATIVE_INFINITY;
  #isShaking = false;

  constructor(clock: DeviceClock, rules: PanRules) {
    this.#clock = clock;
    this.#rampMs = rules.rampMs;
  }

  get truth(): Micrograms {
    return this.#to;
  }

  /** Puts exactly this mass on the pan in place of what lay there. */
  put(mass: Micrograms, rampMs = this.#rampMs): void {
    this.#from = this.present().mass;
    this.#to = mass;
    this.#since = this.#clock.mono() - (this.#rampMs - rampMs);
  }

  add(mass: Micrograms): void {
    this.put(add(this.#to, mass));
  }

  remove(): void {
    this.put(ZERO);
  }

  /** A draught or a leaning hand: the pan never comes to rest until it is taken away. */
  shake(on: boolean): void {
    this.#isShaking = on;
  }

  present(): { readonly mass: Micrograms; readonly isMoving: boolean } {
    const elapsed = this.#clock.mono() - this.#since;
    if (elapsed >= this.#rampMs) return { mass: this.#to, isMoving: this.#isShaking };
    const way = BigInt(subtract(this.#to, this.#from));
    const part = (way * BigInt(Math.round(elapsed * 1000))) / BigInt(Math.round(this.#rampMs * 1000));
    return { mass: micrograms(this.#from + Number(part)), isMoving: true };
  }
}

/** The display of an instrument over a pan: zero point, tare memory, division and range. */
export class Weighing {
  readonly #pan: Pan;
  readonly division: Micrograms;
  readonly capacity: Micrograms;
  #zero: Micrograms = ZERO;
  #tare: Micrograms = ZERO;

  constructor(pan: Pan, division: Micrograms, capacity: Micrograms) {
    this.#pan = pan;
    this.division = division;
    this.capacity = capacity;
  }

  get tare(): Micrograms {
    return this.#tare;
  }

  /** The net value as it would be shown now; out of range carries no value. */
  present():
    | { readonly kind: 'value'; readonly mass: Micrograms; readonly isStable: boolean }
    | { readonly kind: 'overload' | 'underload' } {
    const { mass, isMoving } = this.#pan.present();
    const gross = subtract(mass, this.#zero);
    if (gross > this.capacity + 9 * this.division) return { kind: 'overload' };
    if (gross < -20 * this.division) return { kind: 'underload' };
    const net = subtract(gross, this.#tare);
    return { kind: 'value', mass: roundTo(net, this.division, 'nearest'), isStable: !isMoving };
  }

  /** What the display will show once the pan is at rest; null when that is out of range. */
  get net(): Micrograms | null {
    const gross = subtract(this.#pan.truth, this.#zero);
    if (gross > this.capacity + 9 * this.division || gross < -20 * this.division) return null;
    return roundTo(subtract(gross, this.#tare), this.division, 'nearest');
  }

  /** Takes the present load as zero; refused outside ±2 % of the capacity, as on an approved instrument. */
  zero(): 'done' | 'overload' | 'underload' {
    const { mass } = this.#pan.present();
    if (mass * 50 > this.capacity) return 'overload';
    if (mass * 50 < -this.capacity) return 'underload';
    this.#zero = mass;
    this.#tare = ZERO;
    return 'done';
  }

  /** Takes the present gross load into the tare memory. */
  tareNow(): 'done' | 'overload' | 'underload' {
    const gross = subtract(this.#pan.present().mass, this.#zero);
    if (gross > this.capacity) return 'overload';
    if (gross < 0) return 'underload';
    this.#tare = roundTo(gross, this.division, 'nearest');
    return 'done';
  }

  presetTare(mass: Micrograms): void {
    this.#tare = roundTo(mass, this.division, 'nearest');
  }

  /** What switching on does: the load on the pan becomes zero and the tare memory is empty. */
  restart(): void {
    this.#zero = this.#pan.present().mass;
    this.#tare = ZERO;
  }
}
