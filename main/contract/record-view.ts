import type { AttachmentView } from './attachment.ts';
import type { LateEntryView } from './late-entry-view.ts';
import type { CaptureRef } from './parse-command.ts';
import type { Affordance, StepStateName } from './views.ts';
import type { OverrideId, ReasonCode, Role } from './vocabulary.ts';

/** The live record of a batch: every step with every value, who gave it, when and how (S33, S38). */
export interface BatchRecordView {
  readonly batch: string;
  readonly product: string;
  readonly state: string;
  readonly steps: readonly RecordStep[];
  /** Photos and documents of the batch that belong to none of its steps. */
  readonly attachments: readonly AttachmentView[];
}

export interface RecordStep {
  readonly id: string;
  readonly title: string;
  readonly state: StepStateName;
  readonly performers: readonly string[];
  readonly verifier: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly values: readonly RecordValue[];
  /** Rules that were set aside in this step, each with who answers for it (S7). */
  readonly overrides: readonly RecordOverride[];
  readonly late: readonly LateEntryView[];
  readonly attachments: readonly AttachmentView[];
}

export interface RecordOverride {
  readonly override: OverrideId;
  readonly object: string;
  readonly by: string;
  readonly at: string;
  readonly reason: ReasonCode;
  readonly narrative: string;
  readonly exception: string;
}

export interface RecordValue {
  /** The item of the checklist, the container or the scale. */
  readonly id: string;
  readonly what: string;
  readonly value: string;
  readonly by: string;
  readonly at: string;
  readonly source: 'person' | 'scan' | 'scale' | 'station';
  /** Who weighed what was added and who verified that, who added it and who verified that (21 CFR 111.260(j)); null for every other value. */
  readonly added: AddedBy | null;
  /** The photo that this value names; null for every other value. */
  readonly photo: AttachmentView | null;
  /** What stood here before, oldest first: struck through and never gone. */
  readonly earlier: readonly EarlierValue[];
  /** Why it no longer counts; null while it does. */
  readonly invalid: { readonly by: string; readonly at: string; readonly reason: ReasonCode } | null;
  /** How it can be changed: typed values are corrected, captures taken back; null for what cannot be. */
  readonly change:
    | {
        readonly kind: 'correct';
        readonly evidence: 'confirmed' | 'count' | 'reference' | 'photo';
        readonly waits: string | null;
      }
    | { readonly kind: 'invalidate'; readonly capture: CaptureRef }
    | null;
}

/** The four who answer for a container that was charged. */
export interface AddedBy {
  readonly weigher: string;
  readonly weighVerifier: string;
  readonly adder: string;
  readonly addVerifier: string;
}

export interface EarlierValue {
  readonly value: string;
  readonly by: string;
  readonly at: string;
  /** Why it was replaced, and who approved that; null where the item was answered anew. */
  readonly reason: ReasonCode | null;
  readonly approvedBy: string | null;
}

/** A correction that waits for its approval. */
export interface CorrectionCard {
  readonly id: string;
  readonly batch: string;
  readonly step: string;
  readonly item: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly found: boolean;
  readonly amendment: boolean;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
  readonly by: string;
  readonly at: string;
  readonly owner: Role;
  readonly approve: Affordance;
  readonly refuse: Affordance;
}
