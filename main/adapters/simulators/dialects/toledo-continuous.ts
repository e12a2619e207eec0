import { bytesOf } from '../../../application/devices/printable.ts';
import { placesOf } from '../../../contract/quantity.ts';
import { checksum } from '../../devices/toledo-continuous/protocol.ts';
import { dialectOf } from './command-dialect.ts';
import type { Instrument } from './scale-dialect.ts';

const STREAM_MS = 66;
/** Bits 0–2 of status word A for no decimal place; one more for each place. */
const NO_PLACES = 2;
/** Bits 3–4 of status word A by the first digit of the division. */
const INCREMENTS: Readonly<Record<string, number>> = { 1: 0x08, 2: 0x10, 5: 0x18 };
const GRAMS = 0x01;

/** The fifteen bytes between STX and CR: three status words, weight, tare. */
function weight(instrument: Instrument): string | null {
  const { faults, present, show, unit, model, tare } = instrument;
  if (faults.busy || faults.moduleFault !== null) return null;
  const shown = present();
  const mass = shown.kind === 'value' ? shown.mass : model.capacity;
  const increment = INCREMENTS[show(model.division).replace(/[0.]/g, '')] ?? 0x08;
  const a = 0x20 | increment | (NO_PLACES + placesOf(model.division, unit));
  const isNegative = shown.kind === 'underload' || mass < 0;
  const isMoving = shown.kind === 'value' && !shown.isStable;
  const b =
    0x20 |
    (tare === 0 ? 0 : 0x01) |
    (isNegative ? 0x02 : 0) |
    (shown.kind === 'value' ? 0 : 0x04) |
    (isMoving ? 0x08 : 0) |
    (unit === 'kg' ? 0x10 : 0);
  const c = 0x20 | (unit === 'g' ? GRAMS : 0);
  const digits = (text: string): string => text.replace(/[-.]/g, '').padStart(6, '0').slice(-6);
  return String.fromCharCode(a, b, c) + digits(show(mass)) + digits(show(tare));
}

function framed(line: string): Uint8Array {
  const body = bytesOf(`\x02${line}\r`);
  return Uint8Array.from([...body, checksum(body)]);
}

/** A terminal in continuous mode with its checksum on; Z and T are done in silence. */
export const toledoContinuousDialect = dialectOf({
  name: 'toledo-continuous',
  weight,
  unknown: null,
  letters: true,
  everyMs: STREAM_MS,
  frame: framed,
  commands: {
    Z: (speaker) =>
      speaker.whenStable(
        () => speaker.instrument.zero(),
        () => {},
      ),
    T: (speaker) =>
      speaker.whenStable(
        () => speaker.instrument.tareNow(),
        () => {},
      ),
  },
});
