import type { ContainerId, HoldId, StationId } from '../../contract/ids.ts';
import type { PrintOutcome } from '../../contract/vocabulary.ts';

/** The HOLD labels of one container: held material may be relabelled HOLD, and each label is counted (rules §3). */
export interface HoldLabel {
  readonly id: ContainerId;
  /** Asked of a printer, whatever came of it. */
  readonly copies: number;
  /** Those of which the printer said that they came out. */
  readonly printed: number;
  readonly outcome: 'printing' | PrintOutcome;
  readonly detail: string;
  /** Where the newest was asked for, and the holds it names. */
  readonly station: StationId;
  readonly holds: readonly HoldId[];
}
