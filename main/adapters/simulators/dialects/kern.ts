import { dialectOf, type Speaker } from './command-dialect.ts';
import type { Instrument, Pressed } from './scale-dialect.ts';

const VOID = '+           E';

/** The six-digit format of a verified balance: a slash before the last digit, unit in two places, state last. */
function weight({ faults, present, show, unit }: Instrument): string | null {
  if (faults.busy) return null;
  const shown = present();
  if (faults.moduleFault !== null || shown.kind !== 'value') return VOID;
  const digits = show(shown.mass).replace('-', '');
  const places = `${digits.slice(0, -1)}/${digits.slice(-1)}`.padStart(8);
  const cell = unit.toUpperCase().padStart(2);
  return `${shown.mass < 0 ? '-' : '+'}${places}${cell} ${shown.isStable ? 'S' : 'U'}`;
}

const told = (outcome: Pressed): string => (outcome === 'done' ? 'A00' : 'E01');

const tare = (speaker: Speaker): void =>
  speaker.whenStable(
    () => speaker.say(told(speaker.instrument.tareNow())),
    () => speaker.say('E01'),
  );

/** A KERN balance by output control: it sends when it is asked. */
export const kernDialect = dialectOf({
  name: 'kern',
  weight,
  unknown: 'E01',
  commands: {
    O0: (speaker) => {
      speaker.stop();
      speaker.say('A00');
    },
    O8: (speaker) => speaker.sayWeight(),
    T: tare,
  },
});
