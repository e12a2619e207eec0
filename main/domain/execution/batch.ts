import type {
  BatchId,
  ContainerId,
  CorrectionId,
  CountId,
  EquipmentId,
  ExceptionId,
  LotId,
  PersonId,
  RecipeId,
  RollId,
  StepId,
} from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import type { Micrograms } from '../../contract/quantity.ts';
import type { CountOf, OverrideId, ReasonCode, RejectReason } from '../../contract/vocabulary.ts';
import type { GoodCheck } from '../equipment/equipment.ts';
import type { ScaleEvidence } from '../evidence.ts';
import type { Act } from '../identity/acts.ts';
import type { InProcessCheck } from '../in-process/check.ts';
import type { Stretch } from '../in-process/due.ts';
import type { OutputContainer } from '../in-process/output.ts';
import type { Instant } from '../moment.ts';
import type { ReworkStep } from '../recipe/recipe.ts';
import type { BatchReview } from '../release/batch-review.ts';
import type { BatchState } from './batch-machine.ts';
import type { StepState } from './step-machine.ts';

/** One batch pins one recipe version; steps keep the recipe's order. */
export interface Batch {
  readonly id: BatchId;
  readonly recipe: RecipeId;
  readonly version: string;
  readonly state: BatchState;
  readonly issuedBy: PersonId;
  readonly issuedAt: Instant;
  readonly allocations: Readonly<Record<string, LotId>>;
  readonly steps: Readonly<Record<string, Step>>;
  /** Steps that approved reworks added to this batch alone. */
  readonly inserted: readonly ReworkStep[];
  /** Containers dispensed so far: the next is DC-(n+1). */
  readonly dispensed: number;
  readonly review: BatchReview;
  /** What each person did in this batch: the ground on which duties are kept apart (S104). */
  readonly acts: Readonly<Record<string, readonly Act[]>>;
}

export interface Step {
  readonly id: StepId;
  readonly state: StepState;
  /** The state to return to when a blocked or excepted step is cleared. */
  readonly resumes: StepState;
  readonly performer: PersonId | null;
  /** Everyone who ever performed in this step. */
  readonly performers: readonly PersonId[];
  readonly verifier: PersonId | null;
  readonly startedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly work: Work;
  /** Every override granted in this step, in the order in which they were (S7). */
  readonly overrides: readonly GrantedOverride[];
}

/** One rule set aside once, for one object: who answers for it, and why (rules §4). */
export interface GrantedOverride {
  readonly override: OverrideId;
  readonly object: HoldObject;
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: ReasonCode;
  readonly narrative: string;
  readonly exception: ExceptionId;
}

export type Work =
  | { readonly kind: 'issue' }
  | {
      readonly kind: 'clearance';
      readonly answers: Readonly<Record<string, ItemAnswer>>;
      /** Answers of clearances of this step that did not last, oldest first; absent where the first one did. */
      readonly earlier?: readonly Readonly<Record<string, ItemAnswer>>[];
    }
  | { readonly kind: 'check'; readonly scales: Readonly<Record<string, ScaleCheck>> }
  | Dispensing
  | {
      readonly kind: 'rework';
      readonly answers: Readonly<Record<string, ItemAnswer>>;
      /** What it did to the yield; null until somebody says so. */
      readonly impact: Micrograms | null;
    }
  | { readonly kind: 'kit'; readonly scanned: readonly ContainerId[] }
  | Packaging
  | CheckedRun
  | LabelIssue
  | LabelReconciliation;

/** A packaging step: the line runs or stands, and what went in and came out is counted (rules §8). */
export interface Packaging {
  readonly kind: 'packaging';
  readonly line: LineState;
  /** The restart inspection of the present stop, item by item; what an earlier stop asked stands in the log. */
  readonly answers: Readonly<Record<string, ItemAnswer>>;
  readonly counts: readonly LineCount[];
}

/** A run that is checked while it goes on: what it filled, and every check of it (rules §7, 21 CFR 111.75(b)). */
export interface CheckedRun {
  readonly kind: 'checkedRun';
  readonly line: LineState;
  /** When it ran, oldest first: the checks become due by this time, not by that of the wall. */
  readonly ran: readonly Stretch[];
  readonly output: readonly OutputContainer[];
  readonly checks: readonly InProcessCheck[];
  readonly pan: UnitOnPan | null;
}

/** What came to rest on the balance of an open check, until it is taken off again. */
export interface UnitOnPan {
  readonly evidence: ScaleEvidence;
  /** It stands in the sample already. */
  readonly isCaptured: boolean;
}

export type LineState =
  | { readonly kind: 'notStarted' }
  | { readonly kind: 'running'; readonly since: Instant }
  | {
      readonly kind: 'stopped';
      readonly since: Instant;
      /** When it was started last. */
      readonly ran: Instant;
      readonly reason: ReasonCode;
      /** When the second person signed the restart inspection of this stop; null while nobody has. */
      readonly inspectedAt: Instant | null;
    };

/** One count of the line. It is never typed over: it is invalidated, and counted again (rules §6). */
export interface LineCount {
  readonly id: CountId;
  readonly what: CountOf;
  /** Units or packs, a whole number. */
  readonly quantity: number;
  /** Why they were rejected; null for every other count. */
  readonly reason: RejectReason | null;
  readonly by: PersonId;
  readonly at: Instant;
  readonly invalid: Invalidation | null;
}

/** Rolls are taken one by one: scanned, its artwork scanned, counted, and thereby issued. */
export interface LabelIssue {
  readonly kind: 'labelIssue';
  /** The roll in the hand of the label controller, and whether a label of it was scanned. */
  readonly roll: { readonly id: RollId; readonly artworkSeen: boolean } | null;
}

/** The blind counts, oldest first; what was counted stands in the ledger of the batch (rules §9). */
export interface LabelReconciliation {
  readonly kind: 'reconciliation';
  readonly counts: readonly { readonly by: PersonId; readonly at: Instant }[];
}

export interface ItemAnswer {
  readonly text: string;
  readonly found: boolean;
  readonly by: PersonId;
  readonly at: Instant;
  /** How it was proved: scanned, or said by a person; only what was said can be corrected (rules §6). */
  readonly source: 'scan' | 'person';
  /** The correction that this value came from; null for what was answered at work. */
  readonly correction: CorrectionId | null;
  /** What stood here before, oldest first; nothing is ever overwritten (S33, S38). */
  readonly history: readonly Omit<ItemAnswer, 'history'>[];
}

/** Why a captured value no longer counts, and who said so. */
export interface Invalidation {
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
}

export interface ScaleCheck {
  readonly prepared: boolean;
  readonly weightSet: string | null;
  readonly attempt: 1 | 2;
  readonly results: readonly {
    readonly nominal: Micrograms;
    readonly shown: Micrograms;
    readonly passed: boolean;
  }[];
  readonly outcome: 'open' | 'passed' | 'failedOnce' | 'failed';
  /** The last good check before this one: from there on everything is looked at again if this one does not count. */
  readonly before: GoodCheck | null;
  /** Checks that passed here and were found not to count. */
  readonly invalid: readonly (Invalidation & { readonly results: ScaleCheck['results'] })[];
}

/** A dispense step as a list of containers; one is in work at a time, on one scale, from one open source. */
export interface Dispensing {
  readonly kind: 'dispense';
  readonly lot: LotId;
  /** The lot in work is not the one allocated at issue: who re-allocated, and under which exception. */
  readonly scale: EquipmentId | null;
  /** A zero was set or the scale came back to zero since the last load; null = not known. */
  readonly zeroAt: Instant | null;
  /** Whether something stands on the pan, as far as the station saw it. */
  readonly pan: 'empty' | 'loaded' | 'unknown';
  readonly source: OpenSource | null;
  readonly closedSources: readonly { readonly container: ContainerId; readonly taken: Micrograms }[];
  /** What was taken out again as waste, for the genealogy. */
  readonly wasted: readonly (Portion & { readonly waste: ContainerId })[];
  readonly current: DraftContainer | null;
  /** Voided one after the other, none verified since: what is weighed next is weighed again so often (rules §4). */
  readonly voided: readonly ContainerId[];
  readonly containers: readonly DispensedContainer[];
  readonly verification: Verification | null;
}

export interface OpenSource {
  readonly container: ContainerId;
  readonly lot: LotId;
  readonly onHandAtOpening: Micrograms;
  /** Taken from it since it was opened, over all containers filled from it. */
  readonly taken: Micrograms;
  readonly scannedForClose: boolean;
}

/** The container being filled: it has a tare and no accepted gross yet. */
export interface DraftContainer {
  readonly id: ContainerId;
  readonly tare: Micrograms;
  readonly tareText: string;
  readonly by: PersonId;
  readonly portions: readonly Portion[];
  readonly overshoot: Overshoot | null;
  /** Overshoots so far; the third is an exception (rules §5). */
  readonly overshoots: number;
}

/** What one source container gave to one dispensed container, without what was taken out again as waste. */
export interface Portion {
  readonly container: ContainerId;
  readonly lot: LotId;
  readonly net: Micrograms;
}

export interface Overshoot {
  readonly peakNet: Micrograms;
  readonly at: Instant;
  /** Scanned waste container the excess goes to. */
  readonly waste: ContainerId | null;
}

export interface DispensedContainer {
  readonly id: ContainerId;
  readonly gross: Micrograms;
  readonly tare: Micrograms;
  readonly net: Micrograms;
  readonly portions: readonly Portion[];
  readonly by: PersonId;
  readonly at: Instant;
  readonly phase: 'weighed' | 'labelled' | 'verified' | 'void';
  readonly label: LabelState;
  /** The load left the scale before the verifier: it is weighed again before them. */
  readonly leftPan: boolean;
  readonly verifiedBy: PersonId | null;
  /** Its record does not count: the container is void, or its material was used and a deviation stands for it. */
  readonly invalid: Invalidation | null;
}

export interface LabelState {
  /** Labels this station believes came out of the printer. */
  readonly printed: number;
  readonly outcome: 'none' | 'printing' | 'confirmed' | 'failed' | 'indeterminate';
  readonly detail: string;
}

/** The second person at work: their own scans of every source and of the label, before they sign. */
export interface Verification {
  readonly container: ContainerId;
  readonly verifier: PersonId;
  readonly sourcesScanned: readonly ContainerId[];
  readonly labelScanned: boolean;
}

/** The containers that count: everything accepted and not voided. */
export const netOf = (work: Dispensing): readonly DispensedContainer[] =>
  work.containers.filter((container) => container.phase !== 'void');
