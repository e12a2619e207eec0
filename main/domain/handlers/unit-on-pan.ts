import { type DomainEvent, event, type StepRef } from '../events.ts';
import { IN_WORK } from '../execution/batch-machine.ts';
import { type CheckedRunFacts, checkedRunOf } from '../execution/checked-run.ts';
import type { GateFacts } from '../facts.ts';
import { requireCalibration } from '../gates/require-calibration.ts';
import { requireInService } from '../gates/require-in-service.ts';
import { requireRoutineCheck } from '../gates/require-routine-check.ts';
import { isEmptyPan, isSameUnit } from '../in-process/pan.ts';
import { samplingAt } from '../index-keys.ts';
import type { LoadObservation } from '../kernel-command.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { inSample } from './in-process-handlers.ts';

interface Sampling {
  readonly ref: StepRef;
  readonly facts: CheckedRunFacts;
}

/**
 * The check that is open on a balance, or the unit of the last one that still lies on it; null where neither is, while the
 * balance itself is checked, and in a batch that had its end. Who stands in which step does not matter: nothing is weighed beside an open check.
 */
export function samplingOn(state: PlantReader, scale: string): Sampling | null {
  const [batchId = '', step = ''] = state.get('index', samplingAt(scale)) ?? [];
  const batch = state.get('batches', batchId);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const row = batch?.steps[step];
  if (!batch || !recipe || !row || !IN_WORK.includes(batch.state) || isBeingChecked(state, scale))
    return null;
  const facts = checkedRunOf({ step: row, recipeStep: recipeStep(recipe, row.id) ?? null });
  return facts && { ref: { batch: batch.id, step: row.id }, facts };
}

function isBeingChecked(state: PlantReader, scale: string): boolean {
  for (const { context } of state.all('sessions')) {
    const step = context ? state.get('batches', context.batch)?.steps[context.step] : undefined;
    if (step?.state === 'inProgress' && step.work.kind === 'check' && step.work.scales[scale]) return true;
  }
  return false;
}

const ELIGIBLE = [requireInService, requireCalibration, requireRoutineCheck];

/**
 * What happens on the balance of a check. Whatever comes to rest there is in the sample, pressed or not: what is taken away
 * without a press is recorded with the weight it had (rules §7: none may be discarded).
 */
export function unitObserved(
  facts: GateFacts,
  { ref, facts: checkedRun }: Sampling,
  observation: LoadObservation,
): readonly DomainEvent[] {
  const { scale } = facts;
  const { pan } = checkedRun.work;
  if (!scale) return [];
  const here = { ...ref, scale: scale.id };
  switch (observation.kind) {
    case 'settled': {
      const { evidence } = observation;
      if (!checkedRun.open || isEmptyPan(scale, evidence.mass)) return [];
      if (pan && isSameUnit(scale, pan.evidence.mass, evidence.mass)) return [];
      if (ELIGIBLE.some((gate) => gate.check(facts) !== null)) return [];
      const before = taken(checkedRun, ref);
      const isOver = before.some(({ type }) => type === 'InProcessJudged' || type === 'SetUpJudged');
      return isOver ? before : [...before, event('UnitSettled', { ...here, evidence })];
    }
    case 'left':
    case 'disturbed':
      return pan ? [...taken(checkedRun, ref), event('UnitLeft', here)] : [];
    case 'returnedToZero':
    case 'zeroDrifted':
      return [];
  }
}

/** The unit that goes without a press. */
const taken = (checkedRun: CheckedRunFacts, ref: StepRef): readonly DomainEvent[] => {
  const { pan } = checkedRun.work;
  return pan && !pan.isCaptured && checkedRun.open ? inSample(checkedRun, ref, pan.evidence, 'left') : [];
};
