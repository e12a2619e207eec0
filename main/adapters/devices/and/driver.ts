import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import { LineFramer } from '../line-framing.ts';
import { presentValue, silentVerb } from '../value-lines.ts';
import { command, framing, understand, understandNumber } from './protocol.ts';

/**
 * The standard format. Zero and tare are acknowledged only where that is set at the balance, and then as received
 * before they are done: what counts is the display.
 */
export const and: ScaleFamily = {
  name: 'and',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  understand,
  questions: {
    now: presentValue('Q', command('Q')),
    stable: null,
    resync: null,
    serial: null,
    model: null,
    software: null,
    zero: silentVerb('Z', command('Z')),
    tare: silentVerb('T', command('T')),
    clearTare: null,
    readTare: null,
  },
  afterSilence: 'quiet',
  isRestart: () => false,
};

/** The number-only format of the same balances: it tells no unit, so nothing of it is ever recorded. */
export const andNumber: ScaleFamily = { ...and, name: 'and-nu', understand: understandNumber };
