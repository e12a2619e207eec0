import type { ContainerId, EquipmentId, PersonId, StepId } from '../../contract/ids.ts';
import type { GateFacts } from '../facts.ts';
import type { Container, DispensedContainerStock } from '../material/material.ts';
import type { Recipe, RecipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { type Batch, filledOf, type Intake, type Step } from './batch.ts';
import { chargingStepOf, isKitted, kitOf, toCharge } from './charging.ts';

/** A step that takes containers into a machine, one by one, each by two people: a charge, or a run that is fed. */
export interface IntakeFacts {
  readonly intake: Intake;
  readonly equipment: EquipmentId;
  /** The steps that filled what goes in now. */
  readonly of: readonly StepId[];
  /** The step that says what may be taken at all, once it is verified. */
  readonly from: StepId;
}

/** null in every step that takes nothing in. */
export function intakeOf({
  step,
  recipeStep: master,
}: Pick<GateFacts, 'step' | 'recipeStep'>): IntakeFacts | null {
  const intake = intakeIn(step);
  if (!intake) return null;
  if (master?.kind === 'charge')
    return { intake, equipment: master.equipment, of: master.of, from: master.kit };
  if (master?.kind !== 'checkedRun' || !master.feeds) return null;
  const { of, equipment } = master.feeds;
  return { intake, equipment, of: [of], from: of };
}

export function intakeIn(step: Step | null): Intake | null {
  switch (step?.work.kind) {
    case 'charge':
      return step.work;
    case 'checkedRun':
      return step.work.feeding;
    default:
      return null;
  }
}

/** Whether a container is of this batch and could go into a machine of it, in this step or in another. */
export function isOfIntake(
  batch: Batch,
  recipe: Recipe,
  master: RecipeStep,
  container: Container,
): container is DispensedContainerStock {
  if (master.kind === 'charge') return isKitted(batch, kitOf(recipe, master), container);
  return container.kind === 'dispensed' && container.batch === batch.id;
}

/** The step that takes in what another step filled; undefined where no step does. */
export const takingStepOf = (recipe: Recipe, filled: StepId): RecipeStep | undefined =>
  chargingStepOf(recipe, filled) ??
  recipe.steps.find((step) => step.kind === 'checkedRun' && step.feeds?.of === filled);

/** Everything that is to go in: what counts of the steps before it, in their order. */
export function toTakeIn(batch: Batch, master: RecipeStep): readonly ContainerId[] {
  if (master.kind === 'charge') return toCharge(batch, master);
  if (master.kind !== 'checkedRun' || !master.feeds) return [];
  const work = batch.steps[master.feeds.of]?.work;
  return work?.kind === 'discharge' ? filledOf(work).map(({ id }) => id) : [];
}

/** Who filled and weighed a container, and who verified that; `phase` as far as it was done. */
export interface FilledBy {
  readonly phase: 'weighed' | 'labelled' | 'verified' | 'void';
  readonly by: PersonId;
  readonly verifiedBy: PersonId | null;
}

/**
 * A dispensed container was verified on the scale by itself; one that came out of a machine is verified with its whole
 * discharge. undefined for any other container.
 */
export function filledBy(state: PlantReader, container: Container): FilledBy | undefined {
  if (container.kind !== 'dispensed') return undefined;
  const step = state.get('batches', container.batch)?.steps[container.step];
  if (step?.work.kind === 'dispense') return step.work.containers.find(({ id }) => id === container.id);
  if (step?.work.kind !== 'discharge') return undefined;
  const found = step.work.containers.find(({ id }) => id === container.id);
  if (!found) return undefined;
  const { by, isVoid, label } = found;
  if (isVoid) return { phase: 'void', by, verifiedBy: null };
  return step.state === 'verified'
    ? { phase: 'verified', by, verifiedBy: step.verifier }
    : { phase: label.printed > 0 ? 'labelled' : 'weighed', by, verifiedBy: null };
}
