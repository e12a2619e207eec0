import { dialectOf, type Speaker, type Speech } from './command-dialect.ts';
import type { Instrument, Pressed } from './scale-dialect.ts';

const AK = '\x06';
const NOT_READY = 'EC,E02';
const NOT_STABLE = 'EC,E11';
const STREAM_MS = 100;

/** Sign and eight places with leading zeros. */
const number = (text: string): string =>
  `${text.startsWith('-') ? '-' : '+'}${text.replace('-', '').padStart(8, '0')}`;

/** 15 characters: header, sign and eight places, unit right-aligned in three. */
function standard({ faults, present, show, unit }: Instrument): string {
  if (faults.moduleFault !== null || faults.busy) return NOT_READY;
  const shown = present();
  if (shown.kind !== 'value') return `OL,${shown.kind === 'overload' ? '+' : '-'}9999999E+19`;
  return `${shown.isStable ? 'ST' : 'US'},${number(show(shown.mass))}${unit.padStart(3)}`;
}

function numberOnly({ faults, present, show }: Instrument): string {
  if (faults.moduleFault !== null || faults.busy) return NOT_READY;
  const shown = present();
  return shown.kind === 'value'
    ? number(show(shown.mass))
    : `${shown.kind === 'overload' ? '+' : '-'}99999999`;
}

/** Acknowledged twice, received and done, as with "AK" set at the balance. */
const acknowledged = (press: (instrument: Instrument) => Pressed) => (speaker: Speaker) => {
  speaker.say(AK);
  speaker.whenStable(
    () => speaker.say(press(speaker.instrument) === 'done' ? AK : NOT_READY),
    () => speaker.say(NOT_STABLE),
  );
};
const zero = acknowledged((instrument) => instrument.zero());

const speech = (name: string, weight: Speech['weight']): Speech => ({
  name,
  weight,
  unknown: 'EC,E01',
  commands: {
    Q: (speaker) => speaker.sayWeight(),
    SI: (speaker) => speaker.sayWeight(),
    S: (speaker) =>
      speaker.whenStable(
        () => speaker.sayWeight(),
        () => speaker.say(NOT_STABLE),
      ),
    SIR: (speaker) => speaker.repeat(STREAM_MS, () => weight(speaker.instrument)),
    C: (speaker) => speaker.stop(),
    Z: zero,
    R: zero,
    T: acknowledged((instrument) => instrument.tareNow()),
    '?SN': (speaker) => speaker.say(`SN,${speaker.instrument.serial}`),
    '?TN': (speaker) => speaker.say(`TN,${speaker.instrument.model.model}`),
  },
});

export const andDialect = dialectOf(speech('and', standard));
export const andNumberDialect = dialectOf(speech('and-nu', numberOnly));
