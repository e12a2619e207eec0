import { micrograms } from '../../contract/quantity.ts';
import type { BulkWeighScreen, DetectorView } from '../../contract/views.ts';
import type { BulkWeighing } from '../../domain/execution/batch.ts';
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
  return {
    kind: 'bulkWeigh',
    ...stepFrame(facts, doing(facts, work, detector), fillingDrafts(fillingOf(facts))),
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

/** Challenge, take in, weigh out, challenge again, count the samples, sign. */
function doing(facts: StepFacts<BulkWeighStep>, work: BulkWeighing, detector: DetectorView): Task {
  const { master, batch, step, input } = facts;
  const discharge = fillingOf(facts);
  const open = detector.status === 'running' || detector.status === 'failedOnce';
  const outside = leftOutside(input.state, batch, work, master);
  const standing = detectorStanding(input.state, master, input.moment.at);
  // What stands on the scale or waits for its label comes first: it is through already.
  const phase = phaseOf(discharge);
  if (work.current || phase === 'label' || phase === 'settlePrint')
    return fillingTask(facts, discharge, master.detector);
  const challenge = open ? challengeTask(detector) : null;
  if (challenge) return challenge;
  if (outside.length === 0 && work.containers.length > 0 && !isChallengedAfter(input.state, work, master))
    return scanFirst(detector, 'challengeAfter');
  if (outside.length === 0 && work.containers.length > 0 && isChallengedAfter(input.state, work, master))
    return countOf(batch, work, master).samples < master.samples.lowest
      ? task('countSamples', {})
      : task('signStep', { step: step.id });
  if (standing.kind !== 'good') return scanFirst(detector, 'challengeBefore');
  if (outside.length > 0 && (phase === 'tare' || phase === 'next' || phase === 'zero'))
    return task('takeIn', { done: work.taken.length, of: work.taken.length + outside.length });
  return fillingTask(facts, discharge, master.detector);
}

const scanFirst = ({ detector, pieces }: DetectorView, code: 'challengeAfter' | 'challengeBefore'): Task =>
  task(code, { detector, of: pieces.length });
