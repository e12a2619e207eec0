import { printable } from '../../../application/devices/printable.ts';
import type { PrinterFamily, Question } from '../../../application/ports/device-family.ts';
import { ok } from '../../../contract/result.ts';
import { decodeTsplGraphic, toTspl } from './graphic.ts';
import { ASK_BYTE, ASK_TEXT, faultsOf, isIdle, RESET, understand } from './protocol.ts';
import { TsplFramer } from './status-framing.ts';

const ask = (command: string, bytes: Uint8Array): Question => ({
  command,
  bytes,
  timeoutMs: 2000,
  isAnswer: ({ answers }) => answers === 'status',
});

/**
 * TSPL and TSPL2 printers. Their status does not tell what lies in the receive buffer: a label is out when the printer was
 * seen at work and then at rest.
 */
export const tsplPrinter: PrinterFamily = {
  name: 'tspl',
  graphic: { encode: (bitmap) => ok(toTspl(bitmap)), decode: decodeTsplGraphic },
  headDots: null,
  openFramer: () => new TsplFramer('noise'),
  understand,
  show: printable,
  status: ask('ESC ! S', ASK_TEXT),
  end: 'idleAfterWork',
  cancelAll: RESET,
  odometer: null,
  faultsOf,
  isIdle,
};

/** Those that know only the question for one byte: firmware before V6.29, and many of other makers. */
export const tsplBytePrinter: PrinterFamily = {
  ...tsplPrinter,
  name: 'tspl-byte',
  openFramer: () => new TsplFramer('answer'),
  status: ask('ESC ! ?', ASK_BYTE),
};
