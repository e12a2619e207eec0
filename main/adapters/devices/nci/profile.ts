import type { Result } from '../../../contract/result.ts';
import { membersOf, readProfile, refuse } from '../profiles.ts';

/**
 * What the commissioning of an NCI scale settles. SCP-01 sets bit 0 of the first status byte while the scale is in
 * motion; makers of SCP-12 clones document the opposite. A hand on the pan tells which; nothing else does.
 */
export interface NciProfile {
  /** The value of that bit while the pan moves. */
  readonly motionBit: 0 | 1;
}

/** As SCP-01 documents it. Good enough to read a capture, not to weigh: a scale is bound with a profile of its own. */
export const SCP_01: NciProfile = { motionBit: 1 };

/** Reads `{"motionBit": 1}`. */
export const parseNciProfile = (data: unknown): Result<NciProfile, string> =>
  readProfile(() => {
    const { motionBit } = membersOf(data, 'the profile of an NCI scale', ['motionBit']);
    if (motionBit === 0 || motionBit === 1) return { motionBit };
    return refuse(
      'motionBit must be 0 or 1: put a hand on the pan and look at bit 0 of the first status byte',
    );
  });
