import type { PersonId } from '../../contract/ids.ts';
import type { Batch, Step } from '../../domain/execution/batch.ts';
import type { DispenseFacts, GateFacts } from '../../domain/facts.ts';
import type { RecipeStep } from '../../domain/recipe/recipe.ts';
import type { Preview } from './affordances.ts';
import { secondPerson } from './people.ts';
import type { ViewInput } from './view-input.ts';

/** The step a terminal stands in, with everything a screen of it is made of. */
export interface StepFacts<Master extends RecipeStep = RecipeStep> {
  readonly input: ViewInput;
  readonly preview: Preview;
  readonly gate: GateFacts;
  readonly batch: Batch;
  readonly step: Step;
  readonly master: Master;
  readonly dispense: DispenseFacts | null;
  /** Somebody who could be the second person of this step; null when nobody could today. */
  readonly second: PersonId | null;
}

/** null when the terminal stands in no step. */
export function stepFactsOf(input: ViewInput, preview: Preview): StepFacts | null {
  const gate = preview.facts({ type: 'LeaveStep' });
  const { batch, step, recipeStep: master, person, dispense } = gate;
  if (!batch || !step || !master) return null;
  const taken = [
    ...step.performers,
    ...(person ? [person.id] : []),
    ...(dispense?.last ? [dispense.last.by] : []),
  ];
  return {
    input,
    preview,
    gate,
    batch,
    step,
    master,
    dispense,
    second: secondPerson(input.state, master.verifiers ?? [], input.moment.day, taken),
  };
}
