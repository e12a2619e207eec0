import { decodeEplGraphic } from '../../devices/epl-printer/graphic.ts';
import type { Dialect } from '../simulated-printer.ts';
import { jobDialect, lineOrGraphic } from './jobs.ts';

/** EPL2: lines of text, GW with its data, P; a soft reset acts wherever it stands, and nothing is ever answered. */
export const eplDialect = (): Dialect =>
  jobDialect({
    decode: decodeEplGraphic,
    immediate: [{ bytes: Uint8Array.of(0x5e, 0x40), act: (works) => works.cancelAll() }],
    next: (bytes) =>
      lineOrGraphic(bytes, {
        graphic: /^GW\d+,\d+,(\d+),(\d+),/,
        end: /^P(\d{1,5})\n$/,
        newline: '\n',
      }),
  });
