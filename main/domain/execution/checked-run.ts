import type { ContainerId, InProcessId } from '../../contract/ids.ts';
import type { GateFacts } from '../facts.ts';
import { type InProcessCheck, isBad, isOpen, isPassed, type OpenSample } from '../in-process/check.ts';
import { countsFrom } from '../in-process/due.ts';
import type { InProcessPlan } from '../in-process/plan.ts';
import { isGranted } from '../overrides/granted.ts';
import type { CheckedRunStep } from '../recipe/recipe.ts';
import type { Batch, CheckedRun, Step } from './batch.ts';
import { lastStart } from './packaging.ts';

/** A run with in-process checks, as a command finds it. */
export interface CheckedRunFacts {
  readonly work: CheckedRun;
  readonly master: CheckedRunStep;
  readonly plan: InProcessPlan;
  /** The check that is open; at most one is. */
  readonly open: OpenSample | null;
}

/** null in every other kind of step. */
export function checkedRunOf({
  step,
  recipeStep: master,
}: Pick<GateFacts, 'step' | 'recipeStep'>): CheckedRunFacts | null {
  if (step?.work.kind !== 'checkedRun' || master?.kind !== 'checkedRun') return null;
  const { work } = step;
  return { work, master, plan: master.plan, open: openCheck(work) };
}

/** The sample that is open, of a check or of setting up; at most one is. */
export const openCheck = ({ checks, setUps }: CheckedRun): OpenSample | null =>
  checks.find(isOpen) ?? setUps.find(isOpen) ?? null;

/** Whether a sample is one of setting up: it decides nothing. */
export const isSetUp = ({ setUps }: CheckedRun, { id }: { readonly id: InProcessId }): boolean =>
  setUps.some((each) => each.id === id);

export const nextSetUp = ({ setUps }: CheckedRun): InProcessId =>
  `SET-${String(setUps.length + 1).padStart(2, '0')}` as InProcessId;

/** Numbers of checks and containers follow one another, so that a gap would be seen. */
export const nextCheck = ({ checks }: CheckedRun): InProcessId =>
  `IPC-${String(checks.length + 1).padStart(2, '0')}` as InProcessId;

export const nextOutput = (batch: Batch, { prefix }: CheckedRunStep, { output }: CheckedRun): ContainerId =>
  `${batch.id}/${prefix}-${String(output.length + 1).padStart(2, '0')}` as ContainerId;

/**
 * How the run stands by its checks:
 * free: it may run;
 * owed: the last check did not pass, and none was opened after it;
 * rechecking: that one is open;
 * rechecked: it passed, and a supervisor restarts the run (rules §7).
 */
export type Standing =
  | { readonly kind: 'free' }
  | { readonly kind: 'owed'; readonly bad: InProcessCheck }
  | { readonly kind: 'rechecking'; readonly check: InProcessCheck }
  | { readonly kind: 'rechecked'; readonly check: InProcessCheck };

export function standingOf(work: CheckedRun): Standing {
  const last = work.checks.at(-1);
  if (!last) return { kind: 'free' };
  if (isBad(last)) return { kind: 'owed', bad: last };
  if (last.kind === 'missed' || !last.recheck) return { kind: 'free' };
  if (!isPassed(last)) return { kind: 'rechecking', check: last };
  const started = lastStart(work);
  return started !== null && started > last.openedAt ? { kind: 'free' } : { kind: 'rechecked', check: last };
}

/** Whether the time of the next check was overridden: for a container that was filled since the check before (rules §4). */
export function isExtended(step: Step, { output, checks }: CheckedRun): boolean {
  const since = countsFrom(checks);
  return output.some(
    ({ id, closedAt }) =>
      (closedAt === null || since === null || closedAt > since) &&
      isGranted(step, 'checkWindow', { kind: 'container', id }),
  );
}
