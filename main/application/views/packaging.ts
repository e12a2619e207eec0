import type { LineCountView, PackagingScreen } from '../../contract/views.ts';
import type { Packaging } from '../../domain/execution/batch.ts';
import { needsInspection, outputOf, yieldOf } from '../../domain/execution/packaging.ts';
import type { PackagingStep } from '../../domain/recipe/recipe.ts';
import { recipeStep } from '../../domain/recipe/recipe.ts';
import { checklistView } from './clearance.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { task } from './tasks.ts';

/** The packaging terminal: whether the line may run, whether it runs, and what it made (rules §8). */
export function packagingScreen(facts: StepFacts<PackagingStep>): PackagingScreen {
  const { master, step, gate } = facts;
  const { work } = step;
  if (work.kind !== 'packaging') throw new Error(`broken invariant: step ${step.id} is no packaging`);
  const { line } = work;
  const output = outputOf(work, master);
  const { percent, isWithin } = yieldOf(output, master);
  return {
    kind: 'packaging',
    ...stepFrame(facts, task('signStep', { step: step.id }), []),
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
    inspection: needsInspection(work, master, gate.observed.moment.at)
      ? { items: checklistView(facts, work.answers), signed: false }
      : null,
  };
}

const countsOf = ({ input }: StepFacts, { counts }: Packaging): readonly LineCountView[] =>
  counts.map(({ id, what, quantity, reason, by, at, invalid }) => ({
    id,
    what,
    quantity,
    reason,
    by: nameOf(input.state, by),
    at,
    invalid: invalid !== null,
  }));

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
