import type { ExceptionId, StepId } from '../../../contract/ids.ts';
import type { Disposition } from '../../../contract/parse-command.ts';
import { type DomainEvent, event } from '../../events.ts';
import type { Batch } from '../../execution/batch.ts';
import { IN_WORK } from '../../execution/batch-machine.ts';
import { masterStep } from '../../execution/master-step.ts';
import type { GateFacts } from '../../facts.ts';
import { type Finding, finding } from '../../gates/gate.ts';
import type { RecipeStep, ReworkStep } from '../../recipe/recipe.ts';
import type { PlantReader } from '../../state.ts';
import { closing } from '../close-exception.ts';
import type { ExceptionRecord } from '../exception.ts';

type Rework = Extract<Disposition, { kind: 'rework' }>;

/** Steps are inserted only where a step of a batch in work is to be mended, and somebody is qualified for it (S56). */
export function reworkProblem({ state }: GateFacts, exception: ExceptionRecord): Finding | null {
  return mended(state, exception) ? null : finding('rework.step', { exception: exception.id });
}

/** The steps of an approved rework, each behind the one before, with the people of the step they mend. */
export function inserted(
  state: PlantReader,
  exception: ExceptionRecord,
  { steps }: Rework,
): readonly DomainEvent[] {
  const found = mended(state, exception);
  if (!found) throw new Error(`broken invariant: nothing to rework in ${exception.id}`);
  const { batch, master } = found;
  const before = batch.inserted.filter(({ mends }) => mends === master.id).length;
  const idOf = (index: number) => `${master.id}-R${before + index + 1}` as StepId;
  const item = master.kind === 'dispense' ? state.get('items', master.item) : undefined;
  const made = steps.map(
    ({ title, instructions }, index): ReworkStep => ({
      kind: 'rework',
      id: idOf(index),
      title,
      instructions,
      function: master.function,
      station: master.station,
      requires: index === 0 ? [] : [{ step: idOf(index - 1), state: 'verified' }],
      performers: master.performers,
      verifiers: master.verifiers ?? master.performers,
      exception: exception.id,
      mends: master.id,
      unit: item?.unit ?? 'kg',
    }),
  );
  return [event('StepsInserted', { exception: exception.id, batch: batch.id, steps: made })];
}

function mended(
  state: PlantReader,
  { batch: id, step }: ExceptionRecord,
): { readonly batch: Batch; readonly master: RecipeStep } | null {
  const batch = id ? state.get('batches', id) : undefined;
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const master = batch && recipe && step ? masterStep(recipe, batch, step) : undefined;
  return batch && master && master.kind !== 'issue' && IN_WORK.includes(batch.state)
    ? { batch, master }
    : null;
}

/** How many steps of a rework are not verified yet. */
export const stepsLeft = (batch: Batch, exception: ExceptionId): readonly StepId[] =>
  batch.inserted
    .filter((each) => each.exception === exception && batch.steps[each.id]?.state !== 'verified')
    .map(({ id }) => id);

/** The last step of a rework was verified: what was decided is done. */
export function reworkDone(facts: GateFacts): readonly DomainEvent[] {
  const { recipeStep: master, batch, state } = facts;
  if (master?.kind !== 'rework' || !batch) return [];
  const left = stepsLeft(batch, master.exception).filter((id) => id !== master.id);
  const exception = state.get('exceptions', master.exception);
  return left.length === 0 && exception?.state === 'implementing'
    ? closing(facts, exception, 'implemented')
    : [];
}
