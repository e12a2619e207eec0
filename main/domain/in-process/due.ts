import type { Instant } from '../moment.ts';
import type { InProcessCheck } from './check.ts';
import type { InProcessPlan } from './plan.ts';

/** A stretch in which the line ran; it goes on while `to` is null. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant | null;
}

const MINUTE = 60_000;

/** Milliseconds of running between an instant and now; from the first start where there is none. */
export function ranSince(ran: readonly Stretch[], since: Instant | null, now: Instant): number {
  let total = 0;
  for (const { from, to } of ran) {
    const begin = Math.max(Date.parse(from), since === null ? 0 : Date.parse(since));
    total += Math.max(0, Date.parse(to ?? now) - begin);
  }
  return total;
}

/** From when on the running time counts towards the next check: the opening of the last one; null before the first. */
export function countsFrom(checks: readonly InProcessCheck[]): Instant | null {
  const last = checks.findLast((each) => each.kind === 'sampled');
  return last?.kind === 'sampled' ? last.openedAt : null;
}

/** How far the next check is away, in milliseconds of running; below zero once it is due. */
export const untilDue = (
  { everyMinutes }: InProcessPlan,
  ran: readonly Stretch[],
  checks: readonly InProcessCheck[],
  now: Instant,
): number => everyMinutes * MINUTE - ranSince(ran, countsFrom(checks), now);

export type DueState = 'notYet' | 'due' | 'missed';

/** How many times as wide the window of a check is once its time was overridden. */
export const EXTENDED = 2;

/** Milliseconds before and after it is due in which a check may be opened. */
export const windowOf = ({ withinMinutes }: InProcessPlan, isExtended: boolean): number =>
  withinMinutes * MINUTE * (isExtended ? EXTENDED : 1);

/** Whether a check may be opened now: neither before its window nor after it (rules §4, §7). */
export function dueState(plan: InProcessPlan, left: number, isExtended: boolean): DueState {
  const window = windowOf(plan, isExtended);
  if (left > window) return 'notYet';
  return left >= -window ? 'due' : 'missed';
}
