import { bytesOf } from '../../../application/devices/printable.ts';
import { type Micrograms, ZERO } from '../../../contract/quantity.ts';
import { dialectOf, type Speaker } from './command-dialect.ts';
import type { Instrument, Pressed } from './scale-dialect.ts';

const DASHES = '-'.repeat(10);

const answer = ({ tare, unit }: Instrument, status: string, motion: string, field: string): string =>
  `${status}1${tare === 0 ? 'G' : 'N'}${motion} ${field}${unit.padEnd(3)}`;

/** The standard scale response: every field at its place. */
function weight(instrument: Instrument): string | null {
  const { faults, present, show, model } = instrument;
  if (faults.busy) return null;
  if (faults.moduleFault !== null) return answer(instrument, 'E', ' ', DASHES);
  const shown = present();
  if (shown.kind !== 'value') {
    const digits = show(model.capacity).padStart(10);
    return answer(instrument, shown.kind === 'overload' ? 'O' : 'U', ' ', digits);
  }
  const status = shown.mass === 0 ? 'Z' : ' ';
  return answer(instrument, status, shown.isStable ? ' ' : 'M', show(shown.mass).padStart(10));
}

const pressed = (speaker: Speaker, error: string, press: () => Pressed): void =>
  speaker.whenStable(
    () =>
      press() === 'done' ? speaker.sayWeight() : speaker.say(answer(speaker.instrument, error, ' ', DASHES)),
    () => speaker.say(answer(speaker.instrument, error, 'M', DASHES)),
  );

const tareMemory = (instrument: Instrument, mass: Micrograms): string =>
  ` 1T  ${instrument.show(mass).padStart(10)}${instrument.unit.padEnd(3)}`;

/** An indicator of SMA level 2. */
export const smaDialect = dialectOf({
  name: 'sma',
  weight,
  unknown: '?',
  frame: (line) => bytesOf(`\n${line}\r`),
  commands: {
    W: (speaker) => speaker.sayWeight(),
    Z: (speaker) => pressed(speaker, 'E', () => speaker.instrument.zero()),
    T: (speaker) => pressed(speaker, 'T', () => speaker.instrument.tareNow()),
    C: (speaker) => {
      speaker.instrument.presetTare(ZERO);
      speaker.sayWeight();
    },
    M: (speaker) => speaker.say(tareMemory(speaker.instrument, speaker.instrument.tare)),
    D: (speaker) => speaker.say('    '),
    A: (speaker) => speaker.say('SMA:2/1.0'),
    B: (speaker) => speaker.say(`MOD:${speaker.instrument.model.model}`),
  },
});
