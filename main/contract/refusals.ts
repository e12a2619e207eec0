import type { Role } from './vocabulary.ts';

/** Every gate, by the name of what it requires. One gate, one file in `main/domain/gates/`. */
export const GATE_IDS = [
  'requireWellFormed',
  'requirePace',
  'requireHealthyLog',
  'requireTrustedClock',
  'requireSession',
  'requireCredential',
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireStationFunction',
  'requireContext',
  'requireRole',
  'requireTraining',
  'requirePerformer',
  'requireIndependence',
  'requireSignature',
  'requireSignedText',
  'requireReason',
  'requireBatchState',
  'requireNewBatch',
  'requireEffectiveRecipe',
  'requireAllocation',
  'requireStepState',
  'requireSequence',
  'requireUnblocked',
  'requireNoHold',
  'requireClearance',
  'requireBoothFree',
  'requireAllergenSequence',
  'requireEvidence',
  'requireItemKind',
  'requireScan',
  'requireKnownIdentity',
  'requireExpectedScan',
  'requireRightMaterial',
  'requireAllocatedLot',
  'requireApprovedStatus',
  'requireInDate',
  'requireFefo',
  'requireStock',
  'requireOneSource',
  'requireOpenSource',
  'requireBoundScale',
  'requireInService',
  'requireCalibration',
  'requireRoutineCheck',
  'requireMinimumWeight',
  'requireReading',
  'requireStable',
  'requireFresh',
  'requireInRange',
  'requireUnit',
  'requireDisplayed',
  'requireEmptyPan',
  'requireZero',
  'requireTareOnce',
  'requireTareRange',
  'requireTare',
  'requireNoOvershoot',
  'requireRemovalRoute',
  'requireTolerance',
  'requireConsumption',
  'requireContainerPhase',
  'requireOwnScans',
  'requireSameGross',
  'requirePrinter',
  'requirePrintSettled',
  'requireWeightSet',
  'requireCheckPrepared',
  'requireCheckPoint',
  'requireCheckAttempt',
  'requireException',
  'requireOwner',
  'requireEquivalence',
  'requireDisposition',
  'requireCause',
  'requireScrap',
  'requireHold',
  'requireMovable',
] as const;
export type GateId = (typeof GATE_IDS)[number];

/**
 * What one gate found. `code` picks the sentences in the text catalogue (`refusal.<code>`), `data` fills them;
 * `clears` names the role that can change it, or null where the person at the station can.
 */
export interface Refusal {
  readonly gate: GateId;
  readonly code: string;
  readonly data: RefusalData;
  readonly clears: Role | null;
}

export type RefusalData = Readonly<Record<string, string | number>>;
