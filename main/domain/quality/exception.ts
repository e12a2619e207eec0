import type {
  BatchId,
  ExceptionId,
  HoldId,
  PersonId,
  RecordId,
  StationId,
  StepId,
} from '../../contract/ids.ts';
import type { Disposition, HoldObject } from '../../contract/parse-command.ts';
import type { GateId, Refusal } from '../../contract/refusals.ts';
import type { Cluster, Pattern, ReasonCode, Role, Severity } from '../../contract/vocabulary.ts';
import type { ScanRole } from '../execution/scan-role.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import type { Instant } from '../moment.ts';
import type { ExceptionState } from './exception-machine.ts';
import type { RootCause } from './records/record-base.ts';
import type { TriggerId } from './trigger-table.ts';

/** The runtime record a denial or a person opens: a state, an owner, a route (S11, S18). */
export interface ExceptionRecord {
  readonly id: ExceptionId;
  readonly trigger: TriggerId;
  /** Version of the trigger table that decided its severity, owner and times (S16). */
  readonly table: string;
  readonly gate: GateId | null;
  /** The command that was refused: the same command passing the same gate is the correction. */
  readonly during: { readonly command: KernelCommandType; readonly expects: ScanRole | null } | null;
  /** rule: detected by a gate; person: reported (S73). */
  readonly source: 'rule' | 'person';
  readonly severity: Severity;
  readonly state: ExceptionState;
  readonly owner: Role;
  /** A second role that may take it in hand, without the say of the owner (rules §1: metrology + QA). */
  readonly coOwner: Role | null;
  /** Records of their own that this exception calls for; they never close because it does (S18). */
  readonly links: readonly RecordId[];
  readonly cluster: Cluster;
  readonly batch: BatchId | null;
  readonly step: StepId | null;
  readonly station: StationId;
  /** What it is about, as `kind:id`; with gate and step it decides whether a repeat attaches. */
  readonly object: string | null;
  readonly refusal: Refusal | null;
  readonly narrative: string | null;
  readonly openedAt: Instant;
  readonly causedBy: PersonId | null;
  /** Everyone who performed in the step or caused the exception; none of them may clear it (S3, S104). */
  readonly performers: readonly PersonId[];
  readonly dueAcknowledge: Instant;
  readonly dueDisposition: Instant;
  readonly acknowledged: { readonly by: PersonId; readonly at: Instant } | null;
  /** How often the same denial came again while this was open. */
  readonly count: number;
  readonly ruleClosable: boolean;
  /** The version of the trigger table that opened it: with the rule, the approval of what a rule closes (rules §10). */
  readonly tableVersion: string;
  /** It is not closed before a coded cause with evidence is on record (rules §1, S60). */
  readonly causeNeeded: boolean;
  readonly cause: RootCause | null;
  /** What was decided; null while nothing is, or after it was sent back. */
  readonly settled: Settlement | null;
  /** Times that ran out, and the role that was told each time (S69). */
  readonly escalations: readonly Escalation[];
  /** The first of the two signatures that void it (rules §2). */
  readonly voiding: { readonly by: PersonId; readonly at: Instant; readonly reason: ReasonCode } | null;
  readonly closedAt: Instant | null;
}

export interface Settlement {
  readonly pattern: Pattern;
  /** What is to be done; null for correct & continue and a re-allocation, which say it by themselves. */
  readonly disposition: Disposition | null;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
  readonly by: PersonId;
  readonly at: Instant;
  /** Correct & continue is approved by the signature that decides; everything else by another person (S52, S104). */
  readonly approved: { readonly by: PersonId; readonly at: Instant } | null;
}

export interface Escalation {
  readonly what: 'acknowledge' | 'disposition';
  readonly to: Role;
  readonly at: Instant;
}

/** Containment of one object; a set of them stands beside every other status fact (rules §2, §3). */
export interface Hold {
  readonly id: HoldId;
  readonly object: HoldObject;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
  readonly placedBy: PersonId | null;
  /** Whose act a rule answered with this hold; never the one to release it (rules §3). */
  readonly causedBy: PersonId | null;
  readonly placedAt: Instant;
  /** Placed by a trigger row: it ends when that exception is cleared by the row's authority. */
  readonly exception: ExceptionId | null;
  readonly released: { readonly by: PersonId; readonly at: Instant; readonly reason: ReasonCode } | null;
}
