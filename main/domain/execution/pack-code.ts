import type { CodeOccasion } from '../../contract/vocabulary.ts';
import { type Instant, minutesAfter, monthAfter, type PlantDay, type PlantMonth } from '../moment.ts';
import type { PackLabels, Recipe } from '../recipe/recipe.ts';
import type { Batch, Labelling, LineState, MountedRoll, Packaging } from './batch.ts';

/** The month that the line of a recipe codes on its packs, for a record issued on this day; null where none codes. */
export function expiryOf({ steps }: Recipe, day: PlantDay): PlantMonth | null {
  const [labels] = steps.flatMap((step) => (step.kind === 'packaging' && step.labels ? [step.labels] : []));
  return labels ? monthAfter(day, labels.shelfLifeMonths) : null;
}

/** Lot and expiry as the coder of a line puts them on every pack: `VC5260147A 03/2028`; null where nothing is coded. */
export function packCode({ id, expires }: Batch): string | null {
  if (expires === null) return null;
  const [year = '', month = ''] = expires.split('-');
  return `${id} ${month}/${year}`;
}

/** The roll on the applicator; null while there is none. */
export function rollOn({ rolls }: Labelling): MountedRoll | null {
  const last = rolls.at(-1);
  return last && last.off === null ? last : null;
}

/** Why the code would be read at this moment (rules §8). */
export function occasionOf({ line, labelling }: Packaging): CodeOccasion {
  if (labelling?.code.kind === 'due') return labelling.code.occasion;
  return line.kind === 'running' ? 'interval' : occasionOfStand(line);
}

/** What a line that stands reads its code for. */
export function occasionOfStand(line: LineState): CodeOccasion {
  if (line.kind !== 'stopped') return 'firstOff';
  return line.reason === ENDS_THE_RUN ? 'lastOff' : 'restart';
}

/** The reason under which a line is stopped for the last time. */
export const ENDS_THE_RUN = 'run-finished';

/**
 * The verification of the code that is due and missing; null where the last one still counts. It lapses at every stop and
 * with every roll, and by its age while the line runs and before it starts (rules §8).
 */
export function codeDue(
  work: Packaging,
  { checkMinutes }: PackLabels,
  now: Instant,
  before: 'start' | 'anything',
): CodeOccasion | null {
  const { line, labelling } = work;
  if (labelling === null || labelling.rolls.length === 0) return null;
  const { code } = labelling;
  if (code.kind === 'due') return code.occasion;
  const ages = line.kind === 'running' || before === 'start';
  return ages && now > minutesAfter(code.at, checkMinutes) ? occasionOf(work) : null;
}

/** When the code was last read and was right, whatever happened since; null where it never was. */
export const lastVerified = ({ readings }: Labelling): Instant | null =>
  readings.findLast(({ matches }) => matches)?.at ?? null;
