import type { Reply } from '../../../main/contract/replies.ts';
import type { Role, Severity } from '../../../main/contract/vocabulary.ts';
import type { TriggerId } from '../../../main/domain/quality/trigger-table.ts';
import type { Desk } from '../../support/floor/desk.ts';
import type { Floor } from '../../support/floor/floor.ts';
import type { SituationName } from '../../support/floor/situations.ts';

/** The floor at the moment of the fault. */
export interface Stage {
  readonly floor: Floor;
  /** The weigh booth, in the step. */
  readonly desk: Desk;
}

/** What one row of the trigger table must do, written down beside the table and not read from it. */
export interface TriggerCase {
  readonly trigger: TriggerId;
  readonly proves: string;
  readonly when: string;
  readonly at: SituationName;
  readonly step: string;
  /** Who causes it; MIX-1 has every deciding role and still may not clear what they caused. */
  readonly person: string;
  /** Whether that person takes the step over first. */
  readonly takesOver: boolean;
  /** What happens just before, on an even ground. */
  readonly before?: (stage: Stage) => Promise<void>;
  /** The fault. A refusal, or an accepted fact that opens the exception by rule. */
  readonly fault: (stage: Stage) => Promise<Reply | null>;
  /** Where a repetition attaches as a count; facts cannot be repeated. */
  readonly repeats: boolean;
  readonly stepState: 'blocked' | 'exception' | 'inProgress';
  readonly severity: Severity;
  readonly owner: Role;
  readonly links: readonly string[];
  /** Objects put on hold, and whether the hold ends with the exception. */
  readonly holds: readonly { readonly kind: string; readonly id: string; readonly ends: boolean }[];
  readonly ruleClosable: boolean;
  readonly clearedBy: string;
  /** Whether the decision itself is the whole correction, because nothing was refused. */
  readonly closesAtOnce: boolean;
}

/** Minutes to acknowledge and to disposition (rules §1). */
export const DUE_MINUTES: Readonly<Record<Severity, readonly [number, number]>> = {
  minor: [30, 8 * 60],
  major: [15, 24 * 60],
  critical: [5, 30 * 24 * 60],
};
