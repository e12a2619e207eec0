import { printable } from '../../../application/devices/printable.ts';
import type { PrinterFamily } from '../../../application/ports/device-family.ts';
import { CANCEL_ALL, concealed, faultsOf, HOST_STATUS, isIdle, understand } from './protocol.ts';
import { StatusFramer } from './status-framing.ts';

/**
 * ZPL II printers over a socket. A Zebra does not answer `~HS` while it is out of paper or ribbon, or with its
 * head open (docs.zebra.com, ~HS): no answer means not ready, never "not supported".
 */
export const zplPrinter: PrinterFamily = {
  name: 'zpl',
  openFramer: () => new StatusFramer(),
  understand,
  show: (frame) => concealed(printable(frame)),
  status: {
    command: '~HS',
    bytes: HOST_STATUS,
    timeoutMs: 3000,
    isAnswer: ({ answers }) => answers === 'HS',
  },
  cancelAll: CANCEL_ALL,
  faultsOf,
  isIdle,
};
