import type { GateId } from '../contract/refusals.ts';
import type { Gate } from './gates/gate.ts';
import { requireAccounted } from './gates/require-accounted.ts';
import { requireAcknowledgement } from './gates/require-acknowledgement.ts';
import { requireAllergenSequence } from './gates/require-allergen-sequence.ts';
import { requireAllocatedLot } from './gates/require-allocated-lot.ts';
import { requireAllocation } from './gates/require-allocation.ts';
import { requireApplicator } from './gates/require-applicator.ts';
import { requireApplicatorReading } from './gates/require-applicator-reading.ts';
import { requireApprovedStatus } from './gates/require-approved-status.ts';
import { requireAttachable } from './gates/require-attachable.ts';
import { requireBatchState } from './gates/require-batch-state.ts';
import { requireBoothFree } from './gates/require-booth-free.ts';
import { requireBoundScale } from './gates/require-bound-scale.ts';
import { requireCalibration } from './gates/require-calibration.ts';
import { requireCalibrationRecord } from './gates/require-calibration-record.ts';
import { requireCapture } from './gates/require-capture.ts';
import { requireCased } from './gates/require-cased.ts';
import { requireCases } from './gates/require-cases.ts';
import { requireCause } from './gates/require-cause.ts';
import { requireCauseEvidence } from './gates/require-cause-evidence.ts';
import { requireChallenge } from './gates/require-challenge.ts';
import { requireChallengeAttempt } from './gates/require-challenge-attempt.ts';
import { requireCharge } from './gates/require-charge.ts';
import { requireCheckAttempt } from './gates/require-check-attempt.ts';
import { requireCheckPoint } from './gates/require-check-point.ts';
import { requireCheckPrepared } from './gates/require-check-prepared.ts';
import { requireClean } from './gates/require-clean.ts';
import { requireCleaner } from './gates/require-cleaner.ts';
import { requireClearance } from './gates/require-clearance.ts';
import { requireComponentCount } from './gates/require-component-count.ts';
import { requireConsumption } from './gates/require-consumption.ts';
import { requireContainerPhase } from './gates/require-container-phase.ts';
import { requireContext } from './gates/require-context.ts';
import { requireCorrectable } from './gates/require-correctable.ts';
import { requireCorrection } from './gates/require-correction.ts';
import { requireCorrector } from './gates/require-corrector.ts';
import { requireCount } from './gates/require-count.ts';
import { requireCountable } from './gates/require-countable.ts';
import { requireCounter } from './gates/require-counter.ts';
import { requireCredential } from './gates/require-credential.ts';
import { requireDestroyable } from './gates/require-destroyable.ts';
import { requireDetector } from './gates/require-detector.ts';
import { requireDisplayed } from './gates/require-displayed.ts';
import { requireDisposition } from './gates/require-disposition.ts';
import { requireDuration } from './gates/require-duration.ts';
import { requireEffectiveRecipe } from './gates/require-effective-recipe.ts';
import { requireEmptyPan } from './gates/require-empty-pan.ts';
import { requireEquivalence } from './gates/require-equivalence.ts';
import { requireEvidence } from './gates/require-evidence.ts';
import { requireException } from './gates/require-exception.ts';
import { requireExpectedScan } from './gates/require-expected-scan.ts';
import { requireFeed } from './gates/require-feed.ts';
import { requireFefo } from './gates/require-fefo.ts';
import { requireFinishedTest } from './gates/require-finished-test.ts';
import { requireFresh } from './gates/require-fresh.ts';
import { requireGap } from './gates/require-gap.ts';
import { requireGoodInProcess } from './gates/require-good-in-process.ts';
import { requireHealthyLog } from './gates/require-healthy-log.ts';
import { requireHeel } from './gates/require-heel.ts';
import { requireHeldContainer } from './gates/require-held-container.ts';
import { requireHold } from './gates/require-hold.ts';
import { requireInDate } from './gates/require-in-date.ts';
import { requireInProcessDue } from './gates/require-in-process-due.ts';
import { requireInProcessOpen } from './gates/require-in-process-open.ts';
import { requireInRange } from './gates/require-in-range.ts';
import { requireInService } from './gates/require-in-service.ts';
import { requireIndependence } from './gates/require-independence.ts';
import { requireInspection } from './gates/require-inspection.ts';
import { requireIssued } from './gates/require-issued.ts';
import { requireIssuedRoll } from './gates/require-issued-roll.ts';
import { requireItemKind } from './gates/require-item-kind.ts';
import { requireKnownIdentity } from './gates/require-known-identity.ts';
import { requireLabelCount } from './gates/require-label-count.ts';
import { requireLabelRevision } from './gates/require-label-revision.ts';
import { requireLateEntry } from './gates/require-late-entry.ts';
import { requireLateSubject } from './gates/require-late-subject.ts';
import { requireLine } from './gates/require-line.ts';
import { requireLoad } from './gates/require-load.ts';
import { requireLot } from './gates/require-lot.ts';
import { requireMachine } from './gates/require-machine.ts';
import { requireManualReading } from './gates/require-manual-reading.ts';
import { requireMinimumWeight } from './gates/require-minimum-weight.ts';
import { requireMovable } from './gates/require-movable.ts';
import { requireNewBatch } from './gates/require-new-batch.ts';
import { requireNewSecret } from './gates/require-new-secret.ts';
import { requireNextUnit } from './gates/require-next-unit.ts';
import { requireNoHold } from './gates/require-no-hold.ts';
import { requireNoOvershoot } from './gates/require-no-overshoot.ts';
import { requireNotLockedOut } from './gates/require-not-locked-out.ts';
import { requireOneSource } from './gates/require-one-source.ts';
import { requireOpenSource } from './gates/require-open-source.ts';
import { requireOtherPerson } from './gates/require-other-person.ts';
import { requireOutput } from './gates/require-output.ts';
import { requireOverride } from './gates/require-override.ts';
import { requireOverrideAuthority } from './gates/require-override-authority.ts';
import { requireOwnScans } from './gates/require-own-scans.ts';
import { requireOwnSecret } from './gates/require-own-secret.ts';
import { requireOwner } from './gates/require-owner.ts';
import { requirePace } from './gates/require-pace.ts';
import { requirePackCode } from './gates/require-pack-code.ts';
import { requireParameter } from './gates/require-parameter.ts';
import { requirePerformer } from './gates/require-performer.ts';
import { requirePlacement } from './gates/require-placement.ts';
import { requirePlate } from './gates/require-plate.ts';
import { requirePrintSettled } from './gates/require-print-settled.ts';
import { requirePrinter } from './gates/require-printer.ts';
import { requireProcedure } from './gates/require-procedure.ts';
import { requireProcess } from './gates/require-process.ts';
import { requireReadiness } from './gates/require-readiness.ts';
import { requireReading } from './gates/require-reading.ts';
import { requireReason } from './gates/require-reason.ts';
import { requireReconciled } from './gates/require-reconciled.ts';
import { requireReconciler } from './gates/require-reconciler.ts';
import { requireRecord } from './gates/require-record.ts';
import { requireRecordAuthority } from './gates/require-record-authority.ts';
import { requireReidentified } from './gates/require-reidentified.ts';
import { requireRemovalRoute } from './gates/require-removal-route.ts';
import { requireResult } from './gates/require-result.ts';
import { requireRetestDay } from './gates/require-retest-day.ts';
import { requireReviewedTrail } from './gates/require-reviewed-trail.ts';
import { requireReviewedUse } from './gates/require-reviewed-use.ts';
import { requireReweighLimit } from './gates/require-reweigh-limit.ts';
import { requireRightMaterial } from './gates/require-right-material.ts';
import { requireRole } from './gates/require-role.ts';
import { requireRollCount } from './gates/require-roll-count.ts';
import { requireRoutineCheck } from './gates/require-routine-check.ts';
import { requireSameGross } from './gates/require-same-gross.ts';
import { requireSample } from './gates/require-sample.ts';
import { requireSampleSource } from './gates/require-sample-source.ts';
import { requireScan } from './gates/require-scan.ts';
import { requireScannedLot } from './gates/require-scanned-lot.ts';
import { requireScannedRoll } from './gates/require-scanned-roll.ts';
import { requireScrap } from './gates/require-scrap.ts';
import { requireSegregation } from './gates/require-segregation.ts';
import { requireSequence } from './gates/require-sequence.ts';
import { requireService } from './gates/require-service.ts';
import { requireSession } from './gates/require-session.ts';
import { requireSetUp } from './gates/require-set-up.ts';
import { requireSignature } from './gates/require-signature.ts';
import { requireSignedText } from './gates/require-signed-text.ts';
import { requireSpecimen } from './gates/require-specimen.ts';
import { requireStable } from './gates/require-stable.ts';
import { requireStageable } from './gates/require-stageable.ts';
import { requireStandingResult } from './gates/require-standing-result.ts';
import { requireStationFunction } from './gates/require-station-function.ts';
import { requireStepState } from './gates/require-step-state.ts';
import { requireStock } from './gates/require-stock.ts';
import { requireStoredFile } from './gates/require-stored-file.ts';
import { requireTare } from './gates/require-tare.ts';
import { requireTareOnce } from './gates/require-tare-once.ts';
import { requireTareRange } from './gates/require-tare-range.ts';
import { requireTestPiece } from './gates/require-test-piece.ts';
import { requireTolerance } from './gates/require-tolerance.ts';
import { requireTraining } from './gates/require-training.ts';
import { requireTrustedClock } from './gates/require-trusted-clock.ts';
import { requireUnblocked } from './gates/require-unblocked.ts';
import { requireUncoded } from './gates/require-uncoded.ts';
import { requireUninvolved } from './gates/require-uninvolved.ts';
import { requireUnit } from './gates/require-unit.ts';
import { requireUsableRoll } from './gates/require-usable-roll.ts';
import { requireWarm } from './gates/require-warm.ts';
import { requireWeightSet } from './gates/require-weight-set.ts';
import { requireZero } from './gates/require-zero.ts';
import type { KernelCommandType } from './kernel-command.ts';

// What is asked together wherever it is asked.

/** At this terminal, at a time that can be trusted, by whoever is signed in and for what stands on the screen. */
const HERE = [requireTrustedClock, requirePace, requireSession, requireContext] as const;
/** In a step that goes on, at a station of its function. */
const IN_STEP = [requireStationFunction, requireBatchState, requireStepState, requireUnblocked] as const;
/** By the qualified person whose step it is, with nothing on hold. */
const BY_PERFORMER = [requirePerformer, requireTraining, requireNoHold] as const;
/** On an instrument that may weigh (21 CFR 111.27). */
const FIT = [requireInService, requireCalibration, requireRoutineCheck] as const;
/** On one of this station that is chosen at work; what a recipe names was held against the plant with it. */
const ELIGIBLE = [requireBoundScale, ...FIT] as const;
/** With a value of the instrument as it is now. */
const READ = [requireReading, requireStable, requireFresh, requireInRange, requireUnit] as const;
/** Signed, by somebody who may sign, for the text that was shown (21 CFR 11.50, 11.200). */
const SIGNED = [requireNotLockedOut, requireAcknowledgement, requireSignature, requireSignedText] as const;

/**
 * Which gates stand before which command; all of them are asked, and all that fail are reported. A mapped type:
 * a command without a line here does not compile.
 */
export const COMMAND_GATES: { readonly [Type in KernelCommandType]: readonly Gate[] } = {
  SignIn: [requirePace, requireCredential, requireOwnSecret, requireNotLockedOut],
  ChooseSecret: [requirePace, requireCredential, requireNewSecret, requireNotLockedOut],
  SignOut: [requirePace, requireSession],
  LockTerminal: [requirePace, requireSession],
  AcknowledgeAccountability: [
    requireTrustedClock,
    requirePace,
    requireSession,
    requireNotLockedOut,
    requireSignature,
    requireSignedText,
  ],
  UnlockPerson: [...HERE, requireRole, requireIndependence, ...SIGNED, requireReason],
  RetryDeliveries: [requirePace, requireSession],
  OpenFunction: [requirePace, requireSession, requireStationFunction],
  IssueBatch: [
    requireHealthyLog,
    ...HERE,
    requireStationFunction,
    requireRole,
    requireNewBatch,
    requireEffectiveRecipe,
    requireAllocation,
    ...SIGNED,
  ],
  EnterStep: [requirePace, requireSession, requireStationFunction, requireBatchState],
  LeaveStep: [requirePace, requireSession, requireContext],
  StartStep: [
    requireHealthyLog,
    ...HERE,
    ...IN_STEP,
    requireSequence,
    requireTraining,
    requireNoHold,
    requireClearance,
    requireClean,
    requireLine,
    requireBoothFree,
    requireAllergenSequence,
    requireReconciler,
  ],
  SuspendStep: [
    requirePace,
    requireSession,
    requireContext,
    ...IN_STEP,
    requirePerformer,
    requireLine,
    requireProcess,
    requireReason,
  ],
  TakeOverStep: [requirePace, requireSession, requireContext, ...IN_STEP, requireTraining, requireReconciler],
  AnswerItem: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireLine, requireItemKind],
  CompleteStep: [
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireDuration,
    requireApplicator,
    requireEvidence,
    requireChallenge,
    requirePackCode,
    requireReconciled,
    requireAccounted,
    requireCased,
    ...SIGNED,
  ],
  VerifyStep: [...HERE, ...IN_STEP, requireTraining, requireIndependence, requireNoHold, ...SIGNED],
  RepeatClearance: [...HERE, ...IN_STEP, requireTraining, requireNoHold, requireClearance, requireLine],
  StartRun: [
    requireHealthyLog,
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireClearance,
    requireLine,
    requireApplicator,
    requireInspection,
    requirePackCode,
    requireSpecimen,
    requireIssued,
    requireFeed,
    requireGoodInProcess,
  ],
  // Whoever is at the line stops it, in a blocked step as well.
  StopRun: [
    requirePace,
    requireSession,
    requireContext,
    requireStationFunction,
    requireBatchState,
    requireStepState,
    requireLine,
    requireReason,
  ],
  VerifyRestart: [
    ...HERE,
    ...IN_STEP,
    requireTraining,
    requireIndependence,
    requireNoHold,
    requireLine,
    requireInspection,
    ...SIGNED,
  ],
  RecordCount: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireLine, requirePackCode, requireCount],
  TakeOffRoll: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireLine, requireApplicator],
  VerifyCode: [
    ...HERE,
    ...IN_STEP,
    requirePerformer,
    requireTraining,
    requireIndependence,
    requireNoHold,
    requirePackCode,
    ...SIGNED,
  ],
  PackCases: [requireHealthyLog, ...HERE, ...IN_STEP, ...BY_PERFORMER, requireCases, requirePrinter],
  PrintCases: [requireHealthyLog, ...HERE, ...IN_STEP, ...BY_PERFORMER, requireCases, requirePrinter],
  StopCases: [
    requirePace,
    requireSession,
    requireContext,
    requireStationFunction,
    requireBatchState,
    requireStepState,
    requireCases,
  ],
  ReprintCase: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireCases, requirePrinter, requireReason, ...SIGNED],
  IssueComponent: [
    ...HERE,
    ...IN_STEP,
    requirePerformer,
    requireTraining,
    requireIndependence,
    requireNoHold,
    requireScannedLot,
    requireApprovedStatus,
    requireInDate,
    requireStock,
    ...SIGNED,
  ],
  CountComponent: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireCounter, requireComponentCount, ...SIGNED],
  KeepSpecimen: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireSpecimen],
  OpenInProcess: [requireHealthyLog, ...HERE, ...IN_STEP, ...BY_PERFORMER, ...FIT, requireInProcessDue],
  CapturePlacement: [
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    ...FIT,
    requireInProcessOpen,
    ...READ,
    requireDisplayed,
    requireNextUnit,
    requireMinimumWeight,
  ],
  InvalidatePlacement: [
    ...HERE,
    ...IN_STEP,
    requirePerformer,
    requireTraining,
    requireIndependence,
    requireInProcessOpen,
    requirePlacement,
    ...SIGNED,
  ],
  CloseInProcess: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireInProcessOpen, requireReason],
  RestartRun: [
    requireHealthyLog,
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireClearance,
    requireLine,
    requireGoodInProcess,
    requireRole,
    requireIndependence,
    ...SIGNED,
  ],
  OpenSetUp: [requireHealthyLog, ...HERE, ...IN_STEP, ...BY_PERFORMER, ...FIT, requireSetUp, requireFeed],
  ChangeContainer: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireOutput],
  RecordHeel: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireHeel],
  TypeIdentity: [requirePace, requireSession, requireScan],
  SelectScale: [
    requirePace,
    requireSession,
    requireContext,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireTareOnce,
    ...ELIGIBLE,
    requireMinimumWeight,
    requireInRange,
  ],
  ZeroScale: [
    requirePace,
    requireSession,
    requireContext,
    ...IN_STEP,
    requirePerformer,
    requireNoHold,
    ...ELIGIBLE,
    ...READ,
    requireEmptyPan,
  ],
  CaptureTare: [
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    ...ELIGIBLE,
    requireContainerPhase,
    requireTareOnce,
    requireReweighLimit,
    requireOpenSource,
    requireChallenge,
    requireZero,
    ...READ,
    requireDisplayed,
    requireTareRange,
  ],
  CloseSource: [
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireApprovedStatus,
    requireInDate,
    ...ELIGIBLE,
    requireOpenSource,
    ...READ,
    requireDisplayed,
    requireConsumption,
  ],
  AcceptWeight: [
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireApprovedStatus,
    requireInDate,
    ...ELIGIBLE,
    requireMinimumWeight,
    requireOpenSource,
    requireTare,
    ...READ,
    requireDisplayed,
    requireNoOvershoot,
    requireTolerance,
    requireConsumption,
  ],
  EnterReading: [...HERE, ...IN_STEP, ...BY_PERFORMER, ...ELIGIBLE, requireManualReading, requireStoredFile],
  ConfirmReading: [
    ...HERE,
    ...IN_STEP,
    requireTraining,
    requireIndependence,
    requireNoHold,
    ...ELIGIBLE,
    requireManualReading,
    ...SIGNED,
  ],
  CaptureRemoval: [
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    ...ELIGIBLE,
    requireTare,
    requireRemovalRoute,
    ...READ,
    requireDisplayed,
    requireTolerance,
  ],
  VoidContainer: [...HERE, ...IN_STEP, requirePerformer, requireContainerPhase, requireReason],
  PrintLabel: [
    ...HERE,
    ...IN_STEP,
    requirePerformer,
    requireNoHold,
    requireContainerPhase,
    requirePrintSettled,
    requirePrinter,
  ],
  PrintHoldLabel: [
    requireTrustedClock,
    requirePace,
    requireSession,
    requireContext,
    requireHeldContainer,
    requirePrintSettled,
    requirePrinter,
  ],
  PrintReceivedLabel: [
    requireTrustedClock,
    requirePace,
    requireSession,
    requireContext,
    requirePerformer,
    requireNoHold,
    requireReidentified,
    requirePrintSettled,
    requirePrinter,
  ],
  ReprintLabel: [
    ...HERE,
    ...IN_STEP,
    requirePerformer,
    requireNoHold,
    requireContainerPhase,
    requirePrintSettled,
    requirePrinter,
    requireReason,
    ...SIGNED,
  ],
  BeginVerification: [
    ...HERE,
    ...IN_STEP,
    requireContainerPhase,
    requireCharge,
    requireNotLockedOut,
    requireTraining,
    requireIndependence,
  ],
  VerifyContainer: [
    ...HERE,
    ...IN_STEP,
    requireContainerPhase,
    requireTraining,
    requireIndependence,
    requireNoHold,
    ...ELIGIBLE,
    ...READ,
    requireDisplayed,
    requireSameGross,
    requireOwnScans,
    ...SIGNED,
  ],
  VerifyAddition: [
    ...HERE,
    ...IN_STEP,
    requireCharge,
    requireTraining,
    requireIndependence,
    requireNoHold,
    requireOwnScans,
    ...SIGNED,
  ],
  ChargeContainer: [
    requireHealthyLog,
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireCharge,
    requireClean,
    requireApprovedStatus,
    requireInDate,
  ],
  RecordCleaning: [...HERE, requireMachine, requireCleaner, requireIndependence, ...SIGNED],
  StartProcess: [requireHealthyLog, ...HERE, ...IN_STEP, ...BY_PERFORMER, requireProcess],
  // Whoever is at the machine stops it, in a blocked step as well.
  StopProcess: [
    requirePace,
    requireSession,
    requireContext,
    requireStationFunction,
    requireBatchState,
    requireStepState,
    requireProcess,
    requireDuration,
    requireReason,
  ],
  RecordParameter: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireParameter],
  IssueLabels: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireScannedRoll, requireRollCount],
  DestroyLabels: [...HERE, requireRole, requireIndependence, requireDestroyable, ...SIGNED],
  ReadApplicator: [...HERE, ...IN_STEP, ...BY_PERFORMER, requireApplicatorReading],
  CountLabels: [
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireCounter,
    requireLabelCount,
    requireUncoded,
    ...SIGNED,
  ],
  PrepareCheck: [
    requirePace,
    requireSession,
    requireContext,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireBoundScale,
    requireInService,
    requireCheckAttempt,
    requireCheckPrepared,
  ],
  CaptureCheck: [
    ...HERE,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireBoundScale,
    requireInService,
    requireCalibration,
    requireWarm,
    requireCheckAttempt,
    requireCheckPrepared,
    requireWeightSet,
    requireCheckPoint,
    ...READ,
    requireDisplayed,
  ],
  // Whoever moved it says so, at its station; it takes nothing but a check from anybody.
  VoidCheck: [requirePace, requireSession, requireContext, requireBoundScale],
  RepeatCheck: [
    requirePace,
    requireSession,
    requireContext,
    ...IN_STEP,
    ...BY_PERFORMER,
    requireBoundScale,
    requireInService,
    requireCheckAttempt,
    requireCheckPrepared,
    ...READ,
    requireEmptyPan,
  ],
  // A challenge puts nothing through, so it is made in a stopped step as well: it may be what the step waits for.
  PassTestPiece: [
    ...HERE,
    requireStationFunction,
    requireBatchState,
    requireStepState,
    ...BY_PERFORMER,
    requireDetector,
    requireChallengeAttempt,
    requireTestPiece,
  ],
  RepeatChallenge: [
    ...HERE,
    requireStationFunction,
    requireBatchState,
    requireStepState,
    ...BY_PERFORMER,
    requireDetector,
    requireChallengeAttempt,
  ],
  CaptureReference: [
    ...HERE,
    requireRole,
    requireBoundScale,
    requireWarm,
    requireService,
    requireOtherPerson,
    ...READ,
    requireDisplayed,
    requireWeightSet,
    requireCheckPoint,
  ],
  PassReference: [...HERE, requireRole, requireService, requireOtherPerson, requireTestPiece],
  AdjustScale: [...HERE, requireRole, requireService, requireOtherPerson, ...SIGNED],
  RequestReturn: [...HERE, requireRole, requireService, requireOtherPerson, requireProcedure, ...SIGNED],
  RecordCalibration: [...HERE, requireRole, requireCalibrationRecord, ...SIGNED],
  ApproveReturn: [...HERE, requireRole, requireService, requireOtherPerson, requireReviewedUse, ...SIGNED],
  BeginProcedure: [...HERE, requireRole, requireBoundScale, requireProcedure, requireWeightSet],
  CaptureLoad: [
    ...HERE,
    requireRole,
    requireBoundScale,
    requireWarm,
    requireProcedure,
    ...READ,
    requireDisplayed,
    requireWeightSet,
    requireLoad,
  ],
  BreakOffProcedure: [
    requirePace,
    requireSession,
    requireContext,
    requireRole,
    requireProcedure,
    requireReason,
  ],
  VerifyProcedure: [...HERE, requireRole, requireProcedure, requireIndependence, ...SIGNED],
  ReportException: [...HERE],
  AcknowledgeException: [requireTrustedClock, requirePace, requireSession, requireException, requireOwner],
  SettleException: [...HERE, requireException, requireLateEntry, requireOwner, requireReason, ...SIGNED],
  ReallocateLot: [
    ...HERE,
    requireException,
    requireLateEntry,
    requireOwner,
    requireEquivalence,
    requireApprovedStatus,
    requireInDate,
    requireFefo,
    requireNoHold,
    requireReason,
    ...SIGNED,
  ],
  OverrideFefo: [
    ...HERE,
    requireOverrideAuthority,
    requireOverride,
    requireApprovedStatus,
    requireInDate,
    requireNoHold,
    ...SIGNED,
  ],
  ReidentifyContainer: [
    ...HERE,
    requireOverrideAuthority,
    requireOverride,
    requireApprovedStatus,
    requireInDate,
    requireNoHold,
    ...SIGNED,
  ],
  OverrideManualWeight: [...HERE, requireOverrideAuthority, requireOverride, ...SIGNED],
  OverrideReweigh: [...HERE, requireOverrideAuthority, requireOverride, ...SIGNED],
  OverrideCheckWindow: [...HERE, requireOverrideAuthority, requireOverride, ...SIGNED],
  RouteException: [...HERE, requireException, requireOwner, requireReason],
  DecideDisposition: [
    ...HERE,
    requireException,
    requireLateEntry,
    requireOwner,
    requireDisposition,
    requireReason,
    ...SIGNED,
  ],
  ApproveDisposition: [...HERE, requireException, requireOwner, requireDisposition, ...SIGNED],
  ReturnDisposition: [...HERE, requireException, requireOwner, requireReason, ...SIGNED],
  ScrapContainer: [...HERE, requireException, requireRole, requireIndependence, requireScrap, ...SIGNED],
  CloseException: [...HERE, requireException, requireOwner, requireCause, ...SIGNED],
  ReopenException: [...HERE, requireException, requireOwner, requireReason, ...SIGNED],
  VoidException: [...HERE, requireException, requireOwner, requireReason, ...SIGNED],
  PlaceHold: [...HERE, requireHold, requireReason],
  ReleaseHold: [...HERE, requireRole, requireHold, requireReason, ...SIGNED],
  ProposeCorrection: [...HERE, requireCorrectable, requireCorrector, requireReason, ...SIGNED],
  ApproveCorrection: [...HERE, requireCorrection, requireUninvolved, ...SIGNED],
  RefuseCorrection: [...HERE, requireCorrection, requireUninvolved, requireReason, ...SIGNED],
  InvalidateCapture: [...HERE, requireCapture, requireUninvolved, requireReason, ...SIGNED],
  AttachFile: [requireHealthyLog, ...HERE, requireAttachable, requireStoredFile],
  EnterLate: [requireHealthyLog, ...HERE, requireLateSubject, requireStoredFile, ...SIGNED],
  ConfirmLate: [...HERE, requireLateEntry, requireIndependence, ...SIGNED],
  OpenRecord: [...HERE, requireRole, requireRecord, ...SIGNED],
  MoveRecord: [...HERE, requireRecord, requireRecordAuthority, ...SIGNED],
  RecordCause: [...HERE, requireRecord, requireRecordAuthority, requireCauseEvidence, ...SIGNED],
  AssignTask: [...HERE, requireRole, requireRecord],
  CompleteTask: [...HERE, requireRecord, requireRecordAuthority],
  ExtendRecord: [...HERE, requireRole, requireRecord, requireRecordAuthority, ...SIGNED],
  MoveContainer: [...HERE, requireRole, requireMovable],
  StageToLine: [...HERE, requireRole, requireApprovedStatus, requireInDate, requireNoHold, requireStageable],
  CountContainer: [...HERE, requireRole, requireCountable],
  WipeDown: [...HERE, requireStationFunction, requireRole, requireBoothFree],
  BeginReview: [...HERE, requireStationFunction, requireRole, requireBatchState, requireSegregation],
  ReviewAuditTrail: [
    ...HERE,
    requireStationFunction,
    requireRole,
    requireBatchState,
    requireSegregation,
    requireReviewedTrail,
    ...SIGNED,
  ],
  SignBatchReview: [
    ...HERE,
    requireStationFunction,
    requireRole,
    requireBatchState,
    requireReadiness,
    requireSegregation,
    ...SIGNED,
  ],
  ReturnBatch: [...HERE, requireStationFunction, requireRole, requireBatchState, requireReason, ...SIGNED],
  ReleaseBatch: [
    ...HERE,
    requireStationFunction,
    requireRole,
    requireBatchState,
    requireReadiness,
    requireSegregation,
    ...SIGNED,
  ],
  RejectBatch: [...HERE, requireStationFunction, requireRole, requireBatchState, requireReason, ...SIGNED],
  TerminateBatch: [...HERE, requireStationFunction, requireRole, requireBatchState, requireReason, ...SIGNED],
  ReinstateBatch: [
    ...HERE,
    requireStationFunction,
    requireRole,
    requireBatchState,
    requireReadiness,
    requireSegregation,
    requireReason,
    ...SIGNED,
  ],
  ShipUnits: [...HERE, requireRole, requireBatchState, requireNoHold],
  TakeSample: [...HERE, requireRole, requireSampleSource, ...SIGNED],
  SendSample: [...HERE, requireRole, requireSample],
  ReceiveSample: [...HERE, requireRole, requireSample],
  StoreRetained: [...HERE, requireRole, requireSample],
  EnterResult: [...HERE, requireRole, requireSample, requireFinishedTest, requireStandingResult, ...SIGNED],
  VerifyResult: [...HERE, requireRole, requireResult, requireIndependence, ...SIGNED],
  JudgeLot: [...HERE, requireRole, requireLot, requireReason, ...SIGNED],
  ExtendRetest: [...HERE, requireRole, requireLot, requireRetestDay, ...SIGNED],
  PresentScan: [
    requireTrustedClock,
    requireSession,
    requireStepState,
    requireUnblocked,
    requirePerformer,
    requireTraining,
    requireKnownIdentity,
    requirePlate,
    requireExpectedScan,
    requireRightMaterial,
    requireSequence,
    requireContainerPhase,
    requireApplicator,
    requireLabelRevision,
    requireIssuedRoll,
    requireAllocatedLot,
    requireApprovedStatus,
    requireUsableRoll,
    requireInDate,
    requireNoHold,
    requireFefo,
    requireStock,
    requireOneSource,
    requireBoothFree,
    requireAllergenSequence,
    requireItemKind,
    requireWeightSet,
    requireDetector,
    requireChallengeAttempt,
    requireTestPiece,
    requireChallenge,
    requirePackCode,
  ],
  DeclareGap: [requireTrustedClock, requirePace, requireGap, requireRole, ...SIGNED, requireReason],
  ConfirmGap: [requireTrustedClock, requirePace, requireGap, requireRole, requireIndependence, ...SIGNED],
  ObserveLoad: [],
  ObserveDevice: [],
  RecordPrint: [],
  LockIdle: [],
  EscalateOverdue: [],
  NoteOverrun: [],
  CountFlood: [],
};

/** The names of a command's gates. */
export const gateIdsOf = (type: KernelCommandType): readonly GateId[] => GATE_IDS_OF[type];

const GATE_IDS_OF = Object.fromEntries(
  Object.entries(COMMAND_GATES).map(([type, gates]) => [type, gates.map(({ id }) => id)]),
) as unknown as { readonly [Type in KernelCommandType]: readonly GateId[] };
