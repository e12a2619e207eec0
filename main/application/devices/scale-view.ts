import { distance, isMassUnit, type Micrograms, parseMass } from '../../contract/quantity.ts';
import { type LoadWatch, startLoadWatch, watchLoad } from '../../domain/equipment/load-watch.ts';
import type {
  DeviceClock,
  LiveReading,
  ScaleBinding,
  ScaleChange,
  ScaleIdentity,
  ScaleSnapshot,
  ScaleState,
  ScaleTrouble,
} from '../ports/devices.ts';
import type { Message } from './conversation.ts';
import { FrameLength } from './frame-length.ts';
import { movesWithoutUnit } from './moving-without-unit.ts';
import type { ScaleTiming } from './scale-timing.ts';

export type ScaleListener = (change: ScaleChange, snapshot: ScaleSnapshot) => void;

/** What one polled answer was worth. */
export type Observed = 'valid' | 'fault' | 'useless';

/** A window longer than this proves nothing more. */
const WINDOW_FRAMES = 32;
const NO_IDENTITY: ScaleIdentity = { model: null, serial: null, software: null };

/**
 * What is known of one scale, told to listeners as it changes. It turns messages into live readings, lets them
 * go stale, and watches the load for what a person did at the instrument.
 */
export class ScaleView {
  readonly #binding: ScaleBinding;
  readonly #clock: DeviceClock;
  readonly #staleMs: number;
  readonly #longestGapMs: number;
  readonly #isChecked: boolean;
  readonly #listeners = new Set<ScaleListener>();
  #snapshot: ScaleSnapshot = {
    state: 'connecting',
    reason: 'connecting',
    trouble: null,
    identity: null,
    latest: null,
    epoch: 0,
  };
  #watch: LoadWatch;
  #tare: string | null = null;
  readonly #length = new FrameLength();
  #window: string[] = [];
  #still: { readonly first: LiveReading; readonly count: number } | null = null;
  #lastStable: LiveReading | null = null;
  #expectsZero = false;
  #cancelStale: () => void = () => {};

  /** `isChecked`: a frame that lost a byte never comes so far. */
  constructor(binding: ScaleBinding, clock: DeviceClock, timing: ScaleTiming, isChecked = false) {
    this.#isChecked = isChecked;
    this.#binding = binding;
    this.#clock = clock;
    this.#staleMs = timing.staleMs;
    this.#longestGapMs = timing.longestGapMs;
    this.#watch = this.#newWatch();
  }

  get snapshot(): ScaleSnapshot {
    return this.#snapshot;
  }

  /** Raw frames since the value was last seen to move, oldest first. */
  get stabilityWindow(): readonly string[] {
    return this.#window;
  }

  subscribe(listener: ScaleListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  enter(state: ScaleState, reason: string): void {
    if (state === this.#snapshot.state && reason === this.#snapshot.reason) return;
    this.#cancelStale();
    if (state !== 'ready') {
      this.#window = [];
      this.#still = null;
    }
    this.#tell({ kind: 'state' }, { state, reason, trouble: null, latest: null });
  }

  identified(identity: ScaleIdentity | null): void {
    this.#snapshot = { ...this.#snapshot, identity };
  }

  /** Continuity with the instrument is broken: what zero and tare mean is unknown from here on. */
  breakContinuity(): void {
    this.#snapshot = { ...this.#snapshot, epoch: this.#snapshot.epoch + 1 };
    this.#length.forget();
    this.forgetLoad();
  }

  /** After a zero or tare of our own the next jump is expected. */
  forgetLoad(): void {
    this.#watch = this.#newWatch();
    this.#tare = null;
    this.#window = [];
    this.#still = null;
  }

  /** While a zero or tare of our own is on its way, a jump is no news. */
  expectZero(isExpected: boolean): void {
    this.#expectsZero = isExpected;
    this.forgetLoad();
  }

  restarted(raw: string): void {
    this.breakContinuity();
    this.#tell(
      { kind: 'restarted', raw },
      { state: 'connecting', reason: 'the instrument was restarted', latest: null },
    );
  }

  /**
   * Takes the answer to a poll or a capture; a live reading is told at once. `afterWaiting`: the instrument
   * waited for stability before it answered, so that motion may have gone unseen.
   */
  observe(message: Message, afterWaiting = false): Observed {
    const { decoded } = message;
    if (afterWaiting) this.#watch = { ...this.#watch, last: null };
    if (decoded.kind === 'reading' && decoded.basis !== 'tare') {
      if (!this.#isChecked && !this.#length.isWhole(message.raw, decoded.unit)) return 'useless';
      this.#countStill(this.live(message));
      this.#show(this.live(message));
      return 'valid';
    }
    if (decoded.kind === 'count') return this.#withhold('wrong-unit', 'the instrument counts pieces');
    if (decoded.kind !== 'error') return 'useless';
    const { detail } = decoded;
    switch (decoded.status) {
      case 'overload':
        return this.#withhold('overload', 'overload: take the load off');
      case 'underload':
        return this.#withhold('underload', 'underload: is the pan in place?');
      case 'busy':
        return this.#withhold('busy', `the instrument is busy${detail === undefined ? '' : `: ${detail}`}`);
      case 'device-error':
        return 'fault';
      default:
        return 'useless';
    }
  }

  /** A decoded reading as it is handed on: exact mass only in the configured unit. */
  live(message: Message): LiveReading {
    const { decoded, raw, receivedMono, receivedAt } = message;
    if (decoded.kind !== 'reading') throw new Error('broken invariant: only a reading can be live');
    return {
      reading: decoded,
      mass: this.#massOf(decoded.value, decoded.unit),
      raw,
      receivedMono,
      receivedAt,
      atRest: decoded.stable ?? this.#isSettled(decoded.value, decoded.unit, receivedMono),
      serial: (this.#snapshot.identity ?? NO_IDENTITY).serial ?? '',
    };
  }

  /** The tare memory as the instrument tells it; a change that we did not cause is an observation. */
  tareRead(text: string): void {
    const before = this.#tare;
    this.#tare = text;
    if (before === null || before === text) return;
    const observation = { kind: 'tare-changed', before, after: text } as const;
    this.#tell({ kind: 'observation', observation }, {});
  }

  close(): void {
    this.#cancelStale();
    this.#listeners.clear();
  }

  #newWatch(): LoadWatch {
    return startLoadWatch(this.#binding.division, this.#longestGapMs);
  }

  #massOf(value: string, unit: string): Micrograms | null {
    if (unit !== this.#binding.unit || !isMassUnit(unit)) return null;
    const mass = parseMass(value, unit);
    return mass.ok ? mass.value : null;
  }

  /** Equal readings of a format that does not tell stability, from the first of them on. */
  #countStill(live: LiveReading): void {
    if (live.reading.stable !== null) return;
    const { first, count } = this.#still ?? { first: live, count: 0 };
    const { value, unit } = live.reading;
    const continues = first.reading.value === value && first.reading.unit === unit;
    this.#still = continues ? { first, count: count + 1 } : { first: live, count: 1 };
  }

  #isSettled(value: string, unit: string, mono: number): boolean {
    const { settling } = this.#binding;
    if (settling === undefined || this.#still === null) return false;
    const { first, count } = this.#still;
    const isSame = first.reading.value === value && first.reading.unit === unit;
    return isSame && count >= settling.readings && mono - first.receivedMono >= settling.overMs;
  }

  #show(live: LiveReading): void {
    const stable = live.atRest;
    const continues = stable && this.#lastStable !== null && this.#continues(this.#lastStable, live);
    this.#window = stable ? [...(continues ? this.#window : []), live.raw].slice(-WINDOW_FRAMES) : [];
    this.#lastStable = stable ? live : null;
    const { trouble, reason } = this.#troubleWith(live);
    this.#awaitStale();
    if (this.#snapshot.state !== 'ready') return;
    this.#tell({ kind: 'reading', live }, { latest: live, trouble, reason });
    if (this.#expectsZero) return;
    // Digits without a unit are good enough to see a load move.
    const { value } = live.reading;
    const mass = movesWithoutUnit(live.reading) ? this.#massOf(value, this.#binding.unit) : live.mass;
    if (mass === null) return;
    const sample = { mass, stable, mono: live.receivedMono };
    const { state, observations } = watchLoad(this.#watch, sample);
    this.#watch = state;
    for (const observation of observations) this.#tell({ kind: 'observation', observation }, {});
  }

  #troubleWith({ reading, mass }: LiveReading): { trouble: ScaleTrouble | null; reason: string } {
    const { value, unit } = reading;
    const { unit: configured } = this.#binding;
    if (mass !== null || movesWithoutUnit(reading)) return { trouble: null, reason: '' };
    if (unit === configured)
      return { trouble: 'too-fine', reason: `the instrument shows ${value}, more digits than can be held` };
    const shown = unit === '' ? 'sends no unit' : `shows ${unit}`;
    return { trouble: 'wrong-unit', reason: `the instrument ${shown}, configured is ${configured}` };
  }

  /** The same load without a break: what was stable before belongs to the same window. */
  #continues(before: LiveReading, live: LiveReading): boolean {
    if (before.mass === null || live.mass === null) return false;
    const isSame = distance(before.mass, live.mass) <= this.#binding.division;
    return isSame && live.receivedMono - before.receivedMono <= this.#staleMs;
  }

  #withhold(trouble: ScaleTrouble, reason: string): Observed {
    this.#window = [];
    this.#still = null;
    this.#awaitStale();
    const { state, trouble: before } = this.#snapshot;
    if (state === 'ready' && before !== trouble) {
      this.#tell({ kind: 'state' }, { trouble, reason, latest: null });
    }
    return 'valid';
  }

  #awaitStale(): void {
    this.#cancelStale();
    this.#cancelStale = this.#clock.after(this.#staleMs, () => {
      this.#window = [];
      this.#still = null;
      if (this.#snapshot.state !== 'ready') return;
      this.#tell({ kind: 'state' }, { trouble: 'stale', reason: 'no fresh value', latest: null });
    });
  }

  #tell(change: ScaleChange, patch: Partial<ScaleSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...patch };
    for (const listener of this.#listeners) listener(change, this.#snapshot);
  }
}
