import type { GateId } from '../../contract/refusals.ts';
import type { Cluster, RecordKind, Role, Severity } from '../../contract/vocabulary.ts';
import type { KernelCommandType } from '../kernel-command.ts';

/** Records with a life of their own that a trigger opens with its exception (S12–S15). */
export type LinkedRecord = Exclude<RecordKind, 'capa' | 'lookBack'>;

export type TriggerId =
  | 'wrongIdentity'
  | 'statusViolation'
  | 'outOfTolerance'
  | 'deviceIneligible'
  | 'deviceLostEligibility'
  | 'checkFailed'
  | 'checkPassedAtSecondAttempt'
  | 'procedureFailed'
  | 'minimumWeightRaised'
  | 'reweighLimit'
  | 'unqualified'
  | 'packagingUncleared'
  | 'outOfSequence'
  | 'foundAtClearance'
  | 'containerVoided'
  | 'laboratoryOos'
  | 'inProcessOos'
  | 'inProcessMissed'
  | 'inProcessIncomplete'
  | 'outOfTrend'
  | 'countVariance'
  | 'yieldOutside'
  | 'eventsLost'
  | 'checkInvalidated'
  | 'usedCaptureInvalidated'
  | 'dependentOutside'
  | 'override'
  | 'lateEntry'
  | 'wrongLabel'
  | 'wrongCode'
  | 'reconciliationOutside'
  | 'parameterOutside'
  | 'machineNotReady'
  | 'reported';

/** A reason for a row to weigh more than it usually does. */
export type Aggravation = 'activeItem' | 'allergen' | 'secondInStep' | 'secondByPersonInBatch';

export interface TriggerRow {
  readonly id: TriggerId;
  /** Gates whose refusal pulls this trigger; empty where an accepted fact does (a failed check is recorded, not refused). */
  readonly gates: readonly GateId[];
  /** Refusal codes of those gates that count; all when absent. */
  readonly codes?: readonly string[];
  /** Commands at which the row applies; all when absent. */
  readonly commands?: readonly KernelCommandType[];
  readonly step: 'blocked' | 'exception' | 'unchanged';
  readonly severity: Severity;
  readonly aggravated?: {
    readonly by: readonly Aggravation[];
    readonly severity?: Severity;
    readonly links?: readonly LinkedRecord[];
  };
  readonly links: readonly LinkedRecord[];
  readonly hold: readonly (
    | 'container'
    | 'equipmentIfOverdue'
    | 'equipment'
    | 'weighedSinceCheck'
    | 'station'
    | 'bothBatches'
    | 'batch'
    | 'roll'
    | 'outputSinceCheck'
  )[];
  readonly owner: Role;
  /** Takes it in hand beside the owner, who alone clears it. */
  readonly coOwner?: Role;
  /** Cleared by the gate passing under this rule, without a signature (rules §1, minor rows marked so). */
  readonly ruleClosable: boolean;
  readonly rootCause: boolean;
  /** Steps of this kind of the same batch put it right: its holds do not stop them. */
  readonly remedy?: 'clearance';
  readonly cluster: Cluster;
}

/** Version of the table, recorded with every exception it opens. */
export const TRIGGER_TABLE_VERSION = 'triggers-1';

const CAPTURES: readonly KernelCommandType[] = [
  'ZeroScale',
  'CaptureTare',
  'CloseSource',
  'AcceptWeight',
  'EnterReading',
  'ConfirmReading',
  'CaptureRemoval',
  'VerifyContainer',
  'CapturePlacement',
];

/** Rules §1. The first row that matches decides; a denial that matches none is logged and opens nothing. */
export const TRIGGER_TABLE: readonly TriggerRow[] = [
  {
    id: 'wrongLabel',
    gates: ['requireLabelRevision', 'requireIssuedRoll'],
    commands: ['PresentScan'],
    step: 'blocked',
    severity: 'major',
    links: ['nonconformance'],
    hold: ['roll'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: false,
    cluster: 'engineering-revision',
  },
  {
    id: 'statusViolation',
    gates: ['requireApprovedStatus', 'requireInDate', 'requireNoHold', 'requireUsableRoll'],
    codes: [
      'status.quarantine',
      'status.rejected',
      'date.expired',
      'date.retest',
      'hold.lot',
      'hold.container',
      'hold.roll',
      'roll.quarantine',
      'roll.rejected',
    ],
    commands: ['PresentScan', 'AcceptWeight', 'CloseSource', 'ChargeContainer', 'IssueComponent'],
    step: 'blocked',
    severity: 'major',
    links: [],
    hold: [],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: false,
    cluster: 'material-availability',
  },
  {
    id: 'wrongIdentity',
    gates: ['requireKnownIdentity', 'requireRightMaterial', 'requireAllocatedLot', 'requireFefo'],
    commands: ['PresentScan'],
    step: 'blocked',
    severity: 'minor',
    aggravated: { by: ['activeItem', 'allergen', 'secondInStep'], severity: 'major' },
    links: [],
    hold: [],
    owner: 'supervisor',
    ruleClosable: true,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'deviceLostEligibility',
    gates: ['requireInService', 'requireCalibration', 'requireRoutineCheck'],
    commands: CAPTURES,
    step: 'blocked',
    severity: 'critical',
    links: ['deviation'],
    hold: ['equipment', 'weighedSinceCheck'],
    owner: 'qaReviewer',
    coOwner: 'metrology',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'deviceIneligible',
    gates: [
      'requireInService',
      'requireCalibration',
      'requireRoutineCheck',
      'requireMinimumWeight',
      'requireChallenge',
    ],
    commands: ['SelectScale', 'AcceptWeight', 'OpenInProcess', 'OpenSetUp', 'PresentScan', 'CaptureTare'],
    step: 'blocked',
    severity: 'minor',
    links: [],
    hold: ['equipmentIfOverdue'],
    owner: 'supervisor',
    ruleClosable: true,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'outOfTolerance',
    gates: ['requireTolerance', 'requireConsumption', 'requireNoOvershoot', 'requireRemovalRoute'],
    commands: ['AcceptWeight', 'CloseSource', 'CaptureRemoval'],
    step: 'exception',
    severity: 'major',
    links: [],
    hold: ['container'],
    owner: 'supervisor',
    ruleClosable: false,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'parameterOutside',
    gates: ['requireParameter'],
    codes: ['parameter.outside'],
    commands: ['RecordParameter'],
    step: 'exception',
    severity: 'major',
    links: [],
    hold: [],
    owner: 'supervisor',
    ruleClosable: false,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'reweighLimit',
    gates: ['requireReweighLimit'],
    commands: ['CaptureTare'],
    step: 'blocked',
    severity: 'major',
    links: [],
    hold: [],
    owner: 'supervisor',
    ruleClosable: false,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'unqualified',
    gates: ['requireTraining', 'requireIndependence', 'requireReconciler', 'requireCounter'],
    commands: [
      'StartStep',
      'TakeOverStep',
      'VerifyStep',
      'BeginVerification',
      'VerifyContainer',
      'ConfirmReading',
      'CountLabels',
      'CountComponent',
      'IssueComponent',
      'VerifyRestart',
      'VerifyAddition',
      'VerifyCode',
      'InvalidatePlacement',
    ],
    step: 'blocked',
    severity: 'major',
    aggravated: { by: ['secondByPersonInBatch'], links: ['deviation'] },
    links: [],
    hold: [],
    owner: 'supervisor',
    ruleClosable: false,
    rootCause: false,
    cluster: 'staffing-skill',
  },
  {
    id: 'packagingUncleared',
    gates: ['requireClearance'],
    codes: ['line.uncleared', 'line.otherBatch', 'line.expired'],
    commands: ['StartStep', 'StartRun'],
    step: 'blocked',
    severity: 'major',
    links: ['nonconformance'],
    hold: ['station'],
    owner: 'supervisor',
    coOwner: 'qaReviewer',
    ruleClosable: false,
    rootCause: false,
    remedy: 'clearance',
    cluster: 'compliance',
  },
  {
    id: 'outOfSequence',
    gates: ['requireSequence', 'requireClearance'],
    commands: ['StartStep', 'PresentScan', 'StartRun', 'RestartRun'],
    step: 'blocked',
    severity: 'major',
    links: ['deviation'],
    hold: [],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'machineNotReady',
    gates: ['requireClean'],
    commands: ['StartStep', 'ChargeContainer'],
    step: 'blocked',
    severity: 'minor',
    links: [],
    hold: [],
    owner: 'supervisor',
    ruleClosable: true,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'checkFailed',
    gates: [],
    step: 'blocked',
    severity: 'critical',
    links: ['deviation'],
    hold: ['equipment', 'weighedSinceCheck'],
    owner: 'qaReviewer',
    coOwner: 'metrology',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'checkPassedAtSecondAttempt',
    gates: [],
    step: 'unchanged',
    severity: 'minor',
    links: [],
    hold: [],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'procedureFailed',
    gates: [],
    step: 'unchanged',
    severity: 'critical',
    links: ['deviation'],
    hold: ['equipment', 'weighedSinceCheck'],
    owner: 'qaReviewer',
    coOwner: 'metrology',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'minimumWeightRaised',
    gates: [],
    step: 'unchanged',
    severity: 'major',
    links: ['deviation'],
    hold: ['weighedSinceCheck'],
    owner: 'qaReviewer',
    coOwner: 'metrology',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'foundAtClearance',
    gates: [],
    step: 'blocked',
    severity: 'critical',
    links: ['nonconformance'],
    hold: ['station', 'bothBatches'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'wrongCode',
    gates: [],
    step: 'blocked',
    severity: 'critical',
    links: ['nonconformance'],
    hold: ['batch'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'containerVoided',
    gates: [],
    step: 'exception',
    severity: 'major',
    links: [],
    hold: ['container'],
    owner: 'supervisor',
    ruleClosable: false,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'reconciliationOutside',
    gates: [],
    step: 'exception',
    severity: 'major',
    links: ['nonconformance'],
    hold: ['batch'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'laboratoryOos',
    gates: [],
    step: 'unchanged',
    severity: 'critical',
    links: ['oos'],
    hold: ['batch'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'quality-hold',
  },
  {
    id: 'inProcessOos',
    gates: [],
    step: 'exception',
    severity: 'critical',
    links: ['oos'],
    hold: ['outputSinceCheck'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'quality-hold',
  },
  {
    id: 'inProcessMissed',
    gates: [],
    step: 'blocked',
    severity: 'major',
    links: ['deviation'],
    hold: ['outputSinceCheck'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'inProcessIncomplete',
    gates: [],
    step: 'blocked',
    severity: 'major',
    links: ['deviation'],
    hold: ['outputSinceCheck'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'outOfTrend',
    gates: [],
    step: 'unchanged',
    severity: 'minor',
    links: ['oot'],
    hold: [],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: false,
    cluster: 'quality-hold',
  },
  {
    id: 'countVariance',
    gates: [],
    step: 'unchanged',
    severity: 'major',
    links: [],
    hold: [],
    owner: 'supervisor',
    ruleClosable: false,
    rootCause: false,
    cluster: 'material-availability',
  },
  {
    id: 'yieldOutside',
    gates: [],
    step: 'exception',
    severity: 'major',
    links: ['nonconformance'],
    hold: ['batch'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'eventsLost',
    gates: [],
    step: 'unchanged',
    severity: 'critical',
    links: ['deviation'],
    hold: ['batch'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'checkInvalidated',
    gates: [],
    step: 'blocked',
    severity: 'critical',
    links: ['deviation'],
    hold: ['equipment', 'weighedSinceCheck'],
    owner: 'qaReviewer',
    coOwner: 'metrology',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'usedCaptureInvalidated',
    gates: [],
    step: 'unchanged',
    severity: 'critical',
    links: ['deviation'],
    hold: ['container'],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: true,
    cluster: 'compliance',
  },
  {
    id: 'dependentOutside',
    gates: [],
    step: 'exception',
    severity: 'major',
    links: [],
    hold: [],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'lateEntry',
    gates: [],
    step: 'unchanged',
    severity: 'major',
    links: [],
    hold: [],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'override',
    gates: [],
    step: 'unchanged',
    severity: 'major',
    links: [],
    hold: [],
    owner: 'qaReviewer',
    coOwner: 'supervisor',
    ruleClosable: false,
    rootCause: false,
    cluster: 'compliance',
  },
  {
    id: 'reported',
    gates: [],
    step: 'exception',
    severity: 'major',
    links: [],
    hold: [],
    owner: 'qaReviewer',
    ruleClosable: false,
    rootCause: false,
    cluster: 'compliance',
  },
];

/** Minutes to acknowledge and to disposition, by severity (rules §1); a shift is eight hours. */
export const DUE: Readonly<Record<Severity, { readonly acknowledge: number; readonly disposition: number }>> =
  {
    minor: { acknowledge: 30, disposition: 8 * 60 },
    major: { acknowledge: 15, disposition: 24 * 60 },
    critical: { acknowledge: 5, disposition: 30 * 24 * 60 },
  };

/** The row of a trigger; every id has exactly one. */
export function triggerRow(id: TriggerId): TriggerRow {
  const row = TRIGGER_TABLE.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`broken invariant: no trigger row ${id}`);
  return row;
}
