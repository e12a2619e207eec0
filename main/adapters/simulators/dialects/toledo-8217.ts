import { bytesOf } from '../../../application/devices/printable.ts';
import { formatMass } from '../../../contract/quantity.ts';
import { dialectOf } from './command-dialect.ts';
import type { Instrument } from './scale-dialect.ts';

const status = (bits: number): string => `?${String.fromCharCode(0x40 | bits)}`;

/** Six places while the load is at rest and in range, else the status byte. It knows the unit of its model only. */
function weight({ faults, present, model, tare }: Instrument): string | null {
  if (faults.busy || faults.moduleFault !== null) return null;
  const shown = present();
  if (shown.kind !== 'value') return status(shown.kind === 'overload' ? 0x02 : 0x04);
  if (shown.mass < 0) return status(0x04);
  if (!shown.isStable) return status(0x01);
  return formatMass(shown.mass, model.unit, model.division).padStart(6, '0') + (tare === 0 ? '' : 'N');
}

/** An 8217 scale: letters in, STX and CR out. */
export const toledo8217Dialect = dialectOf({
  name: 'toledo-8217',
  weight,
  unknown: null,
  letters: true,
  frame: (line) => bytesOf(`\x02${line}\r`),
  commands: {
    W: (speaker) => speaker.sayWeight(),
    Z: (speaker) =>
      speaker.whenStable(
        () => speaker.say(status(speaker.instrument.zero() === 'done' ? 0x10 : 0x08)),
        () => speaker.say(status(0x01)),
      ),
  },
});
