import { dialectOf } from './command-dialect.ts';
import type { Instrument } from './scale-dialect.ts';

const status = (text: string): string => `Stat${text.padStart(8).padEnd(16)}`;

/** 22 characters with the ID of the net value; the unit only while the load is at rest. */
function weight({ faults, present, show, unit }: Instrument): string {
  if (faults.moduleFault !== null) return 'Stat     ERR 243    ';
  if (faults.busy) return status('C');
  const shown = present();
  if (shown.kind !== 'value') return status(shown.kind === 'overload' ? 'High' : 'Low');
  const digits = show(shown.mass).replace('-', '').padStart(9);
  return `N     ${shown.mass < 0 ? '-' : '+'}${digits} ${(shown.isStable ? unit : '').padEnd(3)}`;
}

const IN_SILENCE = (): void => {};

/** Sartorius SBI: ESC and a letter; zero and tare are done in silence. */
export const sbiDialect = dialectOf({
  name: 'sbi',
  weight,
  unknown: null,
  commands: {
    '\x1bP': (speaker) => speaker.sayWeight(),
    '\x1bV': (speaker) => speaker.whenStable(() => speaker.instrument.zero(), IN_SILENCE),
    '\x1bU': (speaker) => speaker.whenStable(() => speaker.instrument.tareNow(), IN_SILENCE),
    '\x1bx1_': (speaker) => speaker.say('BCE3202-1S'),
    '\x1bx2_': (speaker) => speaker.say(`SerNo.${speaker.instrument.serial.padStart(14)}`),
  },
});
