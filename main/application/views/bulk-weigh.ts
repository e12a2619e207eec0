import { micrograms } from '../../contract/quantity.ts';
import type { BulkStage, BulkWeighScreen, DetectorView } from '../../contract/views.ts';
import { type BulkWeighing, filledOf } from '../../domain/execution/batch.ts';
import {
  countOf,
  detectorStanding,
  isChallengedAfter,
  leftOutside,
  toTakeIn,
} from '../../domain/execution/bulk-weighing.ts';
import { meanText } from '../../domain/in-process/mean-text.ts';
import { holdsOverContainer } from '../../domain/material/genealogy.ts';
import { type BulkWeighStep, recipeStep } from '../../domain/recipe/recipe.ts';
import { amount } from './amounts-text.ts';
import { challengeTask, detectorView } from './detector.ts';
import { fillingDrafts, fillingOf, fillingStyle, fillingTask, fillingView, phaseOf } from './filling.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { type Task, task } from './tasks.ts';

/** What a run made goes through a metal detector, is collected, weighed, and counted by its mass (21 CFR 111.260(f)). */
export function bulkWeighScreen(facts: StepFacts<BulkWeighStep>): BulkWeighScreen {
  const { master, batch, step, input, preview } = facts;
  const { work } = step;
  if (work.kind !== 'bulkWeigh') throw new Error(`broken invariant: step ${step.id} collects nothing`);
  const standing = detectorStanding(input.state, master, input.moment.at);
  const detector = detectorView(facts, master.detector);
  const found = countOf(batch, work, master);
  const plan = planOf(facts);
  const stage = stageOf(facts, work, detector);
  return {
    kind: 'bulkWeigh',
    stage,
    ...stepFrame(facts, doing(facts, work, stage, detector), fillingDrafts(fillingOf(facts))),
    ...fillingView(facts),
    unit: plan?.units ?? '',
    intake: toTakeIn(input.state, batch, master).map((container) => {
      const taken = work.taken.find(({ id }) => id === container);
      const isHeld = holdsOverContainer(input.state, container).length > 0;
      return {
        container,
        state: taken ? 'in' : isHeld ? 'held' : 'outside',
        by: taken ? nameOf(input.state, taken.by) : null,
      };
    }),
    detector,
    standing: standing.kind,
    until: standing.kind === 'good' ? standing.until : null,
    minutes: master.challengeMinutes,
    challengeAfter: !isChallengedAfter(input.state, work, master),
    net: amount(found.net, fillingStyle(facts)),
    mean:
      found.mean && plan
        ? {
            mass: `${meanText(found.mean, plan.shownIn, micrograms(100))} ${plan.shownIn}`,
            of: found.mean.count,
          }
        : null,
    units: found.units,
    target: master.target,
    samples: { taken: found.samples, ...master.samples },
    count: preview.ask({ type: 'RecordCount', what: 'sampled', quantity: 1, reason: null }),
    yield: { percent: found.percent, ...master.yield, within: found.isWithin },
  };
}

function planOf({ master, batch, input }: StepFacts<BulkWeighStep>) {
  const recipe = input.state.get('recipes', `${batch.recipe}@${batch.version}`);
  const run = recipe && recipeStep(recipe, master.of);
  return run?.kind === 'checkedRun' ? run.plan : null;
}

/**
 * Scale and label first, as what stands there is through already; then a challenge that is open or due; then drum and scanner.
 * Once everything is in, weighed, and challenged after, what is left is to count the samples and to sign.
 */
function stageOf(facts: StepFacts<BulkWeighStep>, work: BulkWeighing, detector: DetectorView): BulkStage {
  const { master, batch, input } = facts;
  const phase = phaseOf(fillingOf(facts));
  if (phase === 'scale') return 'scale';
  if (phase === 'label' || phase === 'settlePrint') return 'label';
  if (detector.status === 'running' || detector.status === 'failedOnce') return 'challenge';
  const isAllIn = leftOutside(input.state, batch, work, master).length === 0;
  if (isAllIn && !work.current && filledOf(work).length > 0 && isChallengedAfter(input.state, work, master))
    return 'end';
  // What is full is through already, whatever the detector is from now on.
  if (isAllIn && work.current) return 'weigh';
  return detectorStanding(input.state, master, input.moment.at).kind === 'good' ? 'weigh' : 'challenge';
}

function doing(
  facts: StepFacts<BulkWeighStep>,
  work: BulkWeighing,
  stage: BulkStage,
  detector: DetectorView,
): Task {
  const { master, batch, step, input } = facts;
  const open = leftOutside(input.state, batch, work, master).length;
  switch (stage) {
    case 'challenge':
      return detector.status === 'running' || detector.status === 'failedOnce'
        ? (challengeTask(detector) ?? task('signStep', { step: step.id }))
        : task('challengeBefore', { detector: detector.detector });
    case 'end':
      return countOf(batch, work, master).samples < master.samples.lowest
        ? task('countSamples', {})
        : task('signStep', { step: step.id });
    case 'weigh':
      if (work.current && open > 0)
        return task('takeIn', { done: work.taken.length, of: work.taken.length + open });
      return fillingTask(facts, fillingOf(facts), master.detector);
    default:
      return fillingTask(facts, fillingOf(facts), master.detector);
  }
}
