import type { ContainerId, EquipmentId, StepId } from '../../contract/ids.ts';
import { type Batch, type CheckedRun, filledOf, isFilling, netOf } from '../execution/batch.ts';
import type { Instant } from '../moment.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import type { Scale } from './equipment.ts';

/** Every container weighed on a scale since its last good check, whatever became of its step (21 CFR 111.113, design §4). */
export const weighedSinceGoodCheck = (
  state: PlantReader,
  { id, lastGoodCheck }: Scale,
): readonly ContainerId[] => weighedSince(state, id, lastGoodCheck?.at ?? null);

/** The same since an instant; everything it ever weighed where there is none. */
export function weighedSince(
  state: PlantReader,
  id: EquipmentId,
  since: Instant | null,
): readonly ContainerId[] {
  const found: ContainerId[] = [];
  for (const batch of state.all('batches')) {
    for (const { id: step, work } of Object.values(batch.steps)) {
      if (work.kind === 'checkedRun' && balanceOf(state, batch, step) === id)
        found.push(...spokenForSince(work, since));
      if ((work.kind !== 'dispense' && !isFilling(work)) || work.scale !== id) continue;
      for (const container of work.kind === 'dispense' ? netOf(work) : filledOf(work)) {
        if (since === null || container.at > since) found.push(container.id);
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
const spokenForSince = ({ checks }: CheckedRun, since: Instant | null): readonly ContainerId[] =>
  checks.flatMap((each) =>
    each.kind === 'sampled' && each.container !== null && (since === null || each.openedAt > since)
      ? [each.container]
      : [],
  );
