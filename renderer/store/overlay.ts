import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import type { UnsignedDraft } from './draft.ts';

/** What lies over the screen; one at a time. */
export type Overlay =
  | { readonly kind: 'sign'; readonly draft: UnsignedDraft }
  | { readonly kind: 'problem' }
  | { readonly kind: 'station' }
  | { readonly kind: 'history'; readonly of: HistoryOf }
  | { readonly kind: 'settle'; readonly exception: string }
  | { readonly kind: 'reallocate'; readonly exception: string }
  | { readonly kind: 'exceptionWays'; readonly exception: string }
  | { readonly kind: 'exceptionRule'; readonly exception: string }
  | { readonly kind: 'exceptionReason'; readonly exception: string; readonly ask: ExceptionAsk }
  | { readonly kind: 'decide'; readonly exception: string }
  | { readonly kind: 'hold'; readonly object: HoldTarget | null }
  | { readonly kind: 'releaseHold'; readonly hold: string }
  | { readonly kind: 'reason'; readonly ask: ReasonAsk }
  | { readonly kind: 'unlock' }
  | { readonly kind: 'wipe'; readonly item: string };

/** What part of the log is read back. */
export type HistoryOf =
  | { readonly kind: 'events'; readonly denialsOnly: boolean }
  | { readonly kind: 'equipment'; readonly id: string };

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
  | { readonly for: 'void'; readonly container: string }
  | { readonly for: 'reprint'; readonly container: string };

/**
 * The codes offered in each place, most common first; the station decides which it takes. "Other" is offered only
 * where a sentence can stand beside it.
 */
export const REASONS_FOR: Readonly<
  Record<
    ReasonAsk['for'] | ExceptionAsk | 'decide' | 'settle' | 'hold' | 'releaseHold' | 'unlock',
    readonly ReasonCode[]
  >
> = {
  suspend: ['shift-change', 'break'],
  void: ['container-damaged', 'instrument-disturbed', 'spill', 'foreign-matter-suspected'],
  reprint: ['label-not-printed', 'label-damaged'],
  settle: [
    'qualified-person-takes-over',
    'excess-removed-to-waste',
    'correct-equipment-selected',
    'wrong-material-presented',
    'sequence-corrected',
    'clearance-repeated',
    'equipment-repaired',
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
  unlock: ['investigation', 'assessed-no-impact'],
};

/** Why another lot is taken instead (S53). */
export const REALLOCATION_REASONS: readonly ReasonCode[] = ['lot-blocked-reallocated', 'lot-unavailable'];
