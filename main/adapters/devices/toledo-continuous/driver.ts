import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import { NOTHING_ASKED, silentVerb } from '../value-lines.ts';
import { ContinuousFramer } from './framing.ts';
import { command, understand } from './protocol.ts';

/** A terminal that sends by itself; it takes letters and answers none of them. */
export const toledoContinuous: ScaleFamily = {
  name: 'toledo-continuous',
  openFramer: (openedMono) => new ContinuousFramer(openedMono),
  understand,
  questions: {
    ...NOTHING_ASKED,
    zero: silentVerb('Z', command('Z')),
    tare: silentVerb('T', command('T')),
  },
  afterSilence: 'quiet',
  isChecked: true,
  isRestart: () => false,
};
