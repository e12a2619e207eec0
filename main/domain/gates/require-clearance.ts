import { lastStart } from '../execution/packaging.ts';
import type { GateFacts } from '../facts.ts';
import type { Clearance } from '../identity/person.ts';
import { type Instant, minutesAfter } from '../moment.ts';
import type { PackagingStep } from '../recipe/recipe.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** The booth, machine or line is cleared for this batch, and the clearance has not run out unused (rules §8, S81). */
export const requireClearance: Gate = {
  id: 'requireClearance',
  when: 'always',
  check: (facts) => {
    const { recipeStep: step } = facts;
    switch (step?.kind) {
      case 'dispense':
      case 'charge':
      case 'checkedRun':
      case 'bulkWeigh':
        return boothProblem(facts);
      case 'packaging':
        return lineProblem(facts, step);
      default:
        return facts.command.type === 'RepeatClearance' ? stillStands(facts) : null;
    }
  },
};

function boothProblem(facts: GateFacts): Finding | null {
  const { station, batch } = facts;
  const { clearance } = station;
  if (!batch) return null;
  if (!clearance || clearance.batch !== batch.id)
    return finding('clearance.missing', { station: station.id, batch: batch.id }, 'qaReviewer');
  const until = ranOut(facts, clearance);
  return until && finding('clearance.expired', { station: station.id, until }, 'qaReviewer');
}

/** One of the clearances that this very run requires, for this batch, and no other (rules §8). */
function lineProblem(facts: GateFacts, step: PackagingStep): Finding | null {
  const { station, batch } = facts;
  const { clearance } = station;
  if (!batch) return null;
  const here = { station: station.id, batch: batch.id };
  if (clearance && clearance.batch !== batch.id)
    return finding('line.otherBatch', { ...here, cleared: clearance.batch }, 'supervisor');
  if (!clearance || !step.requires.some(({ step: before }) => before === clearance.step))
    return finding('line.uncleared', here, 'supervisor');
  const until = ranOut(facts, clearance);
  return until && finding('line.expired', { ...here, until }, 'supervisor');
}

/** A clearance is repeated when it no longer lets work begin, and only while there is work that waits for it. */
function stillStands(facts: GateFacts): Finding | null {
  const { station, batch, step, recipe } = facts;
  if (!batch || step?.work.kind !== 'clearance' || step.state !== 'verified' || !recipe) return null;
  const named = { step: step.id, station: station.id };
  const waits = recipe.steps.some(
    ({ id, kind, station: where, requires }) =>
      WORKED_UNDER.has(kind) &&
      where === station.id &&
      requires.some(({ step: before }) => before === step.id) &&
      !ENDED.has(batch.steps[id]?.state ?? ''),
  );
  if (!waits) return finding('clearance.over', named);
  const { clearance } = station;
  return clearance?.batch === batch.id && clearance.step === step.id && ranOut(facts, clearance) === null
    ? finding('clearance.stands', { ...named, since: clearance.verifiedAt })
    : null;
}

/** When a clearance ran out that nobody has used; null while it has not. */
function ranOut(facts: GateFacts, clearance: Clearance): Instant | null {
  const until = minutesAfter(clearance.verifiedAt, facts.site.clearanceHours * 60);
  return facts.observed.moment.at > until && !isUsed(facts, clearance) ? until : null;
}

/** Something was dispensed, charged or run under it here, whatever lies in the booth or on the line at this moment. */
const isUsed = ({ batch, recipe, station }: GateFacts, { verifiedAt }: Clearance): boolean =>
  (recipe?.steps ?? []).some(({ id, station: where }) => {
    const step = batch?.steps[id];
    if (!step || where !== station.id) return false;
    const began =
      step.work.kind === 'packaging' || step.work.kind === 'checkedRun'
        ? lastStart(step.work)
        : step.work.kind === 'dispense' || step.work.kind === 'charge'
          ? step.startedAt
          : null;
    return began !== null && began >= verifiedAt;
  });

const WORKED_UNDER: ReadonlySet<string> = new Set([
  'dispense',
  'charge',
  'packaging',
  'checkedRun',
  'bulkWeigh',
]);
const ENDED: ReadonlySet<string> = new Set(['complete', 'verified', 'notExecuted']);
