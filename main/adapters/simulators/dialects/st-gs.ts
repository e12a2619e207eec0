import { dialectOf } from './command-dialect.ts';
import type { Instrument } from './scale-dialect.ts';

const STREAM_MS = 100;

/** Eight places with the sign first, then the unit in two. */
function weight({ faults, present, show, unit, tare }: Instrument): string | null {
  if (faults.busy) return null;
  const basis = tare === 0 ? 'GS' : 'NT';
  const cell = unit.padStart(2);
  const shown = present();
  if (shown.kind !== 'value') return `OL,${basis},${shown.kind === 'overload' ? '+' : '-'}       ${cell}`;
  const header = faults.moduleFault !== null ? 'TL' : shown.isStable ? 'ST' : 'US';
  const digits = show(shown.mass).replace('-', '').padStart(7);
  return `${header},${basis},${shown.mass < 0 ? '-' : ' '}${digits}${cell}`;
}

/** An indicator that sends by itself and takes no command. */
export const stGsDialect = dialectOf({
  name: 'st-gs',
  weight,
  unknown: null,
  commands: {},
  everyMs: STREAM_MS,
});
