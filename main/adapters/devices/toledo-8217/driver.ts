import type { ScaleFamily, Understood } from '../../../application/ports/device-family.ts';
import { isMassUnit, type MassUnit } from '../../../contract/quantity.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { LineFramer } from '../line-framing.ts';
import { fieldsOf } from '../profiles.ts';
import { failed, malformed, weighed } from '../understood.ts';
import { presentValue } from '../value-lines.ts';
import { command, framing, understand } from './protocol.ts';

/** STX, six places and perhaps N; the tenfold resolution of `H` is not asked for. */
const LONGEST_FRAME = 8;

/**
 * The unit is never transmitted, so a plant has to answer for it: `{"sealedUnit": "kg"}` declares that the instrument
 * knows this unit only, or is sealed to it. Without such a declaration the scale cannot be bound.
 */
export function toledo8217(data: unknown): Result<ScaleFamily, string> {
  const fields = fieldsOf(data, 'the profile of an 8217 scale', ['sealedUnit']);
  if (!fields.ok) return fields;
  const { sealedUnit } = fields.value;
  if (typeof sealedUnit !== 'string' || !isMassUnit(sealedUnit)) {
    return err('sealedUnit must be mg, g or kg: the only unit that the instrument can show');
  }
  return ok({
    name: 'toledo-8217',
    openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
    understand: (frame) =>
      frame.length > LONGEST_FRAME
        ? malformed('more places than W answers')
        : inUnit(understand(frame), sealedUnit),
    questions: {
      now: presentValue('W', command('W')),
      stable: null,
      resync: null,
      serial: null,
      model: null,
      software: null,
      zero: null,
      tare: null,
      clearTare: null,
      readTare: null,
    },
    afterSilence: 'quiet',
    isRestart: () => false,
  });
}

/** A status without a weight is an answer to `W` as well: some scales repeat no weight until the load changes. */
function inUnit(understood: Understood, unit: MassUnit): Understood {
  const { decoded } = understood;
  if (decoded.kind === 'status') return failed('busy', null, decoded.status);
  return decoded.kind === 'reading' ? weighed({ ...decoded, unit }) : understood;
}
