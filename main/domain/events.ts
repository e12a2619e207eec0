import type { RecordMove } from '../contract/grammar/record-moves.ts';
import type {
  AttachmentId,
  BatchId,
  CaseId,
  ContainerId,
  CorrectionId,
  CountId,
  EquipmentId,
  ExceptionId,
  HoldId,
  InProcessId,
  ItemId,
  LateEntryId,
  LocationId,
  LotId,
  PersonId,
  RecipeId,
  RecordId,
  RollId,
  SampleId,
  SessionId,
  StationId,
  StepId,
  TerminalId,
} from '../contract/ids.ts';
import type {
  CaptureRef,
  CauseTarget,
  CountedLot,
  CountedRoll,
  Disposition,
  HoldObject,
} from '../contract/parse-command.ts';
import type { MassUnit, Micrograms } from '../contract/quantity.ts';
import type { Refusal } from '../contract/refusals.ts';
import type {
  CodeOccasion,
  CountOf,
  OverrideId,
  PanPosition,
  PieceResult,
  PrintOutcome,
  ProcedureName,
  ReasonCode,
  RecheckReason,
  ReferencePhase,
  RejectReason,
  Role,
  RunCountOf,
  SpecimenOf,
  StationFunction,
  UnitRejectReason,
} from '../contract/vocabulary.ts';
import type { Attachment } from './attachments/attachment.ts';
import type { Accounting } from './components/accounting.ts';
import type { Correction } from './corrections/correction.ts';
import type { Equipment, WeightSet } from './equipment/equipment.ts';
import type { ScaleEvidence, ScanEvidence, SignatureRecord, WeightEvidence } from './evidence.ts';
import type { EnteredReading, Portion } from './execution/batch.ts';
import type { Person, Station } from './identity/person.ts';
import type { Judgement, Placement, Sampled } from './in-process/check.ts';
import type { KernelCommandType } from './kernel-command.ts';
import type { LabelRoll } from './label-ledger/label-roll.ts';
import type { Reconciliation, ReconciliationLimit } from './label-ledger/reconcile.ts';
import type { Verdict } from './laboratory/finished-test.ts';
import type { Sample } from './laboratory/sample.ts';
import type { LateEntry } from './late-entry/late-entry.ts';
import type { LogGap } from './log/log-gap.ts';
import type { Container, CountedItem, Item, Location, Lot } from './material/material.ts';
import type { Instant, PlantDay, PlantMonth } from './moment.ts';
import type { SiteRules } from './plant/founding.ts';
import type { Escalation, ExceptionRecord, Hold } from './quality/exception.ts';
import type { ExceptionRoute } from './quality/exception-machine.ts';
import type { QualityRecord } from './quality/records/record.ts';
import type { RootCause, Task } from './quality/records/record-base.ts';
import type { Recipe, ReworkStep } from './recipe/recipe.ts';

/** Facts, in the past tense. Each carries what happened; who, where and when stand in the envelope. */
export interface EventData {
  PlantFounded: { readonly kind: 'demo' | 'production'; readonly site: SiteRules };
  StationBound: { readonly station: Station };
  PersonAdmitted: { readonly person: Person };
  ItemDefined: { readonly item: Item };
  CountedItemDefined: { readonly item: CountedItem };
  LotReceived: { readonly lot: Lot };
  LocationDefined: { readonly location: Location };
  ContainerReceived: { readonly container: Container };
  LabelRollReceived: { readonly roll: LabelRoll };
  EquipmentBound: { readonly equipment: Equipment };
  WeightSetRegistered: { readonly weightSet: WeightSet };
  RecipeApproved: { readonly recipe: Recipe };

  SessionOpened: {
    readonly session: SessionId;
    readonly person: PersonId;
    readonly station: StationId;
    readonly terminal: TerminalId;
    readonly credentialVersion: number;
  };
  SessionEnded: {
    readonly terminal: TerminalId;
    readonly cause: 'signedOut' | 'locked' | 'idle' | 'switched';
  };
  /** The person went over to a secret that they chose; `credentialVersion` is the one that signatures carry from now on. */
  SecretChosen: { readonly person: PersonId; readonly credentialVersion: number };
  CredentialFailed: { readonly person: PersonId; readonly failures: number };
  PersonLockedOut: { readonly person: PersonId };
  PersonUnlocked: {
    readonly person: PersonId;
    readonly reason: ReasonCode;
    readonly signature: SignatureRecord;
  };
  AccountabilityAcknowledged: { readonly person: PersonId; readonly signature: SignatureRecord };
  /** Who asked that the receivers of events are tried at once; it stands in the envelope. */
  DeliveriesRetried: Readonly<Record<string, never>>;
  FunctionOpened: { readonly function: StationFunction };
  StepEntered: { readonly terminal: TerminalId; readonly batch: BatchId; readonly step: StepId };
  StepLeft: { readonly terminal: TerminalId };
  TakenInHand: {
    readonly terminal: TerminalId;
    readonly container: ContainerId | null;
    readonly location: LocationId | null;
    readonly scan: ScanEvidence;
  };

  BatchIssued: {
    readonly batch: BatchId;
    readonly recipe: RecipeId;
    readonly version: string;
    readonly allocations: Readonly<Record<string, LotId>>;
    /** The month that is coded on its packs, `YYYY-MM`; absent where its recipe codes nothing. */
    readonly expires?: PlantMonth;
    readonly signature: SignatureRecord;
  };
  BatchStarted: { readonly batch: BatchId };
  BatchExecuted: { readonly batch: BatchId };
  BatchReviewBegun: { readonly batch: BatchId; readonly person: PersonId };
  AuditTrailReviewed: {
    readonly batch: BatchId;
    readonly throughSeq: number;
    readonly denials: number;
    readonly signature: SignatureRecord;
  };
  BatchReviewSigned: {
    readonly batch: BatchId;
    readonly byException: boolean;
    readonly signature: SignatureRecord;
  };
  /** Something came up: what was reviewed is no longer what there is (rules §2). */
  BatchReviewLapsed: { readonly batch: BatchId; readonly cause: string };
  BatchReturned: BatchDecision;
  BatchReleased: { readonly batch: BatchId; readonly signature: SignatureRecord };
  BatchRejected: BatchDecision;
  BatchTerminated: BatchDecision;
  UnitsShipped: {
    readonly batch: BatchId;
    readonly quantity: number;
    readonly to: string;
    readonly person: PersonId;
  };
  /** After release: nothing more is shipped, and what was is listed for the assessment of a recall. */
  BatchStopped: {
    readonly batch: BatchId;
    readonly cause: string;
    readonly shipped: readonly { readonly quantity: number; readonly to: string }[];
    readonly recall: RecordId;
  };
  BatchReinstated: BatchDecision;
  StepReady: StepRef;
  StepStarted: StepRef & { readonly person: PersonId };
  StepSuspended: StepRef & { readonly reason: ReasonCode };
  StepTakenOver: StepRef & { readonly person: PersonId };
  StepBlocked: StepRef & { readonly exception: ExceptionId };
  StepExcepted: StepRef & { readonly exception: ExceptionId };
  StepCleared: StepRef & { readonly exception: ExceptionId };
  StepCompleted: StepRef & { readonly signature: SignatureRecord | null };
  StepVerified: StepRef & { readonly verifier: PersonId; readonly signature: SignatureRecord | null };

  ItemAnswered: StepRef & {
    readonly item: string;
    readonly answer: string;
    readonly found: boolean;
    readonly scan: ScanEvidence | null;
  };
  ClearanceGiven: StepRef & {
    readonly station: StationId;
    /** Verified anew after a correction: the booth was not emptied for it. */
    readonly again: boolean;
    /** The batch that was here before; null for the first, absent where it was never noted (rules §8). */
    readonly previous?: BatchId | null;
  };
  ClearanceLapsed: StepRef & { readonly station: StationId };
  /** It did not last, and everything is looked at once more. */
  ClearanceRepeated: StepRef & { readonly station: StationId };

  RunStarted: StepRef & { readonly station: StationId; readonly person: PersonId };
  RunStopped: StepRef & { readonly station: StationId; readonly reason: ReasonCode };
  /** The second of the two who inspected a line that stood too long. */
  RestartVerified: StepRef & { readonly verifier: PersonId; readonly signature: SignatureRecord };
  /** A container stands under the outlet of the run from here on. */
  OutputOpened: StepRef & {
    readonly container: ContainerId;
    readonly location: LocationId;
    /** The containers whose powder comes out by now; absent where the run is fed by no containers. */
    readonly from?: readonly ContainerId[];
  };
  /** It was taken from the outlet, and nothing more comes into it. */
  OutputClosed: StepRef & { readonly container: ContainerId };
  /** `size` units are to be weighed, whatever the plan says later (rules §7). */
  InProcessOpened: StepRef & {
    readonly check: InProcessId;
    readonly size: number;
    /** The output container that it speaks for; null where nothing was made since the check before. */
    readonly container: ContainerId | null;
    readonly recheck: Sampled['recheck'];
    readonly person: PersonId;
  };
  /** A unit came to rest on the balance: it is in the sample, captured or not. */
  UnitSettled: StepRef & { readonly scale: EquipmentId; readonly evidence: ScaleEvidence };
  UnitLeft: StepRef & { readonly scale: EquipmentId };
  PlacementCaptured: StepRef & {
    readonly check: InProcessId;
    /** Its place in the sample, from 1. */
    readonly number: number;
    readonly how: Placement['how'];
    readonly evidence: ScaleEvidence;
  };
  PlacementInvalidated: StepRef & {
    readonly check: InProcessId;
    readonly number: number;
    readonly reason: ReasonCode;
    readonly narrative: string;
    readonly person: PersonId;
    /** The witness's. */
    readonly signature: SignatureRecord;
  };
  InProcessJudged: StepRef & Judgement & { readonly check: InProcessId };
  /** Closed before it was complete; `person` null: by the station, because the next one was due. */
  InProcessClosed: StepRef & {
    readonly check: InProcessId;
    readonly reason: ReasonCode | null;
    readonly person: PersonId | null;
  };
  InProcessMissed: StepRef & { readonly check: InProcessId };
  /** A sample of setting up: `size` units, weighed while the machine stands, and for information alone. */
  SetUpOpened: StepRef & {
    readonly check: InProcessId;
    readonly size: number;
    readonly person: PersonId;
  };
  SetUpJudged: StepRef & Omit<Judgement, 'rules'> & { readonly check: InProcessId };
  SetUpClosed: StepRef & {
    readonly check: InProcessId;
    readonly reason: ReasonCode;
    readonly person: PersonId;
  };
  /** What was left in the machine after its last stop, as it was typed (rules §6). */
  HeelRecorded: StepRef & {
    readonly mass: Micrograms;
    readonly text: string;
    readonly person: PersonId;
  };
  /** A supervisor lets the run go on after a recheck that passed (rules §7). */
  RestartAuthorized: StepRef & { readonly check: InProcessId; readonly signature: SignatureRecord };
  LineCounted: StepRef & {
    readonly count: CountId;
    readonly what: CountOf | RunCountOf;
    readonly quantity: number;
    readonly reason: RejectReason | UnitRejectReason | null;
    readonly person: PersonId;
  };

  /** A lot of a component was scanned at the station, to be counted and issued. */
  ComponentShown: StepRef & { readonly component: string; readonly lot: LotId; readonly scan: ScanEvidence };
  /** Counted by one and verified by another (21 CFR 111.260(k)). */
  ComponentIssued: StepRef & {
    readonly line: CountId;
    readonly component: string;
    readonly item: ItemId;
    readonly lot: LotId;
    readonly quantity: number;
    readonly person: PersonId;
    readonly signature: SignatureRecord;
  };
  /** One blind count of what the run left, signed by who counted; none is ever changed (rules §9). */
  ComponentCounted: StepRef & {
    readonly line: CountId;
    readonly component: string;
    readonly lots: readonly CountedLot[];
    readonly found: Accounting;
    readonly signature: SignatureRecord;
  };
  /** Clean pieces went back to stock; below zero where a later count found fewer. */
  ComponentReturned: StepRef & {
    readonly component: string;
    readonly lot: LotId;
    readonly quantity: number;
  };

  /** Finished packs went into cases, each under a number that no other case has; their labels follow. */
  CasesPacked: StepRef & {
    readonly cases: readonly { readonly id: CaseId; readonly number: number; readonly packs: number }[];
    readonly station: StationId;
    readonly person: PersonId;
  };
  /** The label of a case is asked of the printer; `more`: the next one follows when it came out. */
  CaseLabelReserved: StepRef & {
    readonly case: CaseId;
    readonly copy: number;
    readonly more: boolean;
    readonly station: StationId;
    readonly signature: SignatureRecord | null;
    readonly reason: ReasonCode | null;
  };
  CaseLabelPrinted: StepRef & {
    readonly case: CaseId;
    readonly outcome: PrintOutcome;
    readonly detail: string;
    readonly bitmapHash: string;
  };
  /** No label follows by itself: somebody stopped them, the printer did, or there is none left. */
  CaseLabelsStopped: StepRef;
  CaseLabelSeen: StepRef & { readonly case: CaseId; readonly scan: ScanEvidence };

  /** Scanned at the line that stands without a roll: the next one for its applicator. */
  LabelRollBrought: StepRef & { readonly roll: RollId; readonly scan: ScanEvidence };
  /** A label of it was scanned and shows the artwork of the specimen: it is on the applicator (rules §8). */
  LabelRollMounted: StepRef & {
    readonly roll: RollId;
    readonly artwork: string;
    readonly station: StationId;
    readonly person: PersonId;
    readonly scan: ScanEvidence;
  };
  LabelRollTakenOff: StepRef & {
    readonly roll: RollId;
    /** Labels that were lost at the splice and in setting up, as they were counted at the line. */
    readonly splice: number;
    readonly usedUp: boolean;
    readonly person: PersonId;
  };
  /** The lot and the expiry on a pack, held against those of the batch: scanned, or read by two people. */
  PackCodeRead: StepRef & {
    readonly occasion: CodeOccasion;
    readonly code: string;
    readonly expected: string;
    readonly matches: boolean;
    /** The last reading that was right before this one: what was packed since is in doubt where this one is wrong. */
    readonly since: Instant | null;
    readonly person: PersonId;
    readonly scan: ScanEvidence | null;
    readonly signature: SignatureRecord | null;
  };
  /** A label of the run is in the batch record, with the photo that shows it (S111, 21 CFR 111.260(k)). */
  SpecimenKept: StepRef & {
    readonly which: SpecimenOf;
    readonly roll: RollId;
    readonly attachment: AttachmentId;
    readonly person: PersonId;
  };

  CorrectionProposed: { readonly correction: Correction; readonly signature: SignatureRecord };
  CorrectionApproved: StepRef & {
    readonly correction: CorrectionId;
    readonly item: string;
    readonly answer: string;
    readonly found: boolean;
    readonly signature: SignatureRecord;
  };
  CorrectionRefused: StepRef & {
    readonly correction: CorrectionId;
    readonly reason: ReasonCode;
    readonly narrative: string | null;
    readonly signature: SignatureRecord;
  };
  /** A captured value that does not count. `used`: its material is in the product already, so nothing is captured anew. */
  CaptureInvalidated: StepRef & {
    readonly capture: CaptureRef;
    readonly used: boolean;
    readonly reason: ReasonCode;
    readonly narrative: string | null;
    readonly signature: SignatureRecord;
  };
  BatchResumed: { readonly batch: BatchId };
  StepLapsed: StepRef;
  StepReopened: StepRef;
  StepWithdrawn: StepRef;

  BoothWiped: { readonly station: StationId; readonly item: ItemId; readonly cleaning: string };
  BoothOccupied: {
    readonly station: StationId;
    readonly batch: BatchId;
    readonly item: ItemId;
    readonly allergens: readonly string[];
  };

  CheckPrepared: StepRef & { readonly scale: EquipmentId };
  WeightSetPresented: StepRef & {
    readonly scale: EquipmentId;
    readonly weightSet: string;
    readonly certificate: string;
    readonly scan: ScanEvidence;
  };
  CheckPointCaptured: StepRef & {
    readonly scale: EquipmentId;
    readonly nominal: Micrograms;
    readonly passed: boolean;
    readonly evidence: ScaleEvidence;
  };
  /** Cleaned, leveled and zeroed again, on record, before the one second attempt (rules §5). */
  CheckRepeated: StepRef & { readonly scale: EquipmentId; readonly evidence: ScaleEvidence };
  /** Somebody says what no wire tells: moved, leveled anew, without power (rules §5). */
  CheckVoided: { readonly equipment: EquipmentId; readonly reason: RecheckReason; readonly person: PersonId };
  RoutineCheckPassed: StepRef & {
    readonly scale: EquipmentId;
    readonly attempt: 1 | 2;
    readonly productionDay: string;
  };
  RoutineCheckFailed: StepRef & {
    readonly scale: EquipmentId;
    readonly attempt: 1 | 2;
    readonly final: boolean;
    /** Containers weighed on it since the last good check: each is held for QA's look-back (21 CFR 111.113). */
    readonly since: readonly ContainerId[];
  };

  /** In the hand of the performer, about to be passed through. */
  TestPiecePresented: StepRef & {
    readonly detector: EquipmentId;
    readonly piece: string;
    readonly certificate: string;
    readonly scan: ScanEvidence;
  };
  TestPiecePassed: StepRef & {
    readonly detector: EquipmentId;
    readonly piece: string;
    readonly result: PieceResult;
    readonly person: PersonId;
  };
  /** Cleaned, and its settings looked at, on record, before the one second attempt (rules §5). */
  ChallengeRepeated: StepRef & { readonly detector: EquipmentId };
  ChallengePassed: StepRef & { readonly detector: EquipmentId; readonly attempt: 1 | 2 };
  ChallengeFailed: StepRef & {
    readonly detector: EquipmentId;
    readonly attempt: 1 | 2;
    readonly final: boolean;
    /** Containers of what went through it since the last good challenge: each is held for QA's look-back. */
    readonly since: readonly ContainerId[];
  };
  /** Its content went through the detector; what comes out after this is of it too. */
  ContainerTakenIn: StepRef & {
    readonly container: ContainerId;
    readonly detector: EquipmentId;
    readonly person: PersonId;
    readonly scan: ScanEvidence;
  };

  /** Reference weights scanned outside a step: what metrology has in the hand. */
  ReferenceWeightsTaken: {
    readonly terminal: TerminalId;
    readonly weightSet: string;
    readonly certificate: string;
    readonly scan: ScanEvidence;
  };
  /** A test piece scanned outside a step: what metrology has in the hand. */
  TestPieceTaken: {
    readonly terminal: TerminalId;
    readonly piece: string;
    readonly certificate: string;
    readonly scan: ScanEvidence;
  };
  ReferencePassed: {
    readonly equipment: EquipmentId;
    readonly piece: string;
    readonly certificate: string;
    readonly result: PieceResult;
    readonly person: PersonId;
  };
  ReferenceCaptured: {
    readonly equipment: EquipmentId;
    readonly phase: ReferencePhase;
    readonly nominal: Micrograms;
    readonly tolerance: Micrograms;
    readonly passed: boolean;
    readonly weightSet: string;
    readonly certificate: string;
    readonly person: PersonId;
    readonly evidence: ScaleEvidence;
  };
  /** Every reference weight of the program was on the pan, or every test piece went through. */
  ScaleMeasured: {
    readonly equipment: EquipmentId;
    readonly phase: ReferencePhase;
    readonly within: boolean;
  };
  ScaleAdjusted: {
    readonly equipment: EquipmentId;
    readonly reason: ReasonCode;
    readonly narrative: string;
    readonly signature: SignatureRecord;
  };
  ReturnRequested: { readonly equipment: EquipmentId; readonly signature: SignatureRecord };
  ReturnApproved: { readonly equipment: EquipmentId; readonly signature: SignatureRecord };
  CalibrationRecorded: {
    readonly equipment: EquipmentId;
    readonly certificate: string;
    readonly standard: string;
    readonly standardExpires: PlantDay;
    readonly from: PlantDay;
    readonly due: PlantDay;
    readonly signature: SignatureRecord;
  };

  /** An instrument that has to warm up was connected: its time begins, since nobody saw it come on before. */
  InstrumentConnected: { readonly equipment: EquipmentId };

  // Procedures of metrology (USP <41>, USP <1251>)
  ProcedureBegun: OfProcedure & {
    readonly session: SessionId;
    readonly weightSet: string;
    readonly certificate: string;
    readonly person: PersonId;
  };
  /** The pan stands at zero, within one division, before the load that comes next. */
  PanReturnedToZero: OfProcedure & { readonly evidence: ScaleEvidence };
  LoadCaptured: OfProcedure & {
    readonly load: number;
    readonly position: PanPosition;
    readonly direction: 'up' | 'down';
    readonly weights: readonly string[];
    readonly nominal: Micrograms;
    readonly reference: Micrograms | null;
    readonly tolerance: Micrograms | null;
    readonly passed: boolean;
    readonly person: PersonId;
    readonly evidence: ScaleEvidence;
  };
  ProcedureFailed: OfProcedure & {
    /** It was out of service already: no second exception opens (rules §1). */
    readonly again: boolean;
    /** Containers weighed since the procedure was last good: each is held for QA's look-back (21 CFR 111.113). */
    readonly since: readonly ContainerId[];
  };
  /** Every load was on the pan; a good one waits for its verification. */
  ProcedureCompleted: OfProcedure & {
    readonly within: boolean;
    /** Repeatability in micrograms, rounded up, and what the scale had before; null for other procedures. */
    readonly spread: Micrograms | null;
    readonly former: Micrograms | null;
    /** Containers that were less than the scale can weigh by this result, since the one before it. */
    readonly since: readonly ContainerId[];
  };
  /** By a person, or because the instrument was no longer as it was. */
  ProcedureBrokenOff: OfProcedure & { readonly reason: ReasonCode; readonly person: PersonId | null };
  ProcedureVerified: OfProcedure & { readonly signature: SignatureRecord };
  /** A check that a scale failed is done anew, now that the scale is back. */
  CheckDueAgain: StepRef & { readonly scale: EquipmentId };

  ScaleSelected: StepRef & { readonly scale: EquipmentId };
  ScaleZeroed: StepRef & { readonly scale: EquipmentId; readonly evidence: ScaleEvidence };
  SourceOpened: StepRef & {
    readonly container: ContainerId;
    readonly lot: LotId;
    readonly scan: ScanEvidence;
  };
  SourceScannedToClose: StepRef & { readonly container: ContainerId; readonly scan: ScanEvidence };
  SourceClosed: StepRef & {
    readonly container: ContainerId;
    readonly lot: LotId;
    /** Net mass it gave to the container in work since the last portion. */
    readonly portion: Micrograms;
    readonly emptied: boolean;
    readonly remainder: Micrograms;
    /** Found minus expected, when emptied or when it gave more than it held; within max(2 d, 0.2 %) (rules §5). */
    readonly variance: Micrograms;
    readonly evidence: ScaleEvidence | null;
  };
  TareCaptured: StepRef & { readonly container: ContainerId; readonly evidence: ScaleEvidence };
  OvershootLatched: StepRef & {
    readonly container: ContainerId;
    readonly peakNet: Micrograms;
    readonly evidence: ScaleEvidence;
  };
  WasteContainerPresented: StepRef & { readonly container: ContainerId; readonly scan: ScanEvidence };
  ExcessRemoved: StepRef & {
    readonly container: ContainerId;
    readonly to: { readonly kind: 'waste' | 'source'; readonly container: ContainerId };
    readonly mass: Micrograms;
    readonly evidence: ScaleEvidence;
  };
  WeightAccepted: StepRef & {
    readonly container: ContainerId;
    readonly item: ItemId;
    readonly gross: Micrograms;
    readonly tare: Micrograms;
    readonly net: Micrograms;
    readonly target: Micrograms;
    readonly lowest: Micrograms | null;
    readonly highest: Micrograms;
    readonly portions: readonly Portion[];
    readonly person: PersonId;
    readonly location: LocationId;
    readonly evidence: WeightEvidence;
  };
  /** First of the two that read a scale off its display; the second is not shown it (rules §4). */
  ReadingEntered: StepRef & {
    readonly container: ContainerId;
    readonly reading: EnteredReading;
  };
  /** Both read the same. */
  ReadingConfirmed: StepRef & { readonly container: ContainerId; readonly signature: SignatureRecord };
  /** They did not: both are kept, and both read again. */
  ReadingsDiffered: StepRef & {
    readonly container: ContainerId;
    readonly first: EnteredReading;
    readonly second: { readonly value: string; readonly unit: MassUnit };
    readonly signature: SignatureRecord;
  };
  ContainerVoided: StepRef & { readonly container: ContainerId; readonly reason: ReasonCode };
  LabelPrintReserved: StepRef & {
    readonly container: ContainerId;
    readonly copy: number;
    readonly signature: SignatureRecord | null;
    readonly reason: ReasonCode | null;
  };
  LabelPrinted: StepRef & {
    readonly container: ContainerId;
    readonly outcome: PrintOutcome;
    readonly detail: string;
    readonly bitmapHash: string;
  };
  /** A HOLD label is asked of the printer, for the holds in force at that moment (rules §3). */
  HoldLabelReserved: {
    readonly container: ContainerId;
    readonly copy: number;
    readonly holds: readonly HoldId[];
    readonly station: StationId;
  };
  HoldLabelPrinted: {
    readonly container: ContainerId;
    readonly outcome: PrintOutcome;
    readonly detail: string;
    readonly bitmapHash: string;
  };
  /** QA said which container it is; the label it had, and every one before it, is void from here on (rules §4). */
  ContainerReidentified: StepRef & { readonly container: ContainerId; readonly lot: LotId };
  /** Its new label is asked of the printer: the copy is the number on it, and the only one that counts. */
  ReceivedLabelReserved: StepRef & {
    readonly container: ContainerId;
    readonly copy: number;
    readonly station: StationId;
  };
  ReceivedLabelPrinted: {
    readonly container: ContainerId;
    readonly outcome: PrintOutcome;
    readonly detail: string;
    readonly bitmapHash: string;
  };
  /** The first scan that read the new label on its container. */
  ReceivedLabelSeen: {
    readonly container: ContainerId;
    readonly copy: number;
    readonly scan: ScanEvidence;
  };
  LabelSeen: StepRef & { readonly container: ContainerId; readonly scan: ScanEvidence };
  VerificationBegun: StepRef & { readonly container: ContainerId; readonly verifier: PersonId };
  VerificationScanned: StepRef & {
    readonly container: ContainerId;
    readonly scanned: ContainerId;
    readonly what: 'source' | 'label';
    readonly scan: ScanEvidence;
  };
  ContainerVerified: StepRef & {
    readonly container: ContainerId;
    readonly verifier: PersonId;
    readonly weighedAgain: boolean;
    readonly evidence: WeightEvidence;
    readonly signature: SignatureRecord;
  };
  LoadLeft: StepRef & { readonly scale: EquipmentId; readonly container: ContainerId | null };
  ScaleReturnedToZero: StepRef & { readonly scale: EquipmentId; readonly evidence: ScaleEvidence };
  ZeroDrifted: StepRef & { readonly scale: EquipmentId; readonly evidence: ScaleEvidence };
  KitContainerScanned: StepRef & { readonly container: ContainerId; readonly scan: ScanEvidence };
  KitClosed: StepRef & { readonly kit: string; readonly total: Micrograms; readonly containers: number };

  /** The adder's own scan of what is about to go in. */
  ContainerPresented: StepRef & {
    readonly container: ContainerId;
    readonly adder: PersonId;
    readonly scan: ScanEvidence;
  };
  AdditionVerificationBegun: StepRef & { readonly container: ContainerId; readonly verifier: PersonId };
  /** The add-verifier's own scan. */
  AdditionScanned: StepRef & {
    readonly container: ContainerId;
    readonly verifier: PersonId;
    readonly scan: ScanEvidence;
  };
  /** Signed before the add, which nobody can take back (rules §5). */
  AdditionVerified: StepRef & {
    readonly container: ContainerId;
    readonly verifier: PersonId;
    readonly signature: SignatureRecord;
  };
  /** It is in the machine, and four people answer for it (21 CFR 111.260(j)). */
  ContainerCharged: StepRef & {
    readonly container: ContainerId;
    readonly equipment: EquipmentId;
    readonly item: ItemId;
    readonly net: Micrograms;
    readonly weigher: PersonId;
    readonly weighVerifier: PersonId;
    readonly adder: PersonId;
    readonly addVerifier: PersonId;
  };

  IntermediateTared: StepRef & { readonly container: ContainerId; readonly evidence: ScaleEvidence };
  /** A container of what came out of a machine; `from` is everything that was charged into it. */
  IntermediateWeighed: StepRef & {
    readonly container: ContainerId;
    readonly equipment: EquipmentId;
    readonly item: ItemId;
    readonly gross: Micrograms;
    readonly tare: Micrograms;
    readonly net: Micrograms;
    readonly from: readonly Portion[];
    /** The containers of a run that it was collected from; absent where it came out of a machine. */
    readonly collected?: readonly ContainerId[];
    readonly person: PersonId;
    readonly location: LocationId;
    readonly evidence: ScaleEvidence;
  };
  /** Cleaned by one and verified by another, before anything is worked in it (21 CFR 111.35(b)(2)). */
  MachineCleaned: {
    readonly equipment: EquipmentId;
    readonly agent: string;
    readonly record: string;
    readonly person: PersonId;
    readonly verifier: PersonId;
    readonly signature: SignatureRecord;
  };

  ProcessStarted: StepRef & { readonly equipment: EquipmentId; readonly person: PersonId };
  /** `ran`: milliseconds of this run, measured by the station. */
  ProcessStopped: StepRef & {
    readonly equipment: EquipmentId;
    readonly reason: ReasonCode;
    readonly ran: number;
  };
  ParameterRecorded: StepRef & {
    readonly equipment: EquipmentId;
    readonly parameter: string;
    readonly value: string;
    readonly lowest: string;
    readonly highest: string;
    readonly unit: string;
    readonly person: PersonId;
  };

  /** Scanned outside a step: the roll in the hand. */
  LabelRollTaken: { readonly terminal: TerminalId; readonly roll: RollId; readonly scan: ScanEvidence };
  LabelRollPresented: StepRef & { readonly roll: RollId; readonly scan: ScanEvidence };
  /** A label of the roll was scanned and shows the artwork of the specimen. */
  LabelArtworkSeen: StepRef & {
    readonly roll: RollId;
    readonly artwork: string;
    readonly scan: ScanEvidence;
  };
  LabelsIssued: StepRef & { readonly roll: RollId; readonly quantity: number };
  /** The counter of the applicator for one roll, and how many of those packs were rejected (rules §9). */
  ApplicatorRead: StepRef & {
    readonly roll: RollId;
    readonly counter: number;
    readonly onRejects: number;
  };
  /** One blind count, signed by who counted. It stands beside the counts before it, and none is ever changed (rules §9). */
  LabelsCounted: StepRef & {
    readonly count: number;
    readonly rolls: readonly CountedRoll[];
    readonly found: Reconciliation;
    readonly signature: SignatureRecord;
  };
  /** The waste of a roll, or a roll whose artwork was withdrawn, before two people (rules §9). */
  LabelsDestroyed: {
    readonly roll: RollId;
    /** The batch whose waste it was; null for a roll that was never issued. */
    readonly batch: BatchId | null;
    readonly quantity: number;
    readonly person: PersonId;
    readonly signature: SignatureRecord;
  };
  /** What the reconciliation came to when its step was completed, under the limit of the recipe version. */
  LabelsReconciled: StepRef & { readonly found: Reconciliation; readonly limit: ReconciliationLimit };

  ExceptionOpened: { readonly exception: ExceptionRecord; readonly tableVersion: string };
  ExceptionRepeated: { readonly exception: ExceptionId; readonly refusal: Refusal };
  ExceptionAcknowledged: { readonly exception: ExceptionId; readonly person: PersonId };
  ExceptionSettled: {
    readonly exception: ExceptionId;
    readonly pattern: 'correctAndContinue' | 'reallocation';
    readonly reason: ReasonCode;
    readonly narrative: string | null;
    readonly signature: SignatureRecord;
  };
  ExceptionImplemented: { readonly exception: ExceptionId; readonly by: KernelCommandType };
  ExceptionClosed: { readonly exception: ExceptionId; readonly signature: SignatureRecord | null };
  ExceptionRuleClosed: {
    readonly exception: ExceptionId;
    readonly rule: string;
    readonly by: KernelCommandType;
  };
  ExceptionRouted: {
    readonly exception: ExceptionId;
    readonly to: ExceptionRoute;
    readonly reason: ReasonCode;
    readonly person: PersonId;
  };
  DispositionDecided: Grounds & { readonly disposition: Disposition };
  DispositionApproved: { readonly exception: ExceptionId; readonly signature: SignatureRecord };
  DispositionReturned: Grounds;
  ImplementationBegun: { readonly exception: ExceptionId };
  ExceptionReopened: Grounds;
  /** The first of the two signatures that void an exception. */
  ExceptionVoidProposed: Grounds;
  ExceptionVoided: Grounds;
  ExceptionEscalated: {
    readonly exception: ExceptionId;
    readonly what: Escalation['what'];
    readonly to: Role;
  };
  StepsInserted: {
    readonly exception: ExceptionId;
    readonly batch: BatchId;
    readonly steps: readonly ReworkStep[];
  };
  /** What a rework did to the yield: less or more than before. */
  YieldImpactRecorded: StepRef & { readonly exception: ExceptionId; readonly impact: Micrograms };
  LotSubstituted: StepRef & {
    readonly exception: ExceptionId;
    readonly from: LotId;
    readonly to: LotId;
    readonly item: ItemId;
  };
  ContainerScrapped: {
    readonly exception: ExceptionId;
    readonly container: ContainerId;
    /** What was in it by the record when it was destroyed. */
    readonly quantity: Micrograms;
    readonly person: PersonId;
    /** The second person's, who saw it destroyed. */
    readonly signature: SignatureRecord;
  };
  /** What counted as done is not any more: something of it was scrapped and is dispensed again. */
  StepDispensedAgain: StepRef & { readonly exception: ExceptionId };
  StepNotExecuted: StepRef & { readonly exception: ExceptionId };
  LotReallocated: StepRef & { readonly from: LotId; readonly to: LotId; readonly exception: ExceptionId };
  /** A rule was set aside for one object in one step, by somebody who answers for it (rules §4). */
  OverrideGranted: StepRef & {
    readonly override: OverrideId;
    readonly object: HoldObject;
    readonly reason: ReasonCode;
    readonly narrative: string;
    /** The exception that this override always opens. */
    readonly exception: ExceptionId;
    readonly signature: SignatureRecord;
  };
  /** signature: of the person who opened it; null where a rule did. */
  RecordOpened: { readonly record: QualityRecord; readonly signature: SignatureRecord | null };
  RecordMoved: {
    readonly record: RecordId;
    readonly move: RecordMove;
    readonly signature: SignatureRecord;
  };
  CauseRecorded: {
    readonly target: CauseTarget;
    readonly causes: RootCause['causes'];
    readonly signature: SignatureRecord;
  };
  TaskAssigned: { readonly record: RecordId; readonly task: Task };
  TaskCompleted: { readonly record: RecordId; readonly task: string; readonly result: string };
  ExtensionAsked: {
    readonly record: RecordId;
    readonly due: Instant;
    readonly reason: string;
    readonly signature: SignatureRecord;
  };
  ExtensionApproved: {
    readonly record: RecordId;
    readonly due: Instant;
    readonly signature: SignatureRecord;
  };
  /** Its file was on the disk before this (rules §6); `FORMAT.md` §8 says how the two are held together. */
  AttachmentAdded: { readonly attachment: Attachment };
  LateEntryMade: { readonly entry: LateEntry; readonly signature: SignatureRecord };
  LateEntryConfirmed: { readonly late: LateEntryId; readonly signature: SignatureRecord };
  HoldPlaced: { readonly hold: Hold };
  HoldReleased: {
    readonly hold: HoldId;
    readonly reason: ReasonCode;
    readonly person: PersonId;
    readonly signature: SignatureRecord | null;
  };
  ContainerMoved: { readonly container: ContainerId; readonly from: LocationId; readonly to: LocationId };
  SampleTaken: { readonly sample: Sample; readonly signature: SignatureRecord };
  SampleSent: { readonly sample: SampleId; readonly to: string };
  SampleReceived: { readonly sample: SampleId };
  RetainedSampleStored: { readonly sample: SampleId; readonly location: LocationId };
  ResultEntered: {
    readonly sample: SampleId;
    readonly test: string;
    readonly value: string;
    /** The limits it was compared with, as the recipe writes them. */
    readonly limits: string;
    readonly verdict: Verdict;
    readonly retestOf: RecordId | null;
    readonly signature: SignatureRecord;
  };
  ResultVerified: {
    readonly sample: SampleId;
    readonly test: string;
    readonly signature: SignatureRecord;
  };
  LotJudged: {
    readonly lot: LotId;
    readonly from: Lot['quality'];
    readonly to: Lot['quality'];
    readonly reason: ReasonCode;
    readonly narrative: string | null;
    readonly signature: SignatureRecord;
  };
  RetestExtended: {
    readonly lot: LotId;
    readonly from: PlantDay;
    readonly to: PlantDay;
    readonly certificate: string;
    readonly signature: SignatureRecord;
  };
  /** Brought to a line for the batch that the line is cleared for. */
  ContainerStaged: {
    readonly container: ContainerId;
    readonly from: LocationId;
    readonly station: StationId;
    readonly batch: BatchId;
  };
  /** Found beside what the record expected; `posted`: the record follows it, within max(2 d, 0.2 %) (rules §5). */
  ContainerCounted: {
    readonly container: ContainerId;
    readonly expected: Micrograms;
    readonly counted: Micrograms;
    readonly variance: Micrograms;
    readonly limit: Micrograms;
    readonly within: boolean;
    readonly posted: boolean;
  };
  DeviceObserved: {
    readonly equipment: EquipmentId;
    readonly what: 'restarted' | 'foreign' | 'unitChanged' | 'softwareChanged' | 'reconnected';
    readonly detail: string;
  };
  /** Whoever is signed in found the instrument that cannot say who it is by its type plate. */
  InstrumentIdentified: {
    readonly equipment: EquipmentId;
    readonly connection: string;
    readonly scan: ScanEvidence;
  };

  CommandDenied: {
    readonly command: KernelCommandType | null;
    /** The batch it concerns: its audit-trail review reads it (rules §10). */
    readonly batch: BatchId | null;
    readonly refusals: readonly Refusal[];
    /** For an input that was no command: its size in bytes and what was wrong, never the input. */
    readonly shape: { readonly bytes: number; readonly path: string; readonly problem: string } | null;
    readonly scan: ScanEvidence | null;
  };
  DoorFlood: { readonly count: number };

  /** Events were lost and two people signed for it; it belongs to the log itself (`FORMAT.md` §8). */
  LogGapDeclared: LogGap & {
    readonly reason: string;
    readonly signatures: readonly [declared: SignatureRecord, confirmed: SignatureRecord];
  };
  /** What happened to this batch after the last event that is left is not known. */
  BatchCrossedGap: { readonly batch: BatchId; readonly epoch: number };
}

interface BatchDecision {
  readonly batch: BatchId;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
  readonly signature: SignatureRecord;
}

/** A signed decision about an exception with its ground: the code first (S8). */
interface Grounds {
  readonly exception: ExceptionId;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
  readonly signature: SignatureRecord;
}

/** One run of a procedure at one scale. */
interface OfProcedure {
  readonly equipment: EquipmentId;
  readonly run: number;
  readonly procedure: ProcedureName;
}

export interface StepRef {
  readonly batch: BatchId;
  readonly step: StepId;
}

export type EventType = keyof EventData;
export type DomainEvent = {
  [Type in EventType]: { readonly type: Type; readonly data: EventData[Type] };
}[EventType];
export type EventOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>;

/** Makes an event; the compiler holds type and data together. */
export const event = <Type extends EventType>(type: Type, data: EventData[Type]): DomainEvent =>
  ({ type, data }) as unknown as DomainEvent;

/** An event as it came back from the log: with the facts of its envelope that the fold needs. */
export interface RecordedEvent {
  readonly at: string;
  readonly station: string | null;
  readonly person: string | null;
  /** The session it happened in; null for what the station did by itself. */
  readonly session: string | null;
  readonly event: DomainEvent;
}
