import { formatMass, micrograms } from '../../contract/quantity.ts';
import type { CheckedRun } from '../execution/batch.ts';
import { checkedRunOf, standingOf } from '../execution/checked-run.ts';
import type { GateFacts } from '../facts.ts';
import type { InProcessCheck } from '../in-process/check.ts';
import { meanText } from '../in-process/mean-text.ts';
import type { InProcessPlan } from '../in-process/plan.ts';
import type { KernelCommandOf } from '../kernel-command.ts';

/** A tenth of a milligram: what every balance of such a check shows. */
const SHOWN = micrograms(100);

/** Every check of a run with what it came to, and what the run filled, as they are signed. */
export const checkLines = ({ checks, output }: CheckedRun, plan: InProcessPlan): readonly string[] => [
  ...checks.map((check) => `${check.id}: ${outcomeText(check, plan)}`),
  `Output containers: ${output.map(({ id }) => id).join(', ') || '-'}`,
];

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
