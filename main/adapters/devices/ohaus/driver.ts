import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import { LineFramer } from '../line-framing.ts';
import { NOTHING_ASKED, presentValue, silentVerb } from '../value-lines.ts';
import { command, framing, understand } from './protocol.ts';

export const ohaus: ScaleFamily = {
  name: 'ohaus',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  understand,
  questions: {
    ...NOTHING_ASKED,
    now: presentValue('IP', command('IP')),
    zero: silentVerb('Z', command('Z')),
    tare: silentVerb('T', command('T')),
  },
  afterSilence: 'quiet',
  isRestart: () => false,
};
