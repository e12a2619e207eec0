import type { AttachmentObject } from '../../main/contract/grammar/attachment-object.ts';
import type { BatchId, EquipmentId, StepId } from '../../main/contract/ids.ts';
import type { CaptureRef } from '../../main/contract/parse-command.ts';
import type { EventLine } from '../../main/contract/views.ts';
import { RECHECK_REASONS, type ReasonCode } from '../../main/contract/vocabulary.ts';
import type { RecordAct } from '../screens/records/record-acts.ts';
import type { UnsignedDraft } from './draft.ts';

/** What lies over the screen; one at a time. */
export type Overlay =
  | { readonly kind: 'sign'; readonly draft: UnsignedDraft }
  | { readonly kind: 'problem' }
  | { readonly kind: 'station' }
  | { readonly kind: 'devices'; readonly first: string | null }
  | { readonly kind: 'history'; readonly of: HistoryOf }
  | { readonly kind: 'settle'; readonly exception: string }
  | { readonly kind: 'reallocate'; readonly exception: string }
  /** exception null: the one that the screen itself offers. */
  | { readonly kind: 'override'; readonly exception: string | null }
  | { readonly kind: 'exceptionWays'; readonly exception: string }
  | { readonly kind: 'exceptionRule'; readonly exception: string }
  | { readonly kind: 'exceptionReason'; readonly exception: string; readonly ask: ExceptionAsk }
  | { readonly kind: 'decide'; readonly exception: string }
  | { readonly kind: 'hold'; readonly object: HoldTarget | null }
  | { readonly kind: 'releaseHold'; readonly hold: string }
  | { readonly kind: 'reason'; readonly ask: ReasonAsk }
  | { readonly kind: 'record'; readonly act: RecordAct }
  | { readonly kind: 'scrapTrend' }
  | { readonly kind: 'attachments'; readonly on: AttachmentObject }
  | { readonly kind: 'late'; readonly of: LateObject; readonly file: File }
  /** With the picture of the display the first of two people, without one the second. */
  | { readonly kind: 'readDisplay'; readonly photo: File | null }
  | { readonly kind: 'unlock' }
  | { readonly kind: 'correct'; readonly value: CorrectableValue }
  | { readonly kind: 'refuseCorrection'; readonly correction: string }
  | { readonly kind: 'invalidate'; readonly captured: CapturedValue }
  | { readonly kind: 'wipe'; readonly item: string }
  | { readonly kind: 'clean'; readonly machine: string }
  | { readonly kind: 'adjust' | 'calibrate'; readonly scale: string }
  | { readonly kind: 'laboratory'; readonly sheet: LaboratorySheet }
  | { readonly kind: 'declareGap' }
  | { readonly kind: 'decideBatch'; readonly decision: BatchDecision; readonly batch: string }
  | { readonly kind: 'ship'; readonly batch: string };

/** What a paper tells of: a step of a batch, or an instrument. */
export type LateObject =
  | { readonly kind: 'step'; readonly batch: BatchId; readonly step: StepId }
  | { readonly kind: 'equipment'; readonly id: EquipmentId };

/** Samples, results and the quality of lots. */
export type LaboratorySheet =
  | { readonly for: 'take' }
  | { readonly for: 'send' | 'store'; readonly sample: string }
  | { readonly for: 'enter'; readonly sample: string; readonly test: string }
  | { readonly for: 'lot'; readonly lot: string };

/** Decisions about a whole batch that are signed for a reason. */
export type BatchDecision = 'ReturnBatch' | 'RejectBatch' | 'TerminateBatch' | 'ReinstateBatch';

/** What part of the log is read back. */
export type HistoryOf =
  | { readonly kind: 'events'; readonly denialsOnly: boolean }
  /** `from`: where it was opened, when that is not the sheet of the station. */
  | { readonly kind: 'equipment'; readonly id: string; readonly from?: 'equipment' | 'devices' }
  | { readonly kind: 'record'; readonly id: string }
  /** Lines that were read already: the evidence behind one exception. */
  | { readonly kind: 'trail'; readonly id: string; readonly lines: readonly EventLine[] };

/** A typed value that somebody wants to correct. */
export interface CorrectableValue {
  readonly batch: string;
  readonly step: string;
  readonly item: string;
  readonly what: string;
  readonly value: string;
  readonly evidence: 'confirmed' | 'count' | 'reference' | 'photo';
}

/** A captured value that shall not count any more. */
export interface CapturedValue {
  readonly batch: string;
  readonly step: string;
  readonly what: string;
  readonly value: string;
  readonly capture: { readonly kind: CaptureRef['kind']; readonly id: string };
}

export interface HoldTarget {
  readonly kind: 'lot' | 'container' | 'batch' | 'equipment' | 'station';
  readonly id: string;
}

/** What is done with an exception for a reason: it is sent on, or a decision about it is taken back. */
export type ExceptionAsk =
  | 'onHold'
  | 'underInvestigation'
  | 'dispositionPending'
  | 'return'
  | 'reopen'
  | 'voidException';

/** A reason code is all that is missing before something is done. */
export type ReasonAsk =
  | { readonly for: 'suspend' }
  | { readonly for: 'stopRun' | 'stopProcess' }
  | { readonly for: 'void'; readonly container: string }
  | { readonly for: 'reprint'; readonly container: string }
  | { readonly for: 'reprintCase'; readonly case: string }
  | { readonly for: 'breakOff' | 'voidCheck'; readonly scale: string };

/**
 * The codes offered in each place, most common first; the station decides which it takes. "Other" is offered only
 * where a sentence can stand beside it.
 */
export const REASONS_FOR: Readonly<
  Record<
    | ReasonAsk['for']
    | ExceptionAsk
    | 'decide'
    | 'settle'
    | 'hold'
    | 'releaseHold'
    | 'unlock'
    | 'approve'
    | 'reject'
    | 'declareGap'
    | 'correct'
    | 'refuseCorrection'
    | 'invalidate'
    | 'strike'
    | 'closeCheck'
    | 'adjust'
    | 'late',
    readonly ReasonCode[]
  >
> = {
  suspend: ['shift-change', 'break'],
  stopRun: ['line-jam', 'line-adjustment', 'line-supply', 'break', 'shift-change', 'run-finished'],
  stopProcess: ['break', 'power-failure', 'investigation', 'spill'],
  void: ['container-damaged', 'instrument-disturbed', 'spill', 'foreign-matter-suspected'],
  reprint: ['label-not-printed', 'label-damaged'],
  reprintCase: ['label-not-printed', 'label-damaged'],
  voidCheck: RECHECK_REASONS,
  breakOff: ['instrument-disturbed', 'equipment-cleaned-leveled', 'break', 'shift-change'],
  settle: [
    'qualified-person-takes-over',
    'excess-removed-to-waste',
    'correct-equipment-selected',
    'wrong-material-presented',
    'sequence-corrected',
    'clearance-repeated',
    'equipment-repaired',
    'equipment-adjusted',
    'assessed-no-impact',
    'other-see-narrative',
  ],
  hold: [
    'coa-mismatch',
    'foreign-matter-suspected',
    'investigation',
    'container-damaged',
    'customer-complaint',
    'other-see-narrative',
  ],
  onHold: ['investigation', 'foreign-matter-suspected', 'coa-mismatch', 'container-damaged'],
  underInvestigation: ['investigation', 'foreign-matter-suspected', 'coa-mismatch'],
  dispositionPending: ['investigation', 'lot-unavailable', 'container-damaged', 'spill'],
  return: ['decision-incomplete', 'new-information', 'other-see-narrative'],
  reopen: ['new-information', 'customer-complaint', 'other-see-narrative'],
  voidException: ['opened-in-error', 'other-see-narrative'],
  decide: [
    'assessed-no-impact',
    'lot-unavailable',
    'container-damaged',
    'spill',
    'foreign-matter-suspected',
    'other-see-narrative',
  ],
  releaseHold: ['coa-corrected', 'assessed-no-impact'],
  approve: ['meets-specification', 'coa-corrected', 'other-see-narrative'],
  reject: ['fails-specification', 'coa-mismatch', 'foreign-matter-suspected', 'other-see-narrative'],
  correct: ['value-mistyped', 'value-misread'],
  refuseCorrection: ['correction-not-supported', 'other-see-narrative'],
  invalidate: ['capture-not-valid', 'instrument-disturbed', 'container-damaged', 'other-see-narrative'],
  strike: ['instrument-disturbed', 'container-damaged', 'spill', 'other-see-narrative'],
  closeCheck: ['instrument-disturbed', 'line-jam', 'station-unavailable', 'other-see-narrative'],
  adjust: ['equipment-adjusted', 'equipment-repaired', 'equipment-cleaned-leveled'],
  late: ['station-unavailable', 'power-failure', 'other-see-narrative'],
  unlock: ['investigation', 'assessed-no-impact'],
  declareGap: ['storage-failed', 'computer-replaced', 'older-copy-put-back', 'other-see-narrative'],
};

/** Why another lot is taken instead (S53). */
export const REALLOCATION_REASONS: readonly ReasonCode[] = ['lot-blocked-reallocated', 'lot-unavailable'];

/** Why a batch is returned, ended, or let go on. */
export const BATCH_REASONS: readonly ReasonCode[] = [
  'investigation',
  'foreign-matter-suspected',
  'customer-complaint',
  'assessed-no-impact',
  'sequence-corrected',
  'other-see-narrative',
];
