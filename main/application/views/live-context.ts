import { add, type Micrograms, subtract } from '../../contract/quantity.ts';
import type { Scale } from '../../domain/equipment/equipment.ts';
import { limitsOf } from '../../domain/execution/amounts.ts';
import { isFilling } from '../../domain/execution/batch.ts';
import { openCheck } from '../../domain/execution/checked-run.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import { recipeStep } from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Marks } from './weigh-bar.ts';

/** What the weight on a scale is compared with at this moment. */
export interface Judged {
  /** null: a check weight stands on the bare pan. */
  readonly tare: Micrograms | null;
  /** null: nothing is compared. */
  readonly marks: Marks | null;
}

/** The container in work on this scale, or the check weight that comes next; null when nothing is compared. */
export function weighingAt(state: PlantReader, origin: Origin, scale: Scale): Judged | null {
  const context = state.get('sessions', origin.terminal)?.context;
  const batch = context ? state.get('batches', context.batch) : undefined;
  const recipe = batch ? state.get('recipes', `${batch.recipe}@${batch.version}`) : undefined;
  const work = context ? batch?.steps[context.step]?.work : undefined;
  if (!context || !batch || !recipe || !work) return null;
  if (work.kind === 'check') {
    const check = work.scales[scale.id];
    const point = check?.outcome === 'open' ? scale.check.points[check.results.length] : undefined;
    if (!check?.prepared || !point) return null;
    return { tare: null, marks: around(point.nominal, point.tolerance) };
  }
  // What comes out of a machine has no target: its net is told, and nothing is compared.
  if (isFilling(work))
    return work.scale === scale.id && work.current ? { tare: work.current.tare, marks: null } : null;
  const master = recipeStep(recipe, context.step);
  if (work.kind === 'checkedRun' && master?.kind === 'checkedRun') {
    const { balance, individual, centre } = master.plan;
    return balance === scale.id && openCheck(work)
      ? { tare: null, marks: { target: centre, ...individual } }
      : null;
  }
  if (work.kind !== 'dispense' || master?.kind !== 'dispense') return null;
  if (work.scale !== scale.id || !work.current) return null;
  return { tare: work.current.tare, marks: limitsOf(state, batch, recipe, master, work, scale) };
}

const around = (target: Micrograms, tolerance: Micrograms): Marks => ({
  target,
  lowest: subtract(target, tolerance),
  highest: add(target, tolerance),
});
