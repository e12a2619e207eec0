import { decodeEscposGraphic } from '../../devices/escpos-printer/graphic.ts';
import { CLEAR, DLE, EOT } from '../../devices/escpos-printer/protocol.ts';
import type { Dialect, PrinterState, PrinterWorks } from '../simulated-printer.ts';
import { jobDialect, type Piece } from './jobs.ts';

/** Lengths of the commands that a label uses, by their first two bytes. */
const LENGTHS: Readonly<Record<string, number>> = { '1b40': 2, '1d4c': 4, '1d57': 4 };

/** ESC/POS: a picture in bands and a cut; the real-time commands act wherever they stand. */
export const escposDialect = (): Dialect =>
  jobDialect({
    decode: decodeEscposGraphic,
    immediate: [
      ...[1, 2, 3, 4].map((n) => ({
        bytes: Uint8Array.of(DLE, EOT, n),
        act: (works: PrinterWorks) => works.answer(Uint8Array.of(statusOf(works.state(), n))),
      })),
      { bytes: CLEAR, act: (works) => works.cancelAll() },
      // DLE DC4: a pulse, power off, or cleared buffers.
      { bytes: Uint8Array.of(DLE, 0x14), act: (works) => works.cancelAll() },
    ],
    next,
  });

function next(bytes: Buffer): Piece {
  const command = bytes.subarray(0, 2).toString('hex');
  if (command.length < 4) return { kind: 'more' };
  if (command === '1d56') return { kind: 'end', length: 4, copies: 1 };
  if (command === '1d76') {
    if (bytes.length < 8) return { kind: 'more' };
    return { kind: 'part', length: 8 + bytes.readUInt16LE(4) * bytes.readUInt16LE(6) };
  }
  return { kind: 'part', length: LENGTHS[command] ?? 1 };
}

function statusOf({ faults }: PrinterState, n: number): number {
  const { paperOut, headUp, paused, overTemperature } = faults;
  const isOffline = paperOut || headUp || paused || overTemperature;
  const bits: readonly number[] = [
    isOffline ? 0x08 : 0,
    (headUp ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (overTemperature ? 0x40 : 0),
    overTemperature ? 0x40 : 0,
    paperOut ? 0x6c : 0,
  ];
  return 0x12 | (bits[n - 1] ?? 0);
}
