import type { ContainerId } from '../../contract/ids.ts';
import { type CheckedRun, netOf } from '../execution/batch.ts';
import type { Instant } from '../moment.ts';
import { recipeStep } from '../recipe/recipe.ts';
import { type PlantReader, plantFacts } from '../state.ts';
import { minimumWeight, type Scale } from './equipment.ts';

/**
 * What was weighed on a scale since an instant and is less than it can weigh: USP <41> asks of every net amount that it is
 * at least the minimum weight, and of those the repeatability that was found now says they were not. What was heavier stands.
 */
export function belowMinimumSince(
  state: PlantReader,
  scale: Scale,
  since: Instant | null,
): readonly ContainerId[] {
  const { minimumWeightFactor } = plantFacts(state).site;
  const isSince = (at: Instant): boolean => since === null || at > since;
  const found: ContainerId[] = [];
  for (const { recipe: name, version, steps } of state.all('batches')) {
    const recipe = state.get('recipes', `${name}@${version}`);
    for (const { id, work } of Object.values(steps)) {
      const master = recipe && recipeStep(recipe, id);
      if (work.kind === 'dispense' && master?.kind === 'dispense' && work.scale === scale.id) {
        const smallest = minimumWeight(scale, master.tolerance.percent, minimumWeightFactor);
        for (const each of netOf(work)) if (isSince(each.at) && each.net < smallest) found.push(each.id);
      }
      if (work.kind === 'checkedRun' && master?.kind === 'checkedRun' && master.plan.balance === scale.id) {
        const smallest = minimumWeight(scale, master.plan.accuracyPercent, minimumWeightFactor);
        found.push(...spokenFor(work, isSince, (mass) => mass < smallest));
      }
    }
  }
  return found;
}

/** Output that a check speaks for with a unit too light for the balance. */
const spokenFor = (
  { checks }: CheckedRun,
  isSince: (at: Instant) => boolean,
  isTooLight: (mass: number) => boolean,
): readonly ContainerId[] =>
  checks.flatMap((check) =>
    check.kind === 'sampled' &&
    check.container !== null &&
    isSince(check.openedAt) &&
    check.placements.some(({ mass, invalid }) => invalid === null && isTooLight(mass))
      ? [check.container]
      : [],
  );
