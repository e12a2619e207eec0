import { bytesOf } from '../../../application/devices/printable.ts';
import { decodeTsplGraphic } from '../../devices/tspl-printer/graphic.ts';
import { ASK_BYTE, ASK_TEXT, RESET } from '../../devices/tspl-printer/protocol.ts';
import type { Dialect, PrinterState } from '../simulated-printer.ts';
import { jobDialect, lineOrGraphic } from './jobs.ts';

/** TSPL: lines of text, BITMAP with its data, PRINT; what begins with `ESC !` acts wherever it stands. */
export const tsplDialect = (): Dialect =>
  jobDialect({
    decode: decodeTsplGraphic,
    immediate: [
      { bytes: ASK_BYTE, act: (works) => works.answer(Uint8Array.of(byteOf(works.state()))) },
      { bytes: ASK_TEXT, act: (works) => works.answer(bytesOf(`\x02${textOf(works.state())}\x03\r\n`)) },
      { bytes: RESET, act: (works) => works.cancelAll() },
    ],
    next: (bytes) =>
      lineOrGraphic(bytes, {
        graphic: /^BITMAP \d+,\d+,(\d+),(\d+),\d,/,
        end: /^PRINT (\d{1,4})(?:,\d+)?\r\n$/,
        newline: '\r\n',
      }),
  });

function byteOf({ faults, isPrinting }: PrinterState): number {
  const flags = [
    faults.headUp,
    false,
    faults.paperOut,
    faults.ribbonOut,
    faults.paused,
    isPrinting,
    false,
    faults.overTemperature,
  ];
  return flags.reduce((byte, on, bit) => byte | (on ? 1 << bit : 0), 0);
}

function textOf({ faults, isPrinting }: PrinterState): string {
  const media = 0x40 | (faults.paperOut ? 1 : 0) | (faults.ribbonOut ? 4 : 0) | (faults.headUp ? 0x20 : 0);
  const isFaulty = media !== 0x40 || faults.overTemperature;
  const message = isFaulty ? 'E' : faults.paused ? '`' : isPrinting ? 'P' : '@';
  return `${message}@${faults.overTemperature ? 'A' : '@'}${String.fromCharCode(media)}`;
}
