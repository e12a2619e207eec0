import type { AttachmentsView, AttachmentView } from './attachment.ts';
import type { BatchCard, BatchReviewView } from './batch-views.ts';
import type { ClosedFilter, ClosedPage } from './closed.ts';
import type { CasesView, ComponentView } from './component-views.ts';
import type { Settling } from './decoded.ts';
import type { DenialFilter, DenialPage } from './denials.ts';
import type { DeviceDeskView } from './device-views.ts';
import type { DueView } from './due-view.ts';
import type { EquipmentDesk } from './equipment-views.ts';
import type { AttachmentObject } from './grammar/attachment-object.ts';
import type { RecordMoveKind } from './grammar/record-moves.ts';
import type { LaboratoryPane, LotDecisions } from './laboratory-views.ts';
import type { LateEntryView } from './late-entry-view.ts';
import type { CommandType } from './parse-command.ts';
import type { MassUnit } from './quantity.ts';
import type { BatchRecordView, CorrectionCard, EarlierValue } from './record-view.ts';
import type { Refusal } from './refusals.ts';
import type { Denial } from './replies.ts';
import type { ScrapTrend } from './scrap.ts';
import type { TraceGraph, TraceStart } from './trace.ts';
import type {
  CodeOccasion,
  CountOf,
  ExceptionCategory,
  LabelKind,
  Meaning,
  OverrideId,
  Pattern,
  PieceResult,
  PrintOutcome,
  ReasonCode,
  RecordKind,
  RejectReason,
  Role,
  RootCauseCode,
  RunCountOf,
  RunRule,
  Severity,
  SpecimenOf,
  StationFunction,
  UnitRejectReason,
} from './vocabulary.ts';

/**
 * What a screen shows: whole snapshots, so that a reloaded screen is right after one message. Masses are
 * finished decimal texts; the screen computes nothing and decides nothing.
 */
export interface StationView {
  readonly revision: number;
  readonly frame: Frame;
  readonly screen: Screen;
}

export type StationPush =
  | { readonly kind: 'view'; readonly view: StationView }
  | { readonly kind: 'live'; readonly live: LiveWeight }
  /** A scan or device event at this terminal was refused: the block panel shows it. */
  | { readonly kind: 'refused'; readonly denial: Denial }
  | { readonly kind: 'scanned'; readonly what: string }
  /** A badge was shown: says who, proves nothing. */
  | { readonly kind: 'badge'; readonly person: string }
  | { readonly kind: 'superseded' };

export interface Frame {
  readonly plant: string;
  readonly demo: boolean;
  readonly station: {
    readonly id: string;
    readonly name: string;
    readonly functions: readonly StationFunction[];
  };
  readonly terminal: string;
  /** Plant-local time of the snapshot with offset, ISO 8601. */
  readonly now: string;
  readonly night: boolean;
  readonly person: PersonChip | null;
  /** Seconds until this terminal locks because nobody touches it; null while that is not announced. */
  readonly locksIn: number | null;
  readonly devices: readonly DeviceChip[];
  readonly health: Health;
  /** The step this terminal stands in, also while locked. */
  readonly batch: BatchChip | null;
  readonly rail: readonly RailStep[];
}

export interface PersonChip {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface DeviceChip {
  readonly id: string;
  readonly kind: 'scale' | 'printer' | 'scanner';
  readonly state: 'ok' | 'slow' | 'lost' | 'attention';
  /** A code of the text catalogue (`device.<code>`) with its data. */
  readonly note: string;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface Health {
  readonly state: 'ready' | 'degraded' | 'locked';
  readonly reasons: readonly {
    readonly code: string;
    readonly data: Readonly<Record<string, string | number>>;
  }[];
  readonly events: number;
  /** Events not yet covered by a checkpoint pinned outside the data folder. */
  readonly unpinned: number;
  readonly backupAgeHours: number | null;
  readonly clock: 'synchronised' | 'unsynchronised' | 'doubtful' | 'simulated';
  /** Whether the whole log was recomputed and found intact, and its pins are in reach. */
  readonly proof: 'verified' | 'pending' | 'degraded';
  /** How far each receiver of events is; empty where none is configured. */
  readonly deliveries: readonly DeliveryView[];
}

/** A system beside the station that gets its events, and what it has not got yet (S51). */
export interface DeliveryView {
  readonly receiver: string;
  /** `refused`: it does not take the next event, and somebody must look. */
  readonly state: 'idle' | 'delivering' | 'retrying' | 'refused';
  /** Number of the last event it took; 0 for none. */
  readonly delivered: number;
  readonly waiting: number;
  /** Age of the oldest event that waits. */
  readonly oldestMinutes: number | null;
  readonly isLate: boolean;
  readonly trouble: DeliveryTrouble | null;
}

/** Why an event was not delivered: a code of the text catalogue (`delivery.<code>`) with its data. */
export interface DeliveryTrouble {
  readonly code:
    | 'refused'
    | 'redirected'
    | 'busy'
    | 'slow'
    | 'notListening'
    | 'unknownName'
    | 'noRoute'
    | 'certificate'
    | 'certificateDate'
    | 'certificateName'
    | 'noTls'
    | 'unreachable'
    | 'position';
  readonly data: Readonly<Record<string, string | number>>;
}

export interface BatchChip {
  readonly id: string;
  readonly product: string;
  readonly step: string | null;
}

export type StepStateName =
  | 'planned'
  | 'ready'
  | 'inProgress'
  | 'suspended'
  | 'blocked'
  | 'exception'
  | 'complete'
  | 'verified'
  | 'notExecuted';

export interface RailStep {
  readonly id: string;
  readonly title: string;
  readonly state: StepStateName;
  readonly current: boolean;
}

/** Whether an action would pass now, from the same gates that decide it. Pressing stays possible either way. */
export interface Affordance {
  readonly passes: boolean;
  readonly refusals: readonly Refusal[];
}
export type Affordances = Readonly<Partial<Record<CommandType, Affordance>>>;

export type Screen =
  | SignInScreen
  | AccountabilityScreen
  | WorkScreen
  | ClearanceScreen
  | CheckScreen
  | DispenseScreen
  | KitScreen
  | ChargeScreen
  | ProcessScreen
  | DischargeScreen
  | BulkWeighScreen
  | PackagingScreen
  | CheckedRunScreen
  | LabelIssueScreen
  | ReconciliationScreen
  | FaultScreen;

export interface SignInScreen {
  readonly kind: 'signIn';
  readonly locked: boolean;
  readonly roster: readonly PersonChip[];
  /** Only in a demo folder: the simulated badges with their secrets, shown as such. */
  readonly demoCredentials: readonly { readonly person: string; readonly secret: string }[];
}

export interface AccountabilityScreen {
  readonly kind: 'accountability';
  readonly affordances: Affordances;
}

/** Home: what this station's functions have to do, and for `review` what waits for a person with authority. */
export interface WorkScreen {
  readonly kind: 'work';
  readonly functions: readonly StationFunction[];
  readonly cards: readonly WorkCard[];
  readonly exceptions: readonly ExceptionCard[];
  /** Closed ones of batches that are not: found again, and opened again where quality says so. */
  readonly closedExceptions: readonly ExceptionCard[];
  readonly holds: readonly HoldCard[];
  /** The roll in the hand, with how many labels of it wait to be destroyed. */
  readonly labelsInHand: { readonly roll: string; readonly labels: number } | null;
  readonly corrections: readonly CorrectionCard[];
  /** Batches whose record the person at the desk may read in full. */
  readonly batchRecords: readonly string[];
  readonly lots: readonly LotCard[];
  readonly laboratory: LaboratoryPane;
  /** Scales; null where neither quality nor metrology is at work. */
  readonly equipment: EquipmentDesk | null;
  /** Records of quality; null where nobody decides about them. */
  readonly records: RecordsDesk | null;
  /** Calibrations and certificates that end soon or have ended, for those who see to them; the nearest first. */
  readonly due: readonly DueCard[];
  /** Only at a review desk. */
  readonly batches: readonly BatchCard[];
  readonly issue: IssueForm | null;
  /** People that five wrong secrets locked out; an administrator lifts it, signed. */
  readonly lockedOut: readonly PersonChip[];
  readonly inHand: {
    readonly container: string | null;
    readonly location: string | null;
    /** The unit the container is counted in. */
    readonly unit: MassUnit | null;
    /** Of a container with a hold in force over it. */
    readonly holdLabel: HoldLabelCard | null;
  };
  /** What is in the hand is to be destroyed by an approved decision. */
  readonly scrap: { readonly exception: string; readonly container: string } | null;
  readonly affordances: Affordances;
}

export interface DueCard {
  readonly id: string;
  readonly name: string;
  readonly due: DueView;
}

export interface WorkCard {
  readonly batch: string;
  readonly product: string;
  readonly step: string;
  readonly title: string;
  readonly position: number;
  readonly of: number;
  readonly state: StepStateName;
  readonly station: string | null;
  readonly enter: Affordance;
}

export interface ExceptionCard {
  readonly id: string;
  readonly trigger: string;
  readonly severity: Severity;
  readonly state: string;
  readonly batch: string | null;
  readonly step: string | null;
  readonly stepTitle: string | null;
  readonly station: string;
  readonly object: string | null;
  readonly opened: string;
  readonly count: number;
  readonly owner: Role;
  readonly ownerNames: readonly string[];
  readonly acknowledgedBy: string | null;
  readonly dueAcknowledge: string;
  readonly dueDisposition: string;
  readonly late: boolean;
  readonly ruleClosable: boolean;
  /** What a person reported, in their words; null for what a rule detected. */
  readonly narrative: string | null;
  /** The refusal that opened it, for the story. */
  readonly refusal: Refusal | null;
  readonly settle: Affordance;
  /** It is not closed before a coded cause is on record. */
  readonly causeMissing: boolean;
  /** What was entered late and opened it; null for every other exception. */
  readonly lateEntry: LateEntryView | null;
  readonly attachments: readonly AttachmentView[];
  /** Other lots of the same item that a re-allocation could name. */
  readonly alternatives: readonly { readonly lot: string; readonly text: string }[];
  /** It stopped its step; what only waits for a decision about it stops nothing. */
  readonly stops: boolean;
  /** The rule that refused, where somebody with the authority can set it aside for this object; null where nobody can. */
  readonly override: OverrideOffer | null;
  readonly coOwner: Role | null;
  /** The role that was told because a time ran out. */
  readonly escalatedTo: Role | null;
  /** Deviations, nonconformances and the like that it called for. */
  readonly links: readonly string[];
  /** What happens next, as `exceptionNext.<code>` with its data. */
  readonly next: { readonly code: string; readonly data: Readonly<Record<string, string | number>> };
  /** The rule that opened it: version of the table, and its times in minutes (S16). */
  readonly rule: { readonly table: string; readonly acknowledge: number; readonly decide: number };
  readonly decision: DecisionView | null;
  /** The labels that do not add up, where quality decides about them; null for everything else and everywhere else. */
  readonly balance: LabelBalance | null;
  /** Only what the exception can meet where it stands. */
  readonly actions: Affordances;
  readonly routes: readonly ExceptionRouteName[];
  readonly choices: DispositionChoices;
}

/** An override that answers an exception: for what it could be granted, for what reasons, and what the gates say (rules §4). */
export interface OverrideOffer {
  readonly override: OverrideId;
  readonly batch: string;
  readonly step: string;
  /** Fills its words, `override.<override>.*`. */
  readonly data: Readonly<Record<string, string>>;
  /** What it could be granted for; with one there is nothing to choose. */
  readonly objects: readonly { readonly id: string; readonly text: string }[];
  readonly mayGrant: readonly Role[];
  readonly reasons: readonly ReasonCode[];
  readonly grant: Affordance;
}

export type ExceptionRouteName = 'onHold' | 'underInvestigation' | 'dispositionPending';

/** What was decided and by whom; approved by another person. */
export interface DecisionView {
  readonly pattern: Pattern;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
  readonly by: string;
  readonly approvedBy: string | null;
  /** Lots and containers it names, or its assessment. */
  readonly what: readonly string[];
}

/** What a decision about this exception could name. */
export interface DispositionChoices {
  readonly substitutes: readonly { readonly lot: string; readonly text: string }[];
  readonly containers: readonly { readonly container: string; readonly text: string }[];
  readonly leaveOut: boolean;
  readonly rework: boolean;
}

/** What a review desk has of deviations, nonconformances, OOS, OOT, CAPA and look-backs. */
export interface RecordsDesk {
  readonly cards: readonly RecordCard[];
  /** Who can be given a task or an action. */
  readonly owners: readonly PersonChip[];
  readonly open: Affordance;
}

/** One record from its opening to where it stands. */
export interface RecordStory {
  readonly id: string;
  readonly kind: RecordKind;
  readonly state: string;
  readonly severity: Severity;
  readonly owner: Role;
  readonly batch: string | null;
  readonly step: string | null;
  readonly objects: readonly string[];
  /** Exceptions that it is linked with, both ways. */
  readonly exceptions: readonly string[];
  readonly trigger: string | null;
  readonly narrative: string | null;
  readonly opened: string;
  /** null: opened by a rule. */
  readonly openedBy: string | null;
  readonly due: string;
  readonly late: boolean;
  readonly closed: string | null;
  /** More time that waits for a second signature. */
  readonly extension: { readonly due: string; readonly by: string; readonly reason: string } | null;
  readonly found: readonly Found[];
  readonly tasks: readonly {
    readonly id: string;
    readonly what: string;
    readonly owner: string;
    readonly due: string;
    readonly late: boolean;
    readonly result: string | null;
  }[];
  readonly causes: readonly { readonly code: RootCauseCode; readonly evidence: readonly string[] }[];
  readonly causeBy: string | null;
  readonly attachments: readonly AttachmentView[];
  readonly moves: readonly {
    readonly move: RecordMoveKind;
    readonly by: string;
    readonly at: string;
    readonly note: string | null;
  }[];
}

/** One thing that was found or decided: a word of the catalogue (`recordWord.<word>`) or plain text. */
export interface Found {
  readonly field: string;
  readonly word: string | null;
  readonly text: string | null;
}

export interface RecordCard extends RecordStory {
  /** The moves that its machine has from here. */
  readonly next: readonly {
    readonly move: RecordMoveKind;
    readonly by: Role;
    readonly affordance: Affordance;
  }[];
  /** Holds in force that could contain it. */
  readonly holds: readonly { readonly id: string; readonly object: string }[];
  /** Objects that a cause could rest on, as `kind:id`. */
  readonly evidence: readonly string[];
  readonly cause: Affordance;
  readonly assign: Affordance;
  readonly extend: Affordance;
  /** Days that were asked for and wait; null while nobody asked. */
  readonly extensionDays: number | null;
}

export interface HoldCard {
  readonly id: string;
  readonly object: string;
  readonly objectKind: string;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
  readonly by: string;
  readonly at: string;
  /** Batches that have some of it: the hold follows genealogy to each of them (S103). */
  readonly reaches: readonly string[];
  /** Other holds in force over the same object; releasing this one leaves them. */
  readonly others: readonly string[];
  /** Containers under the hold, each to be scanned into quarantine (rules §3). */
  readonly containers: readonly HeldContainer[];
  readonly release: Affordance;
}

/** What became of the newest label of a container, and how many the printer said came out. */
export interface LabelOutcome {
  readonly outcome: 'none' | 'printing' | PrintOutcome;
  readonly detail: string;
  readonly printed: number;
}

/** HOLD labels of one container (rules §3). */
export interface HoldLabelCard extends LabelOutcome {
  readonly container: string;
  readonly affordance: Affordance;
}

/** The new label of a received container that QA re-identified (rules §4). */
export interface NewLabelCard extends LabelOutcome {
  readonly container: string;
  readonly affordance: Affordance;
}

export interface HeldContainer {
  readonly container: string;
  readonly location: string;
  readonly inQuarantine: boolean;
  readonly label: HoldLabelCard;
}

export interface LotCard {
  readonly lot: string;
  readonly item: string;
  readonly itemName: string;
  readonly status: string;
  readonly expiry: string | null;
  readonly onHand: string;
  readonly retest: string | null;
  readonly decisions: LotDecisions;
}

export interface IssueForm {
  readonly recipes: readonly {
    readonly id: string;
    readonly version: string;
    readonly product: string;
    readonly size: string;
    readonly lines: readonly {
      readonly step: string;
      readonly item: string;
      readonly itemName: string;
      readonly lots: readonly { readonly lot: string; readonly text: string; readonly proposed: boolean }[];
    }[];
  }[];
}

interface StepFrame {
  readonly batch: string;
  readonly step: string;
  readonly title: string;
  readonly state: StepStateName;
  readonly performer: string | null;
  /** The one imperative line: `task.<code>` with its data. */
  readonly task: { readonly code: string; readonly data: Readonly<Record<string, string | number>> };
  /** Open exceptions of this step; the block panel of a blocked step is made from the first. */
  readonly exceptions: readonly ExceptionCard[];
  readonly affordances: Affordances;
}

export interface ClearanceScreen extends StepFrame {
  readonly kind: 'clearance';
  /** The steps of a rework are answered in the same way. */
  readonly rework: boolean;
  /** The controlled checklist with its revision; null where none is named. */
  readonly document: string | null;
  /** The batch that leaves the place; null where it is the first, or where this one goes on. */
  readonly leaves: string | null;
  readonly items: readonly ChecklistItemView[];
}

export interface ChecklistItemView {
  readonly id: string;
  readonly text: string;
  readonly evidence: 'confirmed' | 'count' | 'reference' | 'scan' | 'photo' | 'mass';
  readonly expects: string | null;
  /** The photo that answers it; where it is open, the newest of the step that could. Null for every other evidence. */
  readonly photo: AttachmentView | null;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  /** Values that were corrected, oldest first. */
  readonly earlier: readonly EarlierValue[];
  /** The correction that waits for its approval. */
  readonly waits: string | null;
}

export interface CheckScreen extends StepFrame {
  readonly kind: 'check';
  readonly scales: readonly CheckScaleView[];
  readonly detectors: readonly DetectorView[];
}

export interface CheckScaleView {
  readonly scale: string;
  readonly name: string;
  readonly unit: string;
  readonly weightSet: string;
  readonly weightSetScanned: boolean;
  readonly prepared: boolean;
  readonly attempt: number;
  readonly status: 'due' | 'running' | 'passed' | 'failed';
  readonly points: readonly {
    readonly nominal: string;
    readonly lowest: string;
    readonly highest: string;
    readonly result: string | null;
    readonly passed: boolean | null;
    readonly next: boolean;
  }[];
  readonly capture: Affordance;
}

export type DispensePhase =
  | 'scale'
  | 'source'
  | 'zero'
  | 'tare'
  | 'fill'
  | 'overshoot'
  | 'label'
  | 'settlePrint'
  | 'verify'
  | 'remove'
  | 'finish'
  | 'done';

export interface DispenseScreen extends StepFrame {
  readonly kind: 'dispense';
  readonly phase: DispensePhase;
  readonly item: { readonly id: string; readonly name: string; readonly hazards: readonly string[] };
  readonly lot: { readonly id: string; readonly expiry: string | null; readonly assay: string | null };
  readonly candidates: readonly {
    readonly container: string;
    readonly lot: string;
    readonly quantity: string;
    readonly expiry: string | null;
    readonly location: string;
  }[];
  readonly scales: readonly {
    readonly id: string;
    readonly name: string;
    readonly note: string;
    readonly selected: boolean;
    readonly select: Affordance;
  }[];
  readonly scale: string | null;
  readonly amounts: {
    readonly unit: string;
    readonly target: string;
    readonly lowest: string | null;
    readonly highest: string;
    readonly scaleStep: string;
    readonly stepTarget: string;
    readonly stepDone: string;
    readonly part: number;
    readonly parts: number | null;
  } | null;
  readonly source: {
    readonly container: string;
    readonly lot: string;
    readonly remaining: string;
    readonly scannedForClose: boolean;
  } | null;
  readonly current: {
    readonly container: string;
    readonly tare: string;
    readonly overshoot: {
      readonly peak: string;
      readonly count: number;
      readonly waste: string | null;
    } | null;
  } | null;
  readonly containers: readonly DispensedView[];
  readonly verification: {
    readonly container: string;
    readonly verifier: string;
    readonly sources: readonly { readonly container: string; readonly scanned: boolean }[];
    readonly labelScanned: boolean;
    readonly recordedGross: string;
    readonly weighedAgain: boolean;
  } | null;
  /** Where the weight of a container is read off the display of a scale that sends nothing (rules §4). */
  readonly manual: ManualReadingCard | null;
  /** A container that QA re-identified and whose new label nobody has scanned yet (rules §4). */
  readonly newLabel: NewLabelCard | null;
  readonly label:
    | (LabelOutcome & {
        readonly container: string;
        /** While the container is held: the label that says so. */
        readonly hold: HoldLabelCard | null;
      })
    | null;
}

/** Two people read a display, each without the other; the number is shown once both read the same. */
export interface ManualReadingCard {
  readonly container: string;
  readonly scale: string;
  readonly unit: string;
  readonly state: 'first' | 'differed' | 'second' | 'confirmed';
  /** Gross as both read it, and the net it makes; null before. */
  readonly gross: string | null;
  readonly net: string | null;
  /** Who read it, in the order in which they did. */
  readonly readBy: readonly string[];
}

export interface DispensedView {
  readonly container: string;
  readonly gross: string;
  readonly tare: string;
  readonly net: string;
  readonly unit: string;
  readonly sources: readonly string[];
  readonly phase: 'weighed' | 'labelled' | 'verified' | 'void';
  readonly by: string;
  readonly verifiedBy: string | null;
}

export interface KitScreen extends StepFrame {
  readonly kind: 'kit';
  readonly kit: string;
  readonly containers: readonly {
    readonly container: string;
    readonly item: string;
    readonly net: string;
    readonly scanned: boolean;
  }[];
  readonly total: string;
  readonly scannedTotal: string;
}

/** What goes into a machine: each container is shown, verified by another person, and only then added (rules §5). */
export interface IntakeView {
  readonly equipment: MachineView;
  readonly containers: readonly ChargeLine[];
  /** The container that is about to go in; null while nothing is in the hand. */
  readonly pending: {
    readonly container: string;
    readonly item: string;
    readonly net: string;
    readonly adder: string;
    readonly verifier: string | null;
    readonly scanned: boolean;
    readonly verified: boolean;
  } | null;
  readonly total: string;
  readonly chargedTotal: string;
}

export interface ChargeScreen extends StepFrame, IntakeView {
  readonly kind: 'charge';
}

/** A machine, and whether it is clean for the batch at hand (21 CFR 111.27(d)). */
export interface MachineView {
  readonly id: string;
  readonly name: string;
  readonly clean: {
    readonly status: 'clean' | 'inUse' | 'neverCleaned' | 'expired' | 'used';
    /** When its cleaning ends or ended; null where none counts. */
    readonly until: string | null;
    /** The other batch that was worked in it; null where none was. */
    readonly batch: string | null;
  };
}

export interface ChargeLine {
  readonly container: string;
  readonly item: string;
  readonly net: string;
  /** Who added it and who verified that; null while it is not in. */
  readonly charged: { readonly adder: string; readonly addVerifier: string } | null;
}

/** A machine at work, for as long as the station measures; times are `m:ss`. */
export interface ProcessScreen extends StepFrame {
  readonly kind: 'process';
  readonly equipment: MachineView;
  readonly machine: 'notStarted' | 'running' | 'stopped' | 'finished';
  /** Since when it runs or stands; null before the first start. */
  readonly since: string | null;
  /** The code under which it was stopped last; null while it runs. */
  readonly stoppedFor: ReasonCode | null;
  readonly ran: string;
  readonly left: string;
  /** Whether it ran as long as it has to, and whether it ran longer than it may. */
  readonly time: 'short' | 'within' | 'over';
  readonly minutes: { readonly lowest: number; readonly highest: number };
  readonly parameters: readonly ParameterView[];
}

export type DischargePhase = 'scale' | 'zero' | 'tare' | 'fill' | 'label' | 'settlePrint' | 'next';

/** A container after the other is tared, filled, weighed and labelled. */
export interface FillingView {
  readonly phase: DischargePhase;
  readonly item: { readonly id: string; readonly name: string };
  readonly scales: DispenseScreen['scales'];
  readonly scale: string | null;
  /** The container on the scale, with its tare; null between two. */
  readonly current: { readonly container: string; readonly tare: string } | null;
  readonly containers: readonly DispensedView[];
  /** The label that is asked for or waited for; null where none is. */
  readonly label: (LabelOutcome & { readonly container: string }) | null;
}

/** A machine is emptied, container by container. */
export interface DischargeScreen extends StepFrame, FillingView {
  readonly kind: 'discharge';
  readonly equipment: MachineView;
  readonly charged: string;
  readonly discharged: string;
  readonly yield: {
    readonly percent: string;
    readonly lowest: string;
    readonly highest: string;
    readonly within: boolean;
  };
}

/** A metal detector with the pieces of its challenge. */
export interface DetectorView {
  readonly detector: string;
  readonly name: string;
  readonly pieces: readonly {
    readonly piece: string;
    readonly text: string;
    /** inHand: scanned, and about to be passed through. */
    readonly state: 'waiting' | 'inHand' | PieceResult;
  }[];
  readonly attempt: number;
  readonly status: 'due' | 'running' | 'passed' | 'failedOnce' | 'failed';
  readonly pass: Affordance;
  readonly repeat: Affordance;
}

/** What stands before the hand: the scales, a label, the pieces of a challenge, drum and scanner, or the end. */
export type BulkStage = 'scale' | 'label' | 'challenge' | 'weigh' | 'end';

/** The output of a run goes through a metal detector, is weighed and counted by its mass. */
export interface BulkWeighScreen extends StepFrame, FillingView {
  readonly kind: 'bulkWeigh';
  readonly stage: BulkStage;
  /** What the containers that go in were filled with, one by one: `capsules`. */
  readonly unit: string;
  readonly intake: readonly {
    readonly container: string;
    readonly state: 'outside' | 'held' | 'in';
    readonly by: string | null;
  }[];
  readonly detector: DetectorView;
  /** Whether something may go through it now; `until` is when it is challenged again at the latest. */
  readonly standing: 'good' | 'due' | 'failed' | 'adjusted';
  readonly until: string | null;
  readonly minutes: number;
  /** Something went through since the last good challenge. */
  readonly challengeAfter: boolean;
  readonly net: string;
  /** Mean mass of one, with its unit, and how many of them were weighed; null where no sample was judged. */
  readonly mean: { readonly mass: string; readonly of: number } | null;
  readonly units: number | null;
  readonly target: number;
  readonly samples: { readonly taken: number; readonly lowest: number; readonly highest: number };
  readonly count: Affordance;
  readonly yield: {
    /** null before anything can be counted. */
    readonly percent: string | null;
    readonly lowest: string;
    readonly highest: string;
    readonly within: boolean;
  };
}

export interface ParameterView {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly lowest: string;
  readonly highest: string;
  readonly value: string | null;
  readonly by: string | null;
}

/** The terminal of a packaging line; numbers of units and packs, whole. */
export interface PackagingScreen extends StepFrame {
  readonly kind: 'packaging';
  readonly line: 'notStarted' | 'running' | 'stopped';
  /** Since when it runs or stands; null before the first start. */
  readonly since: string | null;
  /** The code under which it was stopped last. */
  readonly stoppedFor: ReasonCode | null;
  readonly unit: string;
  readonly pack: string;
  readonly unitsPerPack: number;
  readonly target: number;
  readonly totals: Readonly<Record<CountOf, number>>;
  readonly good: number;
  /** Units that went in and are neither in a pack nor left over; more packs than units is below zero. */
  readonly lost: number;
  readonly yield: {
    readonly percent: string;
    readonly lowest: string;
    readonly highest: string;
    readonly within: boolean;
  };
  readonly counts: readonly LineCountView[];
  /** What this line stands on: another batch's clearance lets nothing run. */
  readonly clearance: {
    readonly batch: string;
    readonly verifiedAt: string;
    readonly document: string | null;
  } | null;
  /** The restart inspection of a line that stood too long; null where none is due. */
  readonly inspection: {
    readonly items: readonly ChecklistItemView[];
  } | null;
  /** Null where the line labels nothing. */
  readonly labelling: LabellingView | null;
  /** Null where the run counts no components. */
  readonly components: readonly ComponentView[] | null;
  /** Null where its packs go into no cases. */
  readonly cases: CasesView | null;
}

/** The roll on the applicator, the code on the packs, and the labels that stay in the record (rules §8). */
export interface LabellingView {
  readonly artwork: string;
  readonly revision: string;
  /** Scanned, and no label of it yet. */
  readonly brought: string | null;
  readonly on: { readonly roll: string; readonly since: string } | null;
  readonly code: {
    /** As the coder must put it on every pack. */
    readonly expected: string;
    readonly read: 'scan' | 'eye';
    /** Why it must be verified now; null while the last verification counts. */
    readonly due: CodeOccasion | null;
    /** When it was right last; null where it never was. */
    readonly verifiedAt: string | null;
    /** Until when that counts while the line runs; null where a verification is due. */
    readonly until: string | null;
  };
  readonly specimens: readonly { readonly which: SpecimenOf; readonly roll: string | null }[];
  /** The newest photo of this step that shows nothing yet. */
  readonly photo: AttachmentView | null;
}

/** The terminal of a run with in-process checks (rules §7). Numbers are micrograms, for the drawing alone; texts are for people. */
export interface CheckedRunScreen extends StepFrame {
  readonly kind: 'checkedRun';
  readonly line: 'notStarted' | 'running' | 'stopped';
  readonly since: string | null;
  readonly stoppedFor: ReasonCode | null;
  /** What is weighed, one by one: `capsules`. */
  readonly units: string;
  readonly unit: string;
  readonly balance: string;
  /** The next check of the plan; null where none is counted down. */
  readonly next: {
    /** Of running, until it is due; below zero once it is. */
    readonly seconds: number;
    /** So many seconds before and after it may be opened. */
    readonly window: number;
    readonly state: 'notYet' | 'due' | 'missed';
  } | null;
  /** Whether the run may go on by its checks. */
  readonly standing: 'free' | 'owed' | 'rechecking' | 'rechecked';
  readonly output: {
    readonly under: string | null;
    readonly containers: readonly {
      readonly id: string;
      readonly held: boolean;
      /** The containers it is made of; none where the run is fed by none. */
      readonly from: readonly string[];
      /** Null while it stands under the outlet. */
      readonly label: LabelOutcome | null;
    }[];
  };
  /** What the machine is fed with; null where its recipe feeds it with nothing. */
  readonly feeding: (IntakeView & { readonly hopper: readonly string[] }) | null;
  /** Samples of setting up that were weighed so far. */
  readonly setUps: number;
  /** Null where nobody accounts for what the run made. */
  readonly account: RunAccountView | null;
  /** What would let the next check be opened outside its window; null where nothing would, or it is granted already. */
  readonly override: OverrideOffer | null;
  readonly limits: {
    readonly individual: ShownSpan;
    readonly mean: ShownSpan;
    readonly centre: number;
    readonly sigma: number;
  };
  readonly check: OpenCheckView | null;
  readonly chart: readonly CheckOnChart[];
  /** Null where the run counts no components. */
  readonly components: readonly ComponentView[] | null;
}

export interface ShownSpan {
  readonly lowest: number;
  readonly highest: number;
  readonly text: readonly [lowest: string, highest: string];
}

/** What the counters of a machine said, and where its powder is; masses with their unit. */
export interface RunAccountView {
  readonly good: number;
  readonly rejected: number;
  readonly sampled: number;
  readonly counts: readonly LineCountView[];
  readonly heel: string | null;
  /** Null while a count, the heel or a mean is missing. */
  readonly powder: {
    readonly fedIn: string;
    readonly inUnits: string;
    readonly heel: string;
    readonly lost: string;
    readonly percent: string;
    readonly limit: string;
    readonly within: boolean;
  } | null;
}

export interface OpenCheckView {
  readonly id: string;
  /** It is a sample of setting up, and decides nothing. */
  readonly setUp: boolean;
  readonly size: number;
  /** Placements that count. */
  readonly counted: number;
  readonly recheckOf: string | null;
  /** The output container that it speaks for. */
  readonly container: string | null;
  /** waiting: a unit came to rest and is not captured yet. */
  readonly pan: 'empty' | 'waiting' | 'captured';
  readonly placements: readonly {
    readonly number: number;
    readonly mass: string;
    readonly within: boolean;
    /** It was taken away before it was captured. */
    readonly left: boolean;
    readonly invalid: { readonly reason: ReasonCode; readonly by: string; readonly witness: string } | null;
  }[];
}

/** One check on the control chart: its mean, and the lightest and heaviest of its units. */
export interface CheckOnChart {
  readonly id: string;
  readonly at: string;
  readonly state: 'open' | 'passed' | 'failed' | 'incomplete' | 'missed';
  readonly recheck: boolean;
  readonly mean: number | null;
  readonly meanText: string | null;
  readonly meanWithin: boolean;
  readonly lightest: number | null;
  readonly heaviest: number | null;
  /** How many units are outside their limits. */
  readonly outside: number;
  /** How many placements were invalidated. */
  readonly struck: number;
  readonly rules: readonly RunRule[];
}

export interface LineCountView {
  readonly id: string;
  readonly what: CountOf | RunCountOf;
  readonly quantity: number;
  readonly reason: RejectReason | UnitRejectReason | null;
  readonly by: string;
  readonly at: string;
  readonly invalid: boolean;
}

/** Labels leave the cage roll by roll: scanned, a label of it scanned, counted (21 CFR 211.125(a)). */
export interface LabelIssueScreen extends StepFrame {
  readonly kind: 'labelIssue';
  readonly item: string;
  readonly artwork: string;
  readonly revision: string;
  readonly needed: number;
  readonly issued: number;
  readonly rolls: readonly {
    readonly roll: string;
    readonly labels: number;
    readonly by: string;
    readonly at: string;
  }[];
  readonly inHand: { readonly roll: string; readonly artworkSeen: boolean } | null;
}

/**
 * The blind counts of labels. Nobody who stands here sees what another counted or what is expected: numbers come only
 * once nothing is left to count (rules §9).
 */
export interface ReconciliationScreen extends StepFrame {
  readonly kind: 'reconciliation';
  readonly rolls: readonly {
    readonly roll: string;
    readonly applicatorRead: boolean;
    /** Splices and specimens of this roll are counted by its line: they are not counted again. */
    readonly atLine: boolean;
  }[];
  readonly counts: readonly { readonly by: string; readonly at: string }[];
  readonly standing: 'uncounted' | 'recount' | 'outside' | 'disagree' | 'reconciled';
  readonly balance: LabelBalance | null;
}

/** Every issued label and where it ended; what is left over is what nothing accounts for. */
export interface LabelBalance {
  readonly issued: number;
  readonly applied: number;
  readonly rejected: number;
  readonly setUp: number;
  readonly damaged: number;
  readonly specimen: number;
  readonly returned: number;
  /** Negative where more was found than issued. */
  readonly unaccounted: number;
  readonly percent: string;
  readonly limit: string;
  readonly basis: string;
  readonly within: boolean;
  /** Packs that carry a label by the counts of the line; null where none counted. */
  readonly packs: number | null;
  readonly rolls: readonly { readonly roll: string; readonly issued: number; readonly unaccounted: number }[];
  /** What was left unaccounted by each count, in their order, and who counted. */
  readonly counts: readonly { readonly by: string; readonly unaccounted: number; readonly within: boolean }[];
}

/** The station cannot work: it can still be read and exported. */
export interface FaultScreen {
  readonly kind: 'fault';
  readonly reasons: readonly {
    readonly code: string;
    readonly data: Readonly<Record<string, string | number>>;
  }[];
  /** Lost events that two people can sign for; null where no signature helps. */
  readonly gap: GapView | null;
}

/** Events that are missing at the end of the record, and who signs for them; it locks every terminal. */
export interface GapView {
  /** Events that are missing, as far as the pin tells. */
  readonly from: number;
  readonly to: number;
  /** Batches that will stand on hold. */
  readonly batches: number;
  /** Who declared it; null until somebody has. */
  readonly declaredBy: string | null;
  readonly declarers: readonly string[];
  readonly confirmers: readonly string[];
}

/** One picture of the live weight, at most ten a second; never recorded as such. */
export interface LiveWeight {
  readonly scale: string;
  /** unidentified: it sends weights, and its plate has to be scanned first. */
  readonly state: 'ready' | 'moving' | 'noReading' | 'overload' | 'underload' | 'lost' | 'unidentified';
  readonly unit: string;
  readonly gross: string | null;
  readonly net: string | null;
  readonly stable: boolean;
  readonly zone: 'none' | 'under' | 'in' | 'over';
  /** Signed distance from target, as text, when there is a target and a tare. */
  readonly difference: string | null;
  /** Position of the fill in thousandths of the bar; the tolerance frame stands at 700–860, the target at 780. */
  readonly fill: number;
  /** The text that a press records, exactly as the instrument shows it now (gross). */
  readonly displayed: string | null;
}

export type Query =
  /** The text a person is about to sign, built by the station from the command as drafted (without signature). */
  | { readonly kind: 'signing'; readonly command: unknown }
  | { readonly kind: 'label'; readonly label: LabelKind; readonly container: string }
  | { readonly kind: 'events'; readonly before: number | null; readonly denialsOnly: boolean }
  | { readonly kind: 'equipmentLog'; readonly equipment: string }
  /** The devices of this terminal, with the traffic and history of the one that is watched. */
  | { readonly kind: 'devices'; readonly watch: string | null }
  | { readonly kind: 'trace'; readonly of: TraceStart }
  | { readonly kind: 'denials'; readonly filter: DenialFilter; readonly before: number | null }
  /** One record of quality, closed ones too, with the lines of the log that made it. */
  | { readonly kind: 'record'; readonly id: string }
  /** One exception, closed ones of long ago too, with the lines of the log that made it. */
  | { readonly kind: 'exception'; readonly id: string }
  | { readonly kind: 'closed'; readonly filter: ClosedFilter }
  | { readonly kind: 'scrapTrend' }
  | { readonly kind: 'batchRecord'; readonly batch: string }
  | { readonly kind: 'batchReview'; readonly batch: string }
  | { readonly kind: 'attachments'; readonly on: AttachmentObject }
  | { readonly kind: 'health' };

export type QueryReply =
  | {
      readonly kind: 'signing';
      readonly text: string;
      readonly hash: string;
      readonly meaning: Meaning;
      readonly needsPerson: boolean;
      /** Nobody but the holder of the session can give this signature. */
      readonly ownWork: boolean;
      /** Releasers of a batch who would no longer be, once they sign this (rules §10). */
      readonly disqualifies?: { readonly batch: string; readonly people: readonly string[] } | null;
    }
  | { readonly kind: 'batchReview'; readonly review: BatchReviewView }
  | { readonly kind: 'attachments'; readonly found: AttachmentsView }
  | { readonly kind: 'label'; readonly png: string; readonly width: number; readonly height: number }
  | { readonly kind: 'events'; readonly events: readonly EventLine[]; readonly total: number }
  | { readonly kind: 'batchRecord'; readonly record: BatchRecordView }
  | { readonly kind: 'equipmentLog'; readonly lines: readonly EventLine[] }
  | { readonly kind: 'devices'; readonly desk: DeviceDeskView }
  | { readonly kind: 'trace'; readonly graph: TraceGraph }
  | { readonly kind: 'denials'; readonly page: DenialPage }
  | { readonly kind: 'record'; readonly record: RecordStory; readonly lines: readonly EventLine[] }
  | { readonly kind: 'exception'; readonly exception: ExceptionCard; readonly lines: readonly EventLine[] }
  | { readonly kind: 'closed'; readonly page: ClosedPage }
  | { readonly kind: 'scrapTrend'; readonly trend: ScrapTrend }
  | { readonly kind: 'health'; readonly health: Health; readonly checkpoint: string | null }
  | { readonly kind: 'notFound'; readonly what: string };

export interface EventLine {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly station: string | null;
  readonly person: string | null;
  readonly batch: string | null;
  readonly step: string | null;
  readonly summary: Readonly<Record<string, string | number>>;
  /** What stood for the stability of the weight it carries, where the format of the instrument tells none. */
  readonly settling?: Settling;
  /** How the instrument of that weight was known, where it does not say so itself. */
  readonly identifiedBy?: 'plate';
  readonly refusals: readonly Refusal[];
}

export type { ExceptionCategory };
