import type { ContainerId } from '../../contract/ids.ts';
import type { LabelState } from '../execution/batch.ts';
import type { Instant } from '../moment.ts';
import { type InProcessCheck, isPassed } from './check.ts';

/** A container that the run fills. It is changed at every check, so that what is held can be carried away (rules §7). */
export interface OutputContainer {
  readonly id: ContainerId;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** The containers that fed the machine while it was filled; empty where nothing is fed by containers. */
  readonly from: readonly ContainerId[];
  readonly label: LabelState;
}

/** The container under the outlet; undefined while none is. */
export const underOutlet = (output: readonly OutputContainer[]): OutputContainer | undefined =>
  output.find(({ closedAt }) => closedAt === null);

/** Everything that was filled after the last check that passed was opened, and so speaks for nothing of it. */
export function sinceLastGood(
  output: readonly OutputContainer[],
  checks: readonly InProcessCheck[],
): readonly ContainerId[] {
  const good = checks.findLast(isPassed);
  return output
    .filter(({ closedAt }) => closedAt === null || good === undefined || closedAt > good.openedAt)
    .map(({ id }) => id);
}
