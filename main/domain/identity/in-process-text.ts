import { formatMass, type Micrograms, micrograms } from '../../contract/quantity.ts';
import type { CheckedRun } from '../execution/batch.ts';
import { checkedRunOf, standingOf } from '../execution/checked-run.ts';
import { powderOf, unitsOf } from '../execution/run-units.ts';
import type { GateFacts } from '../facts.ts';
import type { InProcessCheck } from '../in-process/check.ts';
import { meanText } from '../in-process/mean-text.ts';
import type { InProcessPlan } from '../in-process/plan.ts';
import type { KernelCommandOf } from '../kernel-command.ts';
import type { CheckedRunStep } from '../recipe/recipe.ts';

/** A tenth of a milligram: what every balance of such a check shows. */
const SHOWN = micrograms(100);

/** Every check of a run with what it came to, and what the run filled, as they are signed. */
export const checkLines = (work: CheckedRun, { plan, feeds, powder }: CheckedRunStep): readonly string[] => [
  ...[...work.setUps, ...work.checks].map((check) => `${check.id}: ${outcomeText(check, plan)}`),
  ...(feeds
    ? work.output.map(({ id, from }) => `${id}: made of ${from.join(', ') || '-'}`)
    : [`Output containers: ${work.output.map(({ id }) => id).join(', ') || '-'}`]),
  ...powderLines(work, powder),
];

/** What the machine counted, and where the powder is, as two people answer for it (21 CFR 111.260(f)). */
function powderLines(work: CheckedRun, limits: CheckedRunStep['powder']): readonly string[] {
  if (!limits) return [];
  const { good, rejected, sampled } = unitsOf(work);
  const account = powderOf(work, limits);
  return [
    `Units: good ${good}, rejected ${rejected}, weighed as samples ${sampled}`,
    `Left in the machine: ${work.heel?.text ?? '-'}`,
    ...(account
      ? [
          `Powder in ${kg(account.fedIn)}, in units ${kg(account.inUnits)}, heel ${kg(account.heel)}, lost ${kg(account.lost)} (${account.percent} %, limit ${limits.lossPercent} %)`,
        ]
      : []),
  ];
}

const kg = (mass: Micrograms): string => `${formatMass(mass, 'kg', micrograms(10_000_000))} kg`;

function outcomeText(check: InProcessCheck, { shownIn }: InProcessPlan): string {
  if (check.kind === 'missed') return 'missed';
  const { outcome, placements } = check;
  const struck = placements.filter(({ invalid }) => invalid).length;
  const weighed = `${placements.length} weighed, ${struck} invalid`;
  switch (outcome.kind) {
    case 'open':
      return `open, ${weighed}`;
    case 'incomplete':
      return `incomplete, ${weighed}`;
    case 'judged':
      return `${outcome.verdict}, mean ${meanText(outcome.mean, shownIn, SHOWN)} ${shownIn}, ${weighed}`;
  }
}

/** The placement that is to count no longer, as its witness signs it. */
export function placementSubject(
  facts: GateFacts,
  { check, number, reason, narrative }: KernelCommandOf<'InvalidatePlacement'>,
): readonly string[] | null {
  const checkedRun = checkedRunOf(facts);
  const placement = checkedRun?.open?.placements[number - 1];
  if (!facts.batch || !facts.step || !checkedRun || !placement) return null;
  const { shownIn } = checkedRun.plan;
  return [
    `Batch ${facts.batch.id}, step ${facts.step.id}, check ${check}`,
    `Placement ${number}: ${formatMass(placement.mass, shownIn, SHOWN)} ${shownIn} does not count`,
    `Reason: ${reason}`,
    `Note: ${narrative}`,
  ];
}

/** The recheck on which the supervisor lets the run go on. */
export function recheckSubject(facts: GateFacts): readonly string[] | null {
  const { batch, step, station } = facts;
  const checkedRun = checkedRunOf(facts);
  if (!batch || !step || !checkedRun) return null;
  const standing = standingOf(checkedRun.work);
  return [
    `Restart of ${station.id}: batch ${batch.id}, step ${step.id}`,
    ...(standing.kind === 'rechecked'
      ? [`${standing.check.id}: ${outcomeText(standing.check, checkedRun.plan)}`]
      : []),
  ];
}
