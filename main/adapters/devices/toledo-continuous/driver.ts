import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import { silentVerb } from '../value-lines.ts';
import { ContinuousFramer } from './framing.ts';
import { command, understand } from './protocol.ts';

/** A terminal that sends by itself; it takes letters and answers none of them. */
export const toledoContinuous: ScaleFamily = {
  name: 'toledo-continuous',
  openFramer: (openedMono) => new ContinuousFramer(openedMono),
  understand,
  questions: {
    now: null,
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
  isChecked: true,
  isRestart: () => false,
};
