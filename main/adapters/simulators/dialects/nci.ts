import { bytesOf } from '../../../application/devices/printable.ts';
import { dialectOf, type Speaker } from './command-dialect.ts';
import type { Instrument } from './scale-dialect.ts';

/** The status bytes of SCP-01: motion and zero in the first, range in the second. */
function status({ present, faults }: Instrument): string {
  const shown = present();
  const moving = shown.kind === 'value' && !shown.isStable ? 0x01 : 0;
  const zero = shown.kind === 'value' && shown.mass === 0 ? 0x02 : 0;
  const eeprom = faults.moduleFault === null ? 0 : 0x08;
  const range = shown.kind === 'value' ? 0 : shown.kind === 'overload' ? 0x02 : 0x01;
  return `S${String.fromCharCode(0x30 | moving | zero | eeprom, 0x30 | range)}`;
}

function weight(instrument: Instrument): string | null {
  if (instrument.faults.busy) return null;
  const shown = instrument.present();
  if (shown.kind !== 'value') return status(instrument);
  return `${instrument.show(shown.mass).padStart(8)}${instrument.unit}\r\n${status(instrument)}`;
}

const then = (speaker: Speaker, act: () => void): void =>
  speaker.whenStable(
    () => {
      act();
      speaker.say(status(speaker.instrument));
    },
    () => speaker.say(status(speaker.instrument)),
  );

/** An NCI scale with motion as SCP-01 documents it. */
export const nciDialect = dialectOf({
  name: 'nci',
  weight,
  unknown: '?',
  frame: (line) => bytesOf(`\n${line}\r\x03`),
  commands: {
    W: (speaker) => speaker.sayWeight(),
    S: (speaker) => speaker.say(status(speaker.instrument)),
    Z: (speaker) => then(speaker, () => speaker.instrument.zero()),
    T: (speaker) => then(speaker, () => speaker.instrument.tareNow()),
  },
});
