import { netOf } from '../../execution/batch.ts';
import { kitContainers } from '../../execution/kit.ts';
import { openSteps } from '../../execution/readiness.ts';
import type { RecipeStep } from '../../recipe/recipe.ts';
import type { ReadinessInput } from '../readiness.ts';
import { item, type LineResult, lineOf, NOT_REQUIRED, type OpenItem } from '../readiness-line.ts';
import { hasComponents, openComponents } from './component-items.ts';

/** Every step verified, complete where nobody verifies, or not executed by disposition (rules §10). */
export const stepsLine = ({ state, batch, recipe }: ReadinessInput): LineResult =>
  lineOf(
    openSteps(state, batch).map((step) =>
      item(
        'step',
        { step: step.id, title: titleOf(recipe.steps, step.id), is: step.state },
        { kind: 'step', id: step.id },
      ),
    ),
  );

/** Every clearance of the recipe, before the first unit and after the last, is verified (rules §8). */
export function clearanceLine({ batch, recipe }: ReadinessInput): LineResult {
  const clearances = recipe.steps.filter(({ kind }) => kind === 'clearance');
  if (clearances.length === 0) return NOT_REQUIRED;
  return lineOf(
    clearances
      .filter(({ id }) => batch.steps[id]?.state !== 'verified')
      .map(({ id, title }) =>
        item('clearance', { step: id, title, is: batch.steps[id]?.state ?? 'planned' }, { kind: 'step', id }),
      ),
  );
}

/**
 * Every component is accounted for: no source left open, no container half weighed, none outside its kit, and what is
 * counted is accounted for piece by piece (rules §10).
 */
export function accountabilityLine(input: ReadinessInput): LineResult {
  const { batch, recipe } = input;
  const dispenses = recipe.steps.filter(({ kind }) => kind === 'dispense');
  if (dispenses.length === 0 && !hasComponents(input)) return NOT_REQUIRED;
  return lineOf([
    ...dispenses.flatMap(({ id }) => openIn(batch, id)),
    ...outsideKit(batch, recipe.steps),
    ...openComponents(input),
  ]);
}

function openIn({ steps }: ReadinessInput['batch'], id: string): readonly OpenItem[] {
  const work = steps[id]?.work;
  if (work?.kind !== 'dispense') return [];
  const open: OpenItem[] = [];
  if (work.source) open.push(unaccounted('sourceOpen', work.source.container));
  if (work.current) open.push(unaccounted('containerOpen', work.current.id));
  for (const { id: container, phase } of netOf(work))
    if (phase !== 'verified') open.push(unaccounted('containerUnverified', container));
  return open;
}

function outsideKit(batch: ReadinessInput['batch'], steps: readonly RecipeStep[]): readonly OpenItem[] {
  const open: OpenItem[] = [];
  for (const step of steps) {
    const work = batch.steps[step.id]?.work;
    if (step.kind !== 'kit' || work?.kind !== 'kit') continue;
    for (const id of kitContainers(batch, step))
      if (!work.scanned.includes(id)) open.push(unaccounted('notInKit', id));
  }
  return open;
}

const unaccounted = (code: string, id: string): OpenItem =>
  item(code, { container: id }, { kind: 'container', id });

const titleOf = (steps: readonly RecipeStep[], step: string): string =>
  steps.find(({ id }) => id === step)?.title ?? step;
