import type { MoveOf, RecordMoveKind } from '../../../contract/grammar/record-moves.ts';
import type {
  BatchId,
  ExceptionId,
  LotId,
  PersonId,
  RecordId,
  StationId,
  StepId,
} from '../../../contract/ids.ts';
import type { Role, RootCauseCode, Severity } from '../../../contract/vocabulary.ts';
import type { Instant } from '../../moment.ts';

/** What every record of quality has; its kind adds its own fields, states and closing conditions (S11–S18). */
export interface RecordBase {
  readonly id: RecordId;
  /** The exception it was opened for; the exception names it in its links (S17). */
  readonly exception: ExceptionId | null;
  readonly batch: BatchId | null;
  readonly step: StepId | null;
  readonly station: StationId;
  /** Lots, containers and instruments it is about, each as `kind:id`. */
  readonly objects: readonly string[];
  /** What the person said who opened it; null where a rule did. */
  readonly narrative: string | null;
  readonly severity: Severity;
  readonly owner: Role;
  readonly openedAt: Instant;
  /** null: opened by a rule of the trigger table. */
  readonly openedBy: PersonId | null;
  readonly due: Instant;
  readonly extensions: readonly Extension[];
  /** Everyone with a part in what happened; none of them decides about it (S104). */
  readonly performers: readonly PersonId[];
  readonly tasks: readonly Task[];
  readonly cause: RootCause | null;
  /** Who moved it, in order: the signatures stand in the log under the same times. */
  readonly moves: readonly Moved[];
  readonly closedAt: Instant | null;
}

export interface Moved {
  readonly move: RecordMoveKind;
  readonly by: PersonId;
  readonly at: Instant;
  /** The words that came with it. */
  readonly note: string | null;
}

/** How far it reaches: other lots, and what has been released already (rules §10). */
export interface Investigation {
  readonly scope: string;
  readonly lots: readonly LotId[];
  readonly releasedImpact: MoveOf<'investigate'>['releasedImpact'];
}

/** More time is asked for by one person and approved by another (rules §10). */
export interface Extension {
  readonly due: Instant;
  readonly reason: string;
  readonly by: PersonId;
  readonly approved: PersonId | null;
}

export interface Task {
  readonly id: string;
  readonly what: string;
  readonly owner: PersonId;
  readonly due: Instant;
  readonly done: { readonly at: Instant; readonly result: string } | null;
}

/** Coded causes, each with the evidence it rests on; words alone satisfy nothing (S60, rules §10). */
export interface RootCause {
  readonly causes: readonly { readonly code: RootCauseCode; readonly evidence: readonly string[] }[];
  readonly by: PersonId;
  readonly at: Instant;
}

/** A row of a record's machine: who may cause which move. Not in the table: refused and logged (S25). */
export interface RecordTransition<Move extends RecordMoveKind = RecordMoveKind> {
  readonly from: string;
  readonly move: Move;
  readonly to: string;
  readonly by: Role;
}

/** What a record still lacks before it may be closed (rules §2). */
export type Missing =
  | 'tasks'
  | 'investigation'
  | 'assessment'
  | 'cause'
  | 'disposal'
  | 'correction'
  | 'conclusion'
  | 'evaluation'
  | 'effect';
