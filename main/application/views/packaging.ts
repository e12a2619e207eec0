import type { PackagingScreen } from '../../contract/views.ts';
import type { Packaging } from '../../domain/execution/batch.ts';
import { ENDS_THE_RUN } from '../../domain/execution/pack-code.ts';
import {
  COUNTED_ALWAYS,
  freshAnswers,
  isCounted,
  needsInspection,
  outputOf,
  yieldOf,
} from '../../domain/execution/packaging.ts';
import type { PackagingStep } from '../../domain/recipe/recipe.ts';
import { recipeStep } from '../../domain/recipe/recipe.ts';
import { answering, checklistView } from './clearance.ts';
import {
  accountTask,
  caseDrafts,
  casesView,
  caseTask,
  componentDrafts,
  componentsView,
  issueTask,
} from './components.ts';
import { labellingDrafts, labellingTask, labellingView } from './labelling.ts';
import { countsOf } from './line-counts.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { type Task, task } from './tasks.ts';

/** The packaging terminal: whether the line may run, whether it runs, and what it made (rules §8). */
export function packagingScreen(facts: StepFacts<PackagingStep>): PackagingScreen {
  const { master, step } = facts;
  const { work } = step;
  if (work.kind !== 'packaging') throw new Error(`broken invariant: step ${step.id} is no packaging`);
  const { line } = work;
  const output = outputOf(work, master);
  const { percent, isWithin } = yieldOf(output, master);
  return {
    kind: 'packaging',
    ...stepFrame(facts, doing(facts, work), drafts(facts, work)),
    line: line.kind,
    since: line.kind === 'notStarted' ? null : line.since,
    stoppedFor: line.kind === 'stopped' ? line.reason : null,
    unit: master.unit,
    pack: master.pack,
    unitsPerPack: master.unitsPerPack,
    target: master.target,
    ...output,
    yield: { percent, ...master.yield, within: isWithin },
    counts: countsOf(facts, work),
    clearance: clearanceOf(facts),
    inspection: inspectionOf(facts, work),
    labelling: labellingView(facts, work),
    components: componentsView(facts),
    cases: casesView(facts),
  };
}

/** What the line asks for next: run it, inspect it, count it, and sign in the end. */
function doing(facts: StepFacts<PackagingStep>, work: Packaging): Task {
  const { step, master, gate } = facts;
  const { line } = work;
  const first = needsInspection(work, master, gate.observed.moment.at) && !isEnded(work);
  const labelling = first ? null : labellingTask(facts, work);
  if (labelling) return labelling;
  switch (line.kind) {
    case 'notStarted':
      return issueTask(facts) ?? task('startRun', { pack: master.pack });
    case 'running':
      return task('runLine', { pack: master.pack });
    case 'stopped':
      if (isEnded(work))
        return COUNTED_ALWAYS.every((what) => isCounted(work, what))
          ? (accountTask(facts) ?? caseTask(facts) ?? task('signStep', { step: step.id }))
          : task('countLine', {});
      return needsInspection(work, master, gate.observed.moment.at)
        ? task('inspectLine', { station: gate.station.id })
        : task('startRun', { pack: master.pack });
  }
}

const isEnded = ({ line }: Packaging): boolean => line.kind === 'stopped' && line.reason === ENDS_THE_RUN;

/** The commands of the line, each as its button would send it. */
function drafts(facts: StepFacts<PackagingStep>, work: Packaging): Parameters<typeof stepFrame>[2] {
  const inspection = inspectionOf(facts, work);
  const next = inspection?.items.find(({ answer }) => answer === null);
  return [
    { type: 'StartRun' },
    { type: 'StopRun', reason: 'break' },
    { type: 'RecordCount', what: 'filled', quantity: 1, reason: null },
    [{ type: 'VerifyRestart' }, facts.second],
    ...(next ? answering(facts, next) : []),
    ...labellingDrafts(facts, work),
    ...componentDrafts(facts),
    ...caseDrafts(facts),
  ];
}

/** Due until the second person has signed; what was looked at too long ago is asked again. */
function inspectionOf(facts: StepFacts<PackagingStep>, work: Packaging): PackagingScreen['inspection'] {
  const { master, gate } = facts;
  const now = gate.observed.moment.at;
  return needsInspection(work, master, now)
    ? { items: checklistView(facts, freshAnswers(work, master, now)) }
    : null;
}

function clearanceOf({ gate }: StepFacts<PackagingStep>): PackagingScreen['clearance'] {
  const { station, recipe } = gate;
  const { clearance } = station;
  if (!clearance) return null;
  const master = recipe ? recipeStep(recipe, clearance.step) : undefined;
  return {
    batch: clearance.batch,
    verifiedAt: clearance.verifiedAt,
    document: (master?.kind === 'clearance' && master.document) || null,
  };
}
