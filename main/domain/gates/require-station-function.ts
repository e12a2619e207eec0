import { masterStep } from '../execution/master-step.ts';
import type { GateFacts } from '../facts.ts';
import type { RecipeStep } from '../recipe/recipe.ts';
import { REVIEW_COMMANDS } from '../release/review-commands.ts';
import { finding, type Gate } from './gate.ts';

/** Stations are bound to functions; work of another function is refused there and logged (S122). */
export const requireStationFunction: Gate = {
  id: 'requireStationFunction',
  when: 'always',
  check: (facts) => {
    const { command, station } = facts;
    const step = actedIn(facts);
    const needed =
      command.type === 'OpenFunction'
        ? command.function
        : AT_THE_DESK.has(command.type)
          ? 'review'
          : step?.function;
    if (!needed) return null;
    if (!station.functions.includes(needed)) {
      return finding('station.function', { station: station.id, function: needed });
    }
    return step &&
      !AT_THE_DESK.has(command.type) &&
      command.type !== 'OpenFunction' &&
      step.station !== station.id
      ? finding('station.other', { station: station.id, bound: step.station, step: step.id })
      : null;
  },
};

/** Decisions about a whole batch are made where its record can be read. */
const AT_THE_DESK: ReadonlySet<string> = new Set(['IssueBatch', ...REVIEW_COMMANDS]);

/** The step a command claims to act in, so that work sent from another station is told from a mere slip of context. */
function actedIn({ command, state, recipeStep: held }: GateFacts): RecipeStep | null {
  if (!('context' in command) || command.type === 'EnterStep') return held;
  const { batch: batchId, step } = command.context;
  const batch = batchId === null ? undefined : state.get('batches', batchId);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  return (batch && recipe && step !== null && masterStep(recipe, batch, step)) || held;
}
