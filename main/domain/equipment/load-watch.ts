import type { Micrograms } from '../../contract/quantity.ts';

/** One valid weight of the instrument; `mono` in ms of the receive clock. */
export interface LoadSample {
  readonly mass: Micrograms;
  readonly stable: boolean;
  readonly mono: number;
}

export type LoadObservation =
  /** A new stable load; the kernel latches overshoot on it without waiting for Accept. */
  | { readonly kind: 'settled'; readonly mass: Micrograms; readonly mono: number }
  /** The settled load changed or was touched. */
  | { readonly kind: 'moved'; readonly from: Micrograms; readonly mass: Micrograms; readonly mono: number }
  /** The pan came back to within one division of zero after a load. */
  | { readonly kind: 'left'; readonly mass: Micrograms; readonly mono: number }
  /** A jump from one stable value to another with nothing between: zero or tare was pressed at the instrument. */
  | {
      readonly kind: 'instrument-tare-or-zero';
      readonly from: Micrograms;
      readonly mass: Micrograms;
      readonly mono: number;
    };

export interface LoadWatch {
  readonly division: Micrograms;
  /** Silence longer than this, in ms, hides a motion phase: a changed load after it proves nothing about the keys. */
  readonly longestGapMs: number;
  readonly last: LoadSample | null;
  /** The stable load now on the pan; null while moving and before the first stable sample. */
  readonly settled: Micrograms | null;
  /** More than one division was on the pan since it was last empty. */
  readonly loaded: boolean;
}

/** Two polls of the display rate; no pan comes to rest in that time. */
export const LONGEST_GAP_MS = 350;
/** A load that creeps moves one division at a time; a key press moves at least this many at once. */
const JUMP_DIVISIONS = 2;

/** A watch that has seen nothing. Start anew after every reconnect and after each zero or tare of our own. */
export const startLoadWatch = (division: Micrograms, longestGapMs = LONGEST_GAP_MS): LoadWatch => ({
  division,
  longestGapMs,
  last: null,
  settled: null,
  loaded: false,
});

/**
 * Folds one sample into the watch (rules of the floor §5: overshoot, return to zero, zero or tare at the
 * instrument). Pure: the same samples give the same observations.
 */
export function watchLoad(
  watch: LoadWatch,
  sample: LoadSample,
): { readonly state: LoadWatch; readonly observations: readonly LoadObservation[] } {
  const { division, longestGapMs, last, settled } = watch;
  const { mass, mono } = sample;
  const isEmpty = Math.abs(mass) <= division;
  const seen = { division, longestGapMs, last: sample };

  if (!sample.stable) {
    const touched = settled !== null && Math.abs(mass - settled) > division;
    return {
      state: { ...seen, settled: touched ? null : settled, loaded: watch.loaded || !isEmpty },
      observations: touched ? [{ kind: 'moved', from: settled, mass, mono }] : [],
    };
  }

  // A real change shows values on its way, which clear `settled`; a key press only shakes the old value.
  const jumped =
    settled !== null &&
    last !== null &&
    mono - last.mono <= longestGapMs &&
    Math.abs(mass - settled) >= JUMP_DIVISIONS * division &&
    Math.abs(mass - last.mass) >= JUMP_DIVISIONS * division;
  if (jumped) {
    return {
      state: { ...seen, settled: mass, loaded: !isEmpty },
      observations: [{ kind: 'instrument-tare-or-zero', from: settled, mass, mono }],
    };
  }

  if (settled !== null && Math.abs(mass - settled) <= division) {
    return { state: { ...seen, settled, loaded: watch.loaded }, observations: [] };
  }
  const observations: LoadObservation[] = [];
  if (settled !== null) observations.push({ kind: 'moved', from: settled, mass, mono });
  observations.push({ kind: 'settled', mass, mono });
  if (isEmpty && watch.loaded) observations.push({ kind: 'left', mass, mono });
  return { state: { ...seen, settled: mass, loaded: !isEmpty }, observations };
}
