import { printable } from '../../../application/devices/printable.ts';
import type { PrinterFamily, PrinterStatus } from '../../../application/ports/device-family.ts';
import { ok } from '../../../contract/result.ts';
import { decodeZplGraphic, toZpl } from './graphic.ts';
import { CANCEL_ALL, concealed, faultsOf, HOST_STATUS, isIdle, ODOMETER, understand } from './protocol.ts';
import { StatusFramer } from './status-framing.ts';

/**
 * ZPL II printers over a socket. A Zebra does not answer `~HS` while it is out of paper or ribbon, or with its
 * head open (docs.zebra.com, ~HS): no answer means not ready, never "not supported".
 */
export const zplPrinter: PrinterFamily = {
  name: 'zpl',
  graphic: { encode: (bitmap) => ok(toZpl(bitmap)), decode: decodeZplGraphic },
  headDots: null,
  openFramer: () => new StatusFramer(),
  understand,
  show: (frame) => concealed(printable(frame)),
  status: {
    command: '~HS',
    bytes: HOST_STATUS,
    timeoutMs: 3000,
    isAnswer: ({ answers }) => answers === 'HS',
  },
  end: 'idle',
  cancelAll: CANCEL_ALL,
  odometer: {
    question: {
      command: '~HQOD',
      bytes: ODOMETER,
      timeoutMs: 1500,
      isAnswer: ({ answers }) => answers === 'HQOD',
    },
    lengthOf,
  },
  faultsOf,
  isIdle,
};

const STEP_MM: Readonly<Record<string, number>> = { in: 25.4, cm: 10 };

function lengthOf(status: PrinterStatus): { readonly mm: number; readonly step: number } | null {
  const step = STEP_MM[String(status['lengthUnit'])];
  const total = Number(status['totalLength']);
  return step === undefined || Number.isNaN(total) ? null : { mm: total * step, step };
}
