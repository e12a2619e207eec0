import { dialectOf, type Speaker } from './command-dialect.ts';
import type { Instrument } from './scale-dialect.ts';

/** CPWplus: the net weight with its label; out of range it says nothing. */
function weight({ faults, present, show, unit }: Instrument): string | null {
  const shown = present();
  if (faults.busy || faults.moduleFault !== null || shown.kind !== 'value') return null;
  const digits = show(shown.mass).replace('-', '').padStart(8);
  return `N/W ${shown.mass < 0 ? '-' : '+'} ${digits} ${unit}`;
}

const tareOrZero = (speaker: Speaker): void =>
  speaker.whenStable(
    () => speaker.instrument.tareNow(),
    () => {},
  );

/** An Adam CPWplus. Its one key for zero and tare is done in silence. */
export const adamDialect = dialectOf({
  name: 'adam',
  weight,
  unknown: null,
  commands: { N: (speaker) => speaker.sayWeight(), Z: tareOrZero },
});
