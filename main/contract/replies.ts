import type { CommandType } from './parse-command.ts';
import type { Refusal } from './refusals.ts';
import type { Role, Severity } from './vocabulary.ts';

/** The answer to a command. A repeated command id gets the first answer again. */
export type Reply = Accepted | Refused | Unavailable;

export interface Accepted {
  readonly kind: 'accepted';
  /** Position in the log of the last event this command wrote. */
  readonly seq: number;
}

export interface Refused {
  readonly kind: 'refused';
  readonly denial: Denial;
}

/** The station cannot decide now (log locked, shutting down); nothing was recorded and nothing changed. */
export interface Unavailable {
  readonly kind: 'unavailable';
  readonly reason: string;
}

/** A logged refusal with every gate that failed. */
export interface Denial {
  readonly seq: number;
  readonly at: string;
  /** null when what arrived was not a command. */
  readonly command: CommandType | StationCommandType | null;
  readonly refusals: readonly Refusal[];
  /** The state this refusal became, when the trigger table says so. */
  readonly exception: {
    readonly id: string;
    readonly severity: Severity;
    readonly owner: Role;
    readonly ownerNames: readonly string[];
  } | null;
}

/** Commands that only the station itself issues, from its devices and its clock. */
export type StationCommandType =
  | 'PresentScan'
  | 'ObserveLoad'
  | 'ObserveDevice'
  | 'RecordPrint'
  | 'LockIdle'
  | 'EscalateOverdue'
  | 'NoteOverrun'
  | 'CountFlood';
