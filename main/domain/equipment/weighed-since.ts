import type { ContainerId, EquipmentId, StepId } from '../../contract/ids.ts';
import { type Batch, type CheckedRun, filledOf, isFilling, netOf } from '../execution/batch.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import type { Scale } from './equipment.ts';

/** Every container weighed on a scale since its last good check, whatever became of its step (21 CFR 111.113, design §4). */
export function weighedSinceGoodCheck(
  state: PlantReader,
  { id, lastGoodCheck }: Scale,
): readonly ContainerId[] {
  const found: ContainerId[] = [];
  for (const batch of state.all('batches')) {
    for (const { id: step, work } of Object.values(batch.steps)) {
      if (work.kind === 'checkedRun' && balanceOf(state, batch, step) === id)
        found.push(...spokenForSince(work, lastGoodCheck));
      if ((work.kind !== 'dispense' && !isFilling(work)) || work.scale !== id) continue;
      for (const container of work.kind === 'dispense' ? netOf(work) : filledOf(work)) {
        if (!lastGoodCheck || container.at > lastGoodCheck.at) found.push(container.id);
      }
    }
  }
  return found;
}

function balanceOf(state: PlantReader, { recipe: id, version }: Batch, step: StepId): EquipmentId | null {
  const recipe = state.get('recipes', `${id}@${version}`);
  const master = recipe && recipeStep(recipe, step);
  return master?.kind === 'checkedRun' ? master.plan.balance : null;
}

/** Output that a check on this balance speaks for: its result is as good as the balance was. */
const spokenForSince = ({ checks }: CheckedRun, good: Scale['lastGoodCheck']): readonly ContainerId[] =>
  checks.flatMap((each) =>
    each.kind === 'sampled' && each.container !== null && (!good || each.openedAt > good.at)
      ? [each.container]
      : [],
  );
