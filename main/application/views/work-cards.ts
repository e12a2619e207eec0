import type { StepStateName, WorkCard } from '../../contract/views.ts';
import type { Batch, Step } from '../../domain/execution/batch.ts';
import { IN_WORK } from '../../domain/execution/batch-machine.ts';
import { mastersOf } from '../../domain/execution/master-step.ts';
import type { Station } from '../../domain/identity/person.ts';
import type { RecipeStep } from '../../domain/recipe/recipe.ts';
import type { Preview } from './affordances.ts';
import { productName } from './frame.ts';
import type { ViewInput } from './view-input.ts';

/** What stands first on the home screen: what is stopped, what is under way, what waits for a second person. */
const RANK: Readonly<Record<StepStateName, number | null>> = {
  blocked: 0,
  exception: 0,
  inProgress: 1,
  suspended: 2,
  complete: 3,
  ready: 4,
  planned: 5,
  verified: null,
  notExecuted: null,
};

/** One card for each step of this station that is still to be done, in batches that are in work. */
export function workCards({ state }: ViewInput, preview: Preview, station: Station): readonly WorkCard[] {
  const cards: WorkCard[] = [];
  for (const batch of state.all('batches')) {
    const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
    if (!recipe || !IN_WORK.includes(batch.state)) continue;
    const masters = mastersOf(recipe, batch);
    masters.forEach((master, index) => {
      const step = batch.steps[master.id];
      if (!step || !isHere(station, master) || !isOpen(master, step)) return;
      cards.push({
        ...cardOf(batch, master, step, preview),
        product: productName(recipe.product),
        position: index + 1,
        of: masters.length,
      });
    });
  }
  // Equal ranks keep the order of the batches and of the recipe.
  return cards.sort((a, b) => (RANK[a.state] ?? 0) - (RANK[b.state] ?? 0));
}

const isHere = ({ id, functions }: Station, master: RecipeStep): boolean =>
  master.station === id && functions.includes(master.function);

/** Complete is an end only where nobody verifies. */
const isOpen = ({ verifiers }: RecipeStep, { state }: Step): boolean =>
  RANK[state] !== null && !(state === 'complete' && verifiers === null);

const cardOf = (
  batch: Batch,
  master: RecipeStep,
  step: Step,
  preview: Preview,
): Omit<WorkCard, 'product' | 'position' | 'of'> => ({
  batch: batch.id,
  step: master.id,
  title: master.title,
  state: step.state,
  station: master.station,
  enter: preview.ask({ type: 'EnterStep', batch: batch.id, step: master.id }),
});
