import type { Framed, Framer } from '../../../application/ports/device-family.ts';

/**
 * Each chunk is one report. The first after opening is what the system had kept from before, perhaps minutes old,
 * so it is never a weight (usbscale reads twice for the same reason).
 */
export class ReportFramer implements Framer {
  #isFirst = false;

  opened(): this {
    this.#isFirst = true;
    return this;
  }

  push(report: Uint8Array): readonly Framed[] {
    const isStale = this.#isFirst;
    this.#isFirst = false;
    return isStale
      ? [{ kind: 'noise', bytes: report, reason: 'the first report after opening may be an old one' }]
      : [{ kind: 'frame', bytes: report }];
  }

  /** Reports are whole: nothing is ever left. */
  rest(): null {
    return null;
  }
}
