import { bytesOf } from '../../../application/devices/printable.ts';
import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { LineFramer } from '../line-framing.ts';
import { NOTHING_ASKED, presentValue, silentVerb } from '../value-lines.ts';
import { parseLineProfile } from './profile.ts';
import { framingOf, understand } from './protocol.ts';

/** A scale by its line profile. It is asked only what the profile has a command for; without `now` it sends by itself. */
export function lineScale(data: unknown): Result<ScaleFamily, string> {
  const parsed = parseLineProfile(data);
  if (!parsed.ok) return parsed;
  const profile = parsed.value;
  const { now, zero, tare } = profile.commands;
  return ok({
    name: 'line',
    openFramer: (openedMono) => new LineFramer(framingOf(profile.end)).opened(openedMono),
    understand: (frame) => understand(frame, profile),
    questions: {
      ...NOTHING_ASKED,
      now: now === null ? null : presentValue('now', bytesOf(now)),
      zero: zero === null ? null : silentVerb('zero', bytesOf(zero)),
      tare: tare === null ? null : silentVerb('tare', bytesOf(tare)),
    },
    afterSilence: 'quiet',
    isRestart: () => false,
  });
}
