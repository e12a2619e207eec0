import type {
  AttachmentId,
  BatchId,
  ContainerId,
  CorrectionId,
  CountId,
  EquipmentId,
  ExceptionId,
  ItemId,
  LotId,
  PersonId,
  RecipeId,
  RollId,
  StepId,
} from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import type { MassUnit, Micrograms } from '../../contract/quantity.ts';
import type {
  CodeOccasion,
  CountOf,
  OverrideId,
  ReasonCode,
  RejectReason,
  RunCountOf,
  SpecimenOf,
  UnitRejectReason,
} from '../../contract/vocabulary.ts';
import type { Components } from '../components/components.ts';
import type { GoodCheck } from '../equipment/equipment.ts';
import type { ScaleEvidence } from '../evidence.ts';
import type { Act } from '../identity/acts.ts';
import type { InProcessCheck, Sampled } from '../in-process/check.ts';
import type { Stretch } from '../in-process/due.ts';
import type { OutputContainer } from '../in-process/output.ts';
import type { Instant, PlantMonth } from '../moment.ts';
import type { ReworkStep } from '../recipe/recipe.ts';
import type { BatchReview } from '../release/batch-review.ts';
import type { BatchState } from './batch-machine.ts';
import type { Challenge } from './challenge.ts';
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
  /** The month that is coded on its packs as their expiry; null where its recipe codes nothing. */
  readonly expires: PlantMonth | null;
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
  | {
      readonly kind: 'check';
      readonly scales: Readonly<Record<string, ScaleCheck>>;
      /** Of its metal detectors, oldest first. */
      readonly challenges: readonly Challenge[];
    }
  | Dispensing
  | {
      readonly kind: 'rework';
      readonly answers: Readonly<Record<string, ItemAnswer>>;
      /** What it did to the yield; null until somebody says so. */
      readonly impact: Micrograms | null;
    }
  | { readonly kind: 'kit'; readonly scanned: readonly ContainerId[] }
  | Charging
  | Processing
  | Discharging
  | BulkWeighing
  | Packaging
  | CheckedRun
  | LabelIssue
  | LabelReconciliation;

/** What goes into a machine: one container is in the hand at a time, and two people answer for each that went in. */
export interface Intake {
  readonly pending: PendingCharge | null;
  readonly charged: readonly ChargedContainer[];
}

export interface Charging extends Intake {
  readonly kind: 'charge';
}

/** A container that somebody is about to add. The second person comes before the add, never after it (rules §5). */
export interface PendingCharge {
  readonly container: ContainerId;
  /** Who scanned it to add it. */
  readonly adder: PersonId;
  /** Who came to verify; null until somebody did. */
  readonly verifier: PersonId | null;
  /** Whether the verifier scanned it too. */
  readonly scanned: boolean;
  /** When the verifier signed; null before. */
  readonly verifiedAt: Instant | null;
}

/** What went in, with the four who answer for it (21 CFR 111.260(j)). */
export interface ChargedContainer {
  readonly id: ContainerId;
  readonly item: ItemId;
  readonly net: Micrograms;
  readonly weigher: PersonId;
  readonly weighVerifier: PersonId;
  readonly adder: PersonId;
  readonly addVerifier: PersonId;
  readonly at: Instant;
}

/** A process step: the machine runs or stands, and the station measures for how long. */
export interface Processing {
  readonly kind: 'process';
  /** Since when it runs; null while it stands. */
  readonly since: Instant | null;
  /** Runs that ended, oldest first; more than one where it was interrupted. */
  readonly runs: readonly ProcessRun[];
  /** Values by the id of their parameter. */
  readonly values: Readonly<Record<string, ParameterValue>>;
  /** Values that do not count any more, oldest first: never typed over, entered again (rules §6). */
  readonly takenBack: readonly (ParameterValue & {
    readonly parameter: string;
    readonly invalid: Invalidation;
  })[];
}

/** A discharge step: one container is on the scale at a time, tared, filled, weighed and labelled. */
export interface Discharging extends Filling {
  readonly kind: 'discharge';
}

/** The output of a run goes in container by container, and comes out in containers that are weighed. */
export interface BulkWeighing extends Filling {
  readonly kind: 'bulkWeigh';
  readonly taken: readonly TakenIn[];
  /** Of its metal detector, oldest first. */
  readonly challenges: readonly Challenge[];
  readonly counts: readonly LineCount[];
}

/** A container of a run whose content went through the detector. */
export interface TakenIn {
  readonly id: ContainerId;
  readonly by: PersonId;
  readonly at: Instant;
}

/** What every step has that fills containers on a scale. */
export interface Filling {
  readonly scale: EquipmentId | null;
  /** A zero was set since the last container was weighed; null = not known. */
  readonly zeroAt: Instant | null;
  readonly current: IntermediateDraft | null;
  /** Names given so far: none is ever given twice. */
  readonly named: number;
  readonly containers: readonly IntermediateContainer[];
}

/** A container that has a tare and no gross yet. */
export interface IntermediateDraft {
  readonly id: ContainerId;
  readonly tare: Micrograms;
  readonly by: PersonId;
}

export interface IntermediateContainer {
  readonly id: ContainerId;
  readonly gross: Micrograms;
  readonly tare: Micrograms;
  readonly net: Micrograms;
  readonly by: PersonId;
  readonly at: Instant;
  readonly label: LabelState;
  /** It does not count: what is in it is weighed again under another name. */
  readonly isVoid: boolean;
}

export interface ProcessRun {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: ReasonCode;
}

export interface ParameterValue {
  /** The decimal text that was entered. */
  readonly value: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** A packaging step: the line runs or stands, and what went in and came out is counted (rules §8). */
export interface Packaging {
  readonly kind: 'packaging';
  readonly line: LineState;
  /** The restart inspection of the present stop, item by item; what an earlier stop asked stands in the log. */
  readonly answers: Readonly<Record<string, ItemAnswer>>;
  readonly counts: readonly LineCount[];
  /** Null where the line labels nothing. */
  readonly labelling: Labelling | null;
  /** Null where it has no counted components. */
  readonly components: Components | null;
  /** Whether labels of cases are printed one after the other. */
  readonly printing: boolean;
}

/** What a line that labels has on its applicator, and what it is known to code (rules §8). */
export interface Labelling {
  /** Scanned at the line, and no label of it yet. */
  readonly brought: RollId | null;
  /** Every roll that was on the applicator, oldest first; the last one is on it while it has no end. */
  readonly rolls: readonly MountedRoll[];
  /** Whether the code that the line puts on its packs is known to be right. */
  readonly code: CodeStanding;
  /** Every reading of the code, oldest first. */
  readonly readings: readonly CodeReading[];
  readonly specimens: readonly Specimen[];
}

export interface MountedRoll {
  readonly roll: RollId;
  readonly by: PersonId;
  readonly from: Instant;
  /** null while it is on the applicator. */
  readonly off: {
    readonly at: Instant;
    readonly by: PersonId;
    /** Labels lost at the splice and in setting up. */
    readonly splice: number;
    readonly usedUp: boolean;
  } | null;
}

export type CodeStanding =
  | { readonly kind: 'due'; readonly occasion: CodeOccasion }
  | { readonly kind: 'verified'; readonly at: Instant };

export interface CodeReading {
  readonly occasion: CodeOccasion;
  readonly code: string;
  readonly matches: boolean;
  readonly by: PersonId;
  /** The second of the two who read it by eye; null where it was scanned. */
  readonly verifier: PersonId | null;
  readonly at: Instant;
}

export interface Specimen {
  readonly which: SpecimenOf;
  readonly roll: RollId;
  readonly photo: AttachmentId;
  readonly by: PersonId;
  readonly at: Instant;
}

/** A run that is checked while it goes on: what it filled, and every check of it (rules §7, 21 CFR 111.75(b)). */
export interface CheckedRun {
  readonly kind: 'checkedRun';
  readonly line: LineState;
  /** When it ran, oldest first: the checks become due by this time, not by that of the wall. */
  readonly ran: readonly Stretch[];
  readonly output: readonly OutputContainer[];
  readonly checks: readonly InProcessCheck[];
  /** Samples of setting up, weighed for information while the machine stood: they decide nothing. */
  readonly setUps: readonly Sampled[];
  readonly pan: UnitOnPan | null;
  /** Null where it has no counted components. */
  readonly components: Components | null;
  /** What it was fed with; null where its recipe feeds it with nothing. */
  readonly feeding: Intake | null;
  /** What the counters of the machine said, and the rejects by their reason. */
  readonly counts: readonly LineCount[];
  /** What was left in the machine at the end; null until somebody says so. */
  readonly heel: Heel | null;
  /** What was said of it and does not count any more, oldest first. */
  readonly heelsTakenBack: readonly (Heel & { readonly invalid: Invalidation })[];
}

/** The name under which what was left in a machine is taken back. */
export const HEEL = 'heel';

/** The powder that was left in the hopper. It is typed, so the second person of the step verifies it. */
export interface Heel {
  readonly mass: Micrograms;
  /** As it was entered, with its unit. */
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
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
  readonly what: CountOf | RunCountOf;
  /** Units or packs, a whole number. */
  readonly quantity: number;
  /** Why they were rejected; null for every other count. */
  readonly reason: RejectReason | UnitRejectReason | null;
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
  /** What was read off the display of a scale that answers nothing; of the container at hand, and of no other. */
  readonly manual: ManualReading | null;
  /** Voided one after the other, none verified since: what is weighed next is weighed again so often (rules §4). */
  readonly voided: readonly ContainerId[];
  readonly containers: readonly DispensedContainer[];
  readonly verification: Verification | null;
}

/** A weight read off a display by one person; it counts once a second one read the same (rules §4). */
export type ManualReading =
  | ({ readonly kind: 'entered'; readonly container: ContainerId } & EnteredReading)
  | ({
      readonly kind: 'confirmed';
      readonly container: ContainerId;
      readonly confirmedBy: PersonId;
    } & EnteredReading)
  | { readonly kind: 'differed'; readonly container: ContainerId };

export interface EnteredReading {
  readonly scale: EquipmentId;
  readonly serial: string;
  readonly value: string;
  readonly unit: MassUnit;
  readonly mass: Micrograms;
  readonly by: PersonId;
  /** The picture of the display. */
  readonly photo: AttachmentId;
  readonly at: Instant;
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

/** A step that fills containers with what came out of a machine or a run. */
export const isFilling = (work: Work): work is Discharging | BulkWeighing =>
  work.kind === 'discharge' || work.kind === 'bulkWeigh';

/** The containers it filled that count. */
export const filledOf = ({ containers }: Filling): readonly IntermediateContainer[] =>
  containers.filter(({ isVoid }) => !isVoid);

/** The containers that count: everything accepted and not voided. */
export const netOf = (work: Dispensing): readonly DispensedContainer[] =>
  work.containers.filter((container) => container.phase !== 'void');
