import type { PersonId, RecordId } from '../../contract/ids.ts';
import type { ReasonCode } from '../../contract/vocabulary.ts';
import type { Instant } from '../moment.ts';

/** Who did something about a batch, and when; the signature stands in the log under the same time. */
export interface By {
  readonly by: PersonId;
  readonly at: Instant;
}

/** What became of a batch after its work on the floor (rules §2, §10). */
export interface BatchReview {
  /** Refused attempts that concern the batch: the audit-trail review states their number (rules §10). */
  readonly denials: number;
  readonly begun: By | null;
  /** The audit-trail review: through which event of the log, and how many denials were read. */
  readonly trail: (By & { readonly throughSeq: number; readonly denials: number }) | null;
  /** The review of the batch record: by exception, or of every step. */
  readonly signed: (By & { readonly byException: boolean }) | null;
  readonly released: By | null;
  readonly ended: (By & { readonly reason: ReasonCode; readonly narrative: string | null }) | null;
  readonly shipments: readonly Shipment[];
  /** Asked for when something came up after release: the assessment of a recall. */
  readonly recall: RecordId | null;
}

export interface Shipment extends By {
  readonly quantity: number;
  readonly to: string;
}

export const NOT_REVIEWED: BatchReview = {
  denials: 0,
  begun: null,
  trail: null,
  signed: null,
  released: null,
  ended: null,
  shipments: [],
  recall: null,
};
