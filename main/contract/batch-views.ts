import type { RefusalData } from './refusals.ts';
import type { Affordances, EventLine, StepStateName } from './views.ts';
import type { Role, Severity } from './vocabulary.ts';

/** What a review desk sees of batches: small cards in every snapshot, one whole review on demand (S63, S67). */

export type BatchStateName =
  | 'issued'
  | 'inExecution'
  | 'executed'
  | 'inReview'
  | 'releaseEligible'
  | 'released'
  | 'postReleaseHold'
  | 'rejected'
  | 'terminated';

export interface BatchCard {
  readonly batch: string;
  readonly product: string;
  readonly state: BatchStateName;
  /** Lines of the checklist that are open; null where nothing waits for them any more. */
  readonly open: number | null;
  /** Changes with everything that the whole review would show. */
  readonly mark: string;
}

export interface OpenItemView {
  /** `readinessItem.<code>` of the text catalogue, with its data. */
  readonly code: string;
  readonly data: RefusalData;
  readonly object: { readonly kind: string; readonly id: string } | null;
}

export interface ReadinessLineView {
  readonly id: string;
  readonly status: 'closed' | 'open' | 'notRequired';
  readonly open: readonly OpenItemView[];
}

/** The classes of the exception summary (S67). */
export const SUMMARY_CLASSES = [
  'investigation',
  'outOfTolerance',
  'override',
  'substitution',
  'correction',
  'late',
  'other',
  'denial',
  'voided',
] as const;
export type SummaryClass = (typeof SUMMARY_CLASSES)[number];

export interface SummaryEntry {
  readonly id: string;
  /** A key of the text catalogue that names it. */
  readonly title: string;
  readonly open: boolean;
  readonly severity: Severity | null;
  readonly state: string;
  readonly step: string | null;
  readonly at: string;
  readonly owner: Role | null;
  /** A person reported it: the steps it touches are reviewed in full. */
  readonly reported: boolean;
  /** What closed it: a person's signature, or a rule of the approved table by its version (rules §10). */
  readonly approval:
    | { readonly kind: 'person'; readonly by: string; readonly at: string; readonly reason: string }
    | { readonly kind: 'rule'; readonly rule: string; readonly version: string }
    | null;
  /** Its lines of the log, oldest first (S68). */
  readonly trail: readonly EventLine[];
}

export interface RoutineStep {
  readonly step: string;
  readonly title: string;
  readonly state: StepStateName;
  readonly performers: readonly string[];
  readonly verifier: string | null;
  readonly started: string | null;
  readonly ended: string | null;
  /** A person reported something about it. */
  readonly fullReview: boolean;
}

interface SignedBy {
  readonly by: string;
  readonly at: string;
}

export interface BatchReviewView {
  readonly batch: string;
  readonly product: string;
  readonly size: string;
  readonly state: BatchStateName;
  readonly lines: readonly ReadinessLineView[];
  readonly byException: { readonly eligible: boolean; readonly why: readonly OpenItemView[] };
  readonly summary: readonly { readonly class: SummaryClass; readonly entries: readonly SummaryEntry[] }[];
  readonly steps: readonly RoutineStep[];
  /** Where the log stands, and how many denials it has of this batch: what an audit-trail review signs for. */
  readonly throughSeq: number;
  readonly denials: number;
  readonly trail: (SignedBy & { readonly throughSeq: number; readonly denials: number }) | null;
  readonly signed: (SignedBy & { readonly byException: boolean }) | null;
  readonly released: SignedBy | null;
  readonly ended: (SignedBy & { readonly reason: string; readonly narrative: string | null }) | null;
  readonly shipments: readonly (SignedBy & { readonly quantity: number; readonly to: string })[];
  readonly recall: string | null;
  readonly affordances: Affordances;
}
