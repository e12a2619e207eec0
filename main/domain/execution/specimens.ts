import type { SpecimenOf } from '../../contract/vocabulary.ts';
import type { Labelling } from './batch.ts';
import { rollOn } from './pack-code.ts';

/** Labels that leave their roll for the batch record: the ledger counts them as specimens, and no run ends without them. */
export const KEPT_IN_RECORD = ['first', 'last'] as const satisfies readonly SpecimenOf[];

export const isKeptInRecord = (which: SpecimenOf): boolean => KEPT_IN_RECORD.some((each) => each === which);

export const isKept = ({ specimens }: Labelling, which: SpecimenOf): boolean =>
  specimens.some((each) => each.which === which);

/**
 * The label that must be in the record before the line starts with the roll that is on: the first of the run, or the first
 * of a roll that followed another (rules §8). null where it is, or where no roll is on.
 */
export function specimenDue(labelling: Labelling): Exclude<SpecimenOf, 'last'> | null {
  const on = rollOn(labelling);
  if (!on) return null;
  if (!isKept(labelling, 'first')) return 'first';
  return labelling.specimens.some(({ which, roll }) => roll === on.roll && which !== 'last')
    ? null
    : 'rollChange';
}
