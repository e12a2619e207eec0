import { printable } from '../../../application/devices/printable.ts';
import type { PrinterFamily } from '../../../application/ports/device-family.ts';
import { decodeEscposGraphic, toEscpos } from './graphic.ts';
import { ASK_ALL, CLEAR, faultsOf, understand } from './protocol.ts';
import { EscposFramer } from './status-framing.ts';

/**
 * ESC/POS printers: they tell their faults at once, and nothing of the end of a label. An 80 mm roll at 203 dpi has 576
 * dots; what is beside them is not printed and not told, so that a printer with a wider head has to be declared.
 */
export const escposPrinter: PrinterFamily = {
  name: 'escpos',
  graphic: { encode: toEscpos, decode: decodeEscposGraphic },
  headDots: 576,
  openFramer: () => new EscposFramer(),
  understand,
  show: printable,
  status: {
    command: 'DLE EOT',
    bytes: ASK_ALL,
    timeoutMs: 2000,
    isAnswer: ({ answers }) => answers === 'status',
  },
  end: 'untold',
  cancelAll: CLEAR,
  odometer: null,
  faultsOf,
  isIdle: () => true,
};
