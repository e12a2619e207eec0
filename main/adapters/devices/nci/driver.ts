import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { LineFramer } from '../line-framing.ts';
import { NOTHING_ASKED, presentValue } from '../value-lines.ts';
import { parseNciProfile } from './profile.ts';
import { command, framing, understand } from './protocol.ts';

/**
 * Zero and tare are pressed at the instrument: their answer is a status like any other, and one that came late would
 * answer the next question for the weight.
 */
export function nci(data: unknown): Result<ScaleFamily, string> {
  const profile = parseNciProfile(data);
  if (!profile.ok) return profile;
  return ok({
    name: 'nci',
    openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
    understand: (frame) => understand(frame, profile.value),
    questions: {
      ...NOTHING_ASKED,
      now: presentValue('W', command('W')),
    },
    afterSilence: 'quiet',
    isRestart: () => false,
  });
}
