import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import { LineFramer } from '../line-framing.ts';
import { NOTHING_ASKED, presentValue, silentVerb, told } from '../value-lines.ts';
import { command, framing, understand } from './protocol.ts';

export const sbi: ScaleFamily = {
  name: 'sbi',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  understand,
  questions: {
    ...NOTHING_ASKED,
    now: presentValue('P', command('P')),
    serial: told('serial', 'x2_', command('x2_')),
    model: told('model', 'x1_', command('x1_')),
    zero: silentVerb('V', command('V')),
    tare: silentVerb('U', command('U')),
  },
  afterSilence: 'quiet',
  isRestart: () => false,
};
