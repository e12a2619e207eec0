import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import { LineFramer } from '../line-framing.ts';
import { presentValue, silentVerb } from '../value-lines.ts';
import { command, framing, understand } from './protocol.ts';

export const ohaus: ScaleFamily = {
  name: 'ohaus',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  understand,
  questions: {
    now: presentValue('IP', command('IP')),
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
