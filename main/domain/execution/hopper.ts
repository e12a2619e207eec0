import type { ContainerId } from '../../contract/ids.ts';
import { ranSince } from '../in-process/due.ts';
import type { Instant } from '../moment.ts';
import type { CheckedRunStep } from '../recipe/recipe.ts';
import type { CheckedRun } from './batch.ts';

const MINUTE = 60_000;

/**
 * The containers whose powder comes out of a machine now: the last one that was fed, and each one before it while what came
 * after it was fed no longer ago than the carry-over of the recipe, in time of running. Nobody empties the hopper between
 * two of them (rules §3, S103).
 */
export function comingOut(
  { feeding, ran, output }: CheckedRun,
  { feeds }: CheckedRunStep,
  now: Instant,
): readonly ContainerId[] {
  const charged = feeding?.charged ?? [];
  const minutes = feeds?.carryOverMinutes ?? null;
  // Where nobody measured how long it takes, the container that is opened next has something of both.
  const isRecent = (fed: Instant): boolean =>
    minutes === null
      ? output.every(({ openedAt }) => openedAt < fed)
      : ranSince(ran, fed, now) < minutes * MINUTE;
  return charged
    .filter((_, index) => {
      const after = charged[index + 1];
      return after === undefined || isRecent(after.at);
    })
    .map(({ id }) => id);
}
