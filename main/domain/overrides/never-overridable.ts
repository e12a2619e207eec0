import type { GateId } from '../../contract/refusals.ts';

/**
 * What no override ever sets aside, in the words of the rules, with the gates that keep it (S89, rules §4). The packaging
 * line will bring the gates of label revision.
 */
export const NEVER_OVERRIDABLE = {
  'quality status': ['requireApprovedStatus', 'requireLot'],
  holds: ['requireNoHold', 'requireHold'],
  expiry: ['requireInDate', 'requireRetestDay'],
  identity: [
    'requireScan',
    'requireKnownIdentity',
    'requirePlate',
    'requireExpectedScan',
    'requireRightMaterial',
    'requireAllocatedLot',
    'requireOwnScans',
    'requireWeightSet',
    'requireReidentified',
  ],
  tolerance: [
    'requireTolerance',
    'requireConsumption',
    'requireNoOvershoot',
    'requireRemovalRoute',
    'requireSameGross',
    'requireMinimumWeight',
    'requireTareRange',
  ],
  training: ['requireTraining'],
  'calibration and check': [
    'requireInService',
    'requireCalibration',
    'requireRoutineCheck',
    'requireCheckPrepared',
    'requireCheckPoint',
    'requireCheckAttempt',
  ],
  'segregation of duties': [
    'requireIndependence',
    'requireSegregation',
    'requireUninvolved',
    'requireOwner',
    'requirePerformer',
    'requireOverrideAuthority',
  ],
  clearance: ['requireClearance', 'requireBoothFree', 'requireAllergenSequence'],
  'label revision': [],
  'release readiness': ['requireReadiness', 'requireReviewedTrail', 'requireBatchState'],
  'stale status': ['requireTrustedClock', 'requireFresh', 'requireDisplayed'],
} as const satisfies Readonly<Record<string, readonly GateId[]>>;

/** Gates that a row of the table of overrides may name: the compiler refuses the others. */
export type OverridableGate = Exclude<
  GateId,
  (typeof NEVER_OVERRIDABLE)[keyof typeof NEVER_OVERRIDABLE][number]
>;
