import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import type { Result } from '../../../contract/result.ts';
import { LineFramer } from '../line-framing.ts';
import { membersOf, readProfile, wordOf } from '../profiles.ts';
import { NOTHING_ASKED, presentValue, silentVerb } from '../value-lines.ts';
import { command, framing, understand } from './protocol.ts';

/** The same letters do opposite things on the series of this maker, so each has its own row (devices.md 1.10). */
const SERIES: Readonly<
  Record<Series, { readonly now: string | null; readonly zero: string | null; readonly tare: string | null }>
> = {
  /** `T` would send the tare; `Z` is the one key for zero and tare. */
  cpwplus: { now: 'N', zero: 'Z', tare: 'Z' },
  highland: { now: 'P', zero: 'Z', tare: 'T' },
  /** Set to send continuously, as an AZextra has to be: it answers `P` only with a new weight, and beeps. */
  continuous: { now: null, zero: null, tare: null },
};
type Series = 'cpwplus' | 'highland' | 'continuous';
const NAMES: readonly Series[] = ['cpwplus', 'highland', 'continuous'];

/** `{"series": "cpwplus"}`. No format of this maker tells stability: the binding needs a settling. */
export const adam = (data: unknown): Result<ScaleFamily, string> =>
  readProfile(() => {
    const profile = membersOf(data, 'the profile of an Adam scale', ['series']);
    const { now, zero, tare } = SERIES[wordOf(profile['series'], 'series', NAMES)];
    return {
      name: 'adam',
      openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
      understand,
      questions: {
        ...NOTHING_ASKED,
        now: now === null ? null : presentValue(now, command(now)),
        zero: zero === null ? null : silentVerb(zero, command(zero)),
        tare: tare === null ? null : silentVerb(tare, command(tare)),
      },
      afterSilence: 'quiet',
      isRestart: () => false,
    };
  });
