import type { StepRef } from '../events.ts';
import { isExtended } from '../execution/checked-run.ts';
import type { Station } from '../identity/person.ts';
import type { Instant } from '../moment.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { dueState, untilDue } from './due.ts';

/** The run of a station whose check was due and not opened, or not finished, in its window; null where there is none. */
export function overrunAt(state: PlantReader, { run }: Station, now: Instant): StepRef | null {
  if (!run) return null;
  const batch = state.get('batches', run.batch);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const master = recipe && recipeStep(recipe, run.step);
  const step = batch?.steps[run.step];
  const work = step?.work;
  if (master?.kind !== 'checkedRun' || !step || work?.kind !== 'checkedRun') return null;
  const left = untilDue(master.plan, work.ran, work.checks, now);
  return dueState(master.plan, left, isExtended(step, work)) === 'missed' ? run : null;
}
