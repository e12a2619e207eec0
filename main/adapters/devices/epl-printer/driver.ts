import { printable } from '../../../application/devices/printable.ts';
import type { Framed, Framer, PrinterFamily } from '../../../application/ports/device-family.ts';
import { ok } from '../../../contract/result.ts';
import { decodeEplGraphic, toEpl } from './graphic.ts';

/** Whatever an EPL2 printer sends unasked (XON, XOFF, error reports that another program switched on) is kept as noise. */
class NoiseFramer implements Framer {
  push(bytes: Uint8Array): readonly Framed[] {
    return [{ kind: 'noise', bytes, reason: 'nothing was asked' }];
  }
}

/**
 * EPL2 printers. What they report depends on the model and on switches that stay behind in the printer (`US`, `eR`), so
 * nothing is asked of them: a label that was sent ends indeterminate until a person or a scan settles it.
 */
export const eplPrinter: PrinterFamily = {
  name: 'epl',
  graphic: { encode: (bitmap) => ok(toEpl(bitmap)), decode: decodeEplGraphic },
  headDots: null,
  openFramer: () => new NoiseFramer(),
  understand: () => ({
    decoded: { kind: 'malformed', reason: 'nothing was asked' },
    answers: null,
    last: true,
  }),
  show: printable,
  status: null,
  end: 'untold',
  cancelAll: null,
  odometer: null,
  faultsOf: () => [],
  isIdle: () => true,
};
