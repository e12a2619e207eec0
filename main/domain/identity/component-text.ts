import type { CommandOf } from '../../contract/parse-command.ts';
import { type ComponentRun, componentRun, standingCount } from '../components/accounting.ts';
import { issuesOf } from '../components/components.ts';
import type { Step } from '../execution/batch.ts';
import { percentText } from '../execution/yield.ts';
import type { GateFacts } from '../facts.ts';
import type { RecipeStep } from '../recipe/recipe.ts';

/** What two people counted into the run. */
export function componentIssueSubject(
  { state, batch, step, recipeStep }: GateFacts,
  { component, lot, counted }: CommandOf<'IssueComponent'>,
): readonly string[] | null {
  const master = componentRun(step, recipeStep)?.masters.find(({ id }) => id === component);
  if (!batch || !step || !recipeStep || !master) return null;
  return [
    `Batch ${batch.id}, step ${step.id}: ${recipeStep.title}`,
    `Issue ${counted} ${master.pieces}, lot ${lot}`,
    `Item ${master.item} ${state.get('countedItems', master.item)?.name ?? ''}`.trimEnd(),
  ];
}

/** What one person counted, and nothing of what another did (rules §9). */
export function componentCountSubject(
  { batch, step, recipeStep }: GateFacts,
  { component, lots }: CommandOf<'CountComponent'>,
): readonly string[] | null {
  const master = componentRun(step, recipeStep)?.masters.find(({ id }) => id === component);
  if (!batch || !step || !recipeStep || !master) return null;
  return [
    `Batch ${batch.id}, step ${step.id}: ${recipeStep.title}`,
    `I counted these ${master.pieces} myself.`,
    ...lots.map(
      ({ lot, setUp, damaged, sampled, returned }) =>
        `${lot}: set-up ${setUp}, damaged ${damaged}, samples ${sampled}, clean and returned ${returned}`,
    ),
  ];
}

/** Every component as it is accounted for, with the limit it was compared with. */
export function componentLines(step: Step, recipeStep: RecipeStep): readonly string[] {
  const run = componentRun(step, recipeStep);
  return run?.masters.flatMap((master) => accountLines(run, master)) ?? [];
}

function accountLines(run: ComponentRun, master: ComponentRun['masters'][number]): readonly string[] {
  const lots = issuesOf(run.work, master.id).map(({ lot, quantity }) => `${lot} ${quantity}`);
  const found = standingCount(run, master)?.found;
  const issued = `Issued ${master.item}: ${lots.join(', ') || '-'} ${master.pieces}`;
  if (!found) return [issued];
  const ended = Object.entries({ ...found.used, ...found.counted }).map(
    ([where, many]) => `${where} ${many}`,
  );
  return [
    issued,
    `${master.item}: ${ended.join(', ')}`,
    `Unaccounted ${found.unaccounted} (${percentText(found.unaccounted, found.issued)} %), limit ${master.limitPercent} %: ${found.within ? 'within' : 'outside'}`,
  ];
}
