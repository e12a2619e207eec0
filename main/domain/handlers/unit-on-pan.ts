import { type DomainEvent, event, type StepRef } from '../events.ts';
import { type ProcessingFacts, processingOf } from '../execution/processing.ts';
import type { GateFacts } from '../facts.ts';
import { requireCalibration } from '../gates/require-calibration.ts';
import { requireInService } from '../gates/require-in-service.ts';
import { requireRoutineCheck } from '../gates/require-routine-check.ts';
import { isEmptyPan, isSameUnit } from '../in-process/pan.ts';
import type { LoadObservation } from '../kernel-command.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { inSample } from './in-process-handlers.ts';

interface Sampling {
  readonly ref: StepRef;
  readonly facts: ProcessingFacts;
  /** The step goes on; in one that is stopped nothing new is put into a sample. */
  readonly isAtWork: boolean;
}

/** The check that is open on a balance, or the unit of the last one that still lies on it; null where neither is. */
export function samplingOn(state: PlantReader, scale: string): Sampling | null {
  for (const { context } of state.all('sessions')) {
    const batch = context ? state.get('batches', context.batch) : undefined;
    const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
    const step = context ? batch?.steps[context.step] : undefined;
    const master = recipe && step && recipeStep(recipe, step.id);
    const facts = step ? processingOf({ step, recipeStep: master ?? null }) : null;
    if (!batch || !step || facts?.plan.balance !== scale) continue;
    if (facts.open || facts.work.pan)
      return { ref: { batch: batch.id, step: step.id }, facts, isAtWork: step.state === 'inProgress' };
  }
  return null;
}

const ELIGIBLE = [requireInService, requireCalibration, requireRoutineCheck];

/**
 * What happens on the balance of a check. Whatever comes to rest there is in the sample, pressed or not: what is taken away
 * without a press is recorded with the weight it had (rules §7: none may be discarded).
 */
export function unitObserved(
  facts: GateFacts,
  { ref, facts: processing, isAtWork }: Sampling,
  observation: LoadObservation,
): readonly DomainEvent[] {
  const { scale } = facts;
  const { pan } = processing.work;
  if (!scale) return [];
  const here = { ...ref, scale: scale.id };
  switch (observation.kind) {
    case 'settled': {
      const { evidence } = observation;
      if (!processing.open || !isAtWork || isEmptyPan(scale, evidence.mass)) return [];
      if (pan && isSameUnit(scale, pan.evidence.mass, evidence.mass)) return [];
      if (ELIGIBLE.some((gate) => gate.check(facts) !== null)) return [];
      const before = taken(processing, ref);
      const isOver = before.some(({ type }) => type === 'InProcessJudged');
      return isOver ? before : [...before, event('UnitSettled', { ...here, evidence })];
    }
    case 'left':
    case 'disturbed':
      return pan ? [...taken(processing, ref), event('UnitLeft', here)] : [];
    case 'returnedToZero':
    case 'zeroDrifted':
      return [];
  }
}

/** The unit that goes without a press. */
const taken = (processing: ProcessingFacts, ref: StepRef): readonly DomainEvent[] => {
  const { pan } = processing.work;
  return pan && !pan.isCaptured && processing.open ? inSample(processing, ref, pan.evidence, 'left') : [];
};
