import type { ScaleFamily, Understood } from '../../../application/ports/device-family.ts';
import type { MassUnit } from '../../../contract/quantity.ts';
import type { Result } from '../../../contract/result.ts';
import { LineFramer } from '../line-framing.ts';
import { readProfile } from '../profiles.ts';
import { inSealedUnit, sealedUnitOf } from '../sealed-unit.ts';
import { failed, malformed } from '../understood.ts';
import { NOTHING_ASKED, presentValue } from '../value-lines.ts';
import { command, framing, understand } from './protocol.ts';

/** STX, six places and perhaps N; the tenfold resolution of `H` is not asked for. */
const LONGEST_FRAME = 8;

/** The unit is never transmitted: the profile names the one that the instrument is sealed to. */
export const toledo8217 = (data: unknown): Result<ScaleFamily, string> =>
  readProfile(() => {
    const sealedUnit = sealedUnitOf(data, 'the profile of an 8217 scale');
    return {
      name: 'toledo-8217',
      openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
      understand: (frame) =>
        frame.length > LONGEST_FRAME
          ? malformed('more places than W answers')
          : inUnit(understand(frame), sealedUnit),
      questions: {
        ...NOTHING_ASKED,
        now: presentValue('W', command('W')),
      },
      afterSilence: 'quiet',
      isRestart: () => false,
    };
  });

/** A status without a weight is an answer to `W` as well: some scales repeat no weight until the load changes. */
function inUnit(understood: Understood, unit: MassUnit): Understood {
  const { decoded } = understood;
  if (decoded.kind === 'status') return failed('busy', null, decoded.status);
  return inSealedUnit(understood, unit);
}
