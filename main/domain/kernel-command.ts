import type { ContainerId, EquipmentId, StationId, TerminalId } from '../contract/ids.ts';
import type { Command, CommandOf, CommandType } from '../contract/parse-command.ts';
import type { StationCommandType } from '../contract/replies.ts';
import type { LabelKind, PrintOutcome } from '../contract/vocabulary.ts';
import type { ScaleEvidence, Scan } from './evidence.ts';

/** Intentions that come from the station itself: its scanner, its scales, its printer, its clock. */
export type StationCommand =
  | { readonly type: 'PresentScan'; readonly scan: Scan }
  | { readonly type: 'ObserveLoad'; readonly scale: EquipmentId; readonly observation: LoadObservation }
  | {
      readonly type: 'ObserveDevice';
      readonly equipment: EquipmentId;
      readonly what: 'restarted' | 'foreign' | 'unitChanged' | 'softwareChanged';
      readonly detail: string;
    }
  /** The plate of a scale was scanned on another connection than the present one. */
  | {
      readonly type: 'ObserveDevice';
      readonly equipment: EquipmentId;
      readonly what: 'reconnected';
      readonly connection: string;
    }
  /** It answers, and nobody saw since when it has its power. */
  | { readonly type: 'ObserveDevice'; readonly equipment: EquipmentId; readonly what: 'connected' }
  | {
      readonly type: 'RecordPrint';
      readonly label: LabelKind;
      readonly container: ContainerId;
      readonly outcome: PrintOutcome;
      readonly detail: string;
      readonly bitmapHash: string;
    }
  | { readonly type: 'LockIdle' }
  | { readonly type: 'EscalateOverdue' }
  /** A run at this station went on past the window of its check. */
  | { readonly type: 'NoteOverrun' }
  | { readonly type: 'CountFlood'; readonly count: number };

export type LoadObservation =
  /** A stable load, whatever it is: the kernel decides whether it latches an overshoot. */
  | { readonly kind: 'settled'; readonly evidence: ScaleEvidence }
  | { readonly kind: 'left' }
  /** Back within one division of zero after a load. */
  | { readonly kind: 'returnedToZero'; readonly evidence: ScaleEvidence }
  | { readonly kind: 'zeroDrifted'; readonly evidence: ScaleEvidence }
  /** The value jumped without a change of load: a zero or tare pressed at the instrument. */
  | { readonly kind: 'disturbed' };

/** A person's command as the kernel sees it: the secret is already gone, its verdict stands in `Observed`. */
export type KernelCommand = Command | StationCommand;
export type KernelCommandType = CommandType | StationCommandType;
export type KernelCommandOf<Type extends KernelCommandType> = Type extends CommandType
  ? CommandOf<Type>
  : Extract<StationCommand, { type: Type }>;

/** Where a command came in. */
export interface Origin {
  readonly station: StationId;
  readonly terminal: TerminalId;
}
