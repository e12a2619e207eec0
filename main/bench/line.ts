/** A line of the performance table: what was measured, what it must be, what it is. */
export interface Line {
  readonly id: string;
  readonly what: string;
  readonly target: string;
  readonly result: string;
  /** `noted`: no target belongs to it; it explains another line. */
  readonly verdict: 'met' | 'missed' | 'skipped' | 'noted';
  /** How it was measured, or why it was not. */
  readonly note: string | null;
  /** The measured value in `unit`; null when it was not measured. */
  readonly value: number | null;
  readonly unit: Unit;
}

export type Unit = 'ratio' | 'times' | 'µs' | 'ms' | 's' | 'MB' | '/s' | 'frames';

export type Limit = { readonly atLeast: number } | { readonly atMost: number };

interface Named {
  readonly id: string;
  readonly what: string;
  readonly unit: Unit;
  readonly note?: string;
}

/** A measured value held against its limit. A value that is no number has missed. */
export function judged({ id, what, unit, note }: Named, value: number, limit: Limit): Line {
  const met = 'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost;
  return {
    id,
    what,
    target: targetText(limit, unit),
    result: shown(value, unit),
    verdict: met ? 'met' : 'missed',
    note: note ?? null,
    value,
    unit,
  };
}

export const noted = ({ id, what, unit, note }: Named, value: number): Line => ({
  id,
  what,
  target: '',
  result: shown(value, unit),
  verdict: 'noted',
  note: note ?? null,
  value,
  unit,
});

export const skipped = ({ id, what, unit }: Named, limit: Limit, why: string): Line => ({
  id,
  what,
  target: targetText(limit, unit),
  result: 'not measured',
  verdict: 'skipped',
  note: why,
  value: null,
  unit,
});

const targetText = (limit: Limit, unit: Unit): string =>
  'atLeast' in limit ? `≥ ${shown(limit.atLeast, unit)}` : `≤ ${shown(limit.atMost, unit)}`;

const PLACES: Readonly<Record<Unit, number>> = {
  ratio: 2,
  times: 1,
  µs: 1,
  ms: 1,
  s: 2,
  MB: 0,
  '/s': 0,
  frames: 0,
};

/** The value with the places of its unit, so that target and result are read alike. */
export function shown(value: number, unit: Unit): string {
  const digits = value.toFixed(PLACES[unit]);
  if (unit === 'ratio') return digits;
  return unit === 'times' ? `${digits} ×` : unit === '/s' ? `${digits}/s` : `${digits} ${unit}`;
}
