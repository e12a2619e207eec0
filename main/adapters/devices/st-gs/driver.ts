import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import { LineFramer } from '../line-framing.ts';
import { NOTHING_ASKED } from '../value-lines.ts';
import { framing, understand } from './protocol.ts';

/** An indicator that sends by itself. These indicators share no command, so nothing is asked of them. */
export const stGs: ScaleFamily = {
  name: 'st-gs',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  understand,
  questions: NOTHING_ASKED,
  afterSilence: 'quiet',
  isRestart: () => false,
};
