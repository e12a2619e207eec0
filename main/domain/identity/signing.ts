import type { Command, CommandType } from '../../contract/parse-command.ts';
import type { Meaning } from '../../contract/vocabulary.ts';

/** Commands that carry a signature. */
export type SignedCommandType = Extract<Command, { signature: unknown }>['type'];

export interface SigningRule {
  readonly meaning: Meaning;
  /**
   * own: the holder of the session signs, with the secret alone after the first time;
   * other: a second person signs inside the session, always with id and secret (rules §6);
   * either: a decision that its holder or another may make, with id and secret every time.
   */
  readonly signer: 'own' | 'other' | 'either';
}

/** The closed list of what can be signed and what it means. */
export const SIGNING: Readonly<Record<SignedCommandType, SigningRule>> = {
  AcknowledgeAccountability: { meaning: 'acknowledged', signer: 'own' },
  UnlockPerson: { meaning: 'approved', signer: 'either' },
  IssueBatch: { meaning: 'issued', signer: 'own' },
  CompleteStep: { meaning: 'performed', signer: 'own' },
  VerifyStep: { meaning: 'verified', signer: 'other' },
  VerifyRestart: { meaning: 'verified', signer: 'other' },
  VerifyCode: { meaning: 'verified', signer: 'other' },
  IssueComponent: { meaning: 'verified', signer: 'other' },
  CountComponent: { meaning: 'performed', signer: 'either' },
  InvalidatePlacement: { meaning: 'witnessed', signer: 'other' },
  RestartRun: { meaning: 'approved', signer: 'other' },
  VerifyContainer: { meaning: 'verified', signer: 'other' },
  ConfirmReading: { meaning: 'verified', signer: 'other' },
  RecordCleaning: { meaning: 'verified', signer: 'other' },
  VerifyAddition: { meaning: 'verified', signer: 'other' },
  ReprintCase: { meaning: 'requested', signer: 'own' },
  ReprintLabel: { meaning: 'requested', signer: 'own' },
  CountLabels: { meaning: 'performed', signer: 'either' },
  SettleException: { meaning: 'approved', signer: 'either' },
  ReallocateLot: { meaning: 'approved', signer: 'either' },
  OverrideFefo: { meaning: 'overrode', signer: 'either' },
  ReidentifyContainer: { meaning: 'overrode', signer: 'either' },
  OverrideReweigh: { meaning: 'overrode', signer: 'either' },
  OverrideManualWeight: { meaning: 'overrode', signer: 'either' },
  OverrideCheckWindow: { meaning: 'overrode', signer: 'either' },
  OpenRecord: { meaning: 'requested', signer: 'either' },
  MoveRecord: { meaning: 'decided', signer: 'either' },
  RecordCause: { meaning: 'decided', signer: 'either' },
  ExtendRecord: { meaning: 'requested', signer: 'either' },
  EnterLate: { meaning: 'performed', signer: 'own' },
  ConfirmLate: { meaning: 'verified', signer: 'either' },
  ProposeCorrection: { meaning: 'requested', signer: 'own' },
  ApproveCorrection: { meaning: 'approved', signer: 'either' },
  RefuseCorrection: { meaning: 'decided', signer: 'either' },
  InvalidateCapture: { meaning: 'decided', signer: 'either' },
  DecideDisposition: { meaning: 'decided', signer: 'either' },
  ApproveDisposition: { meaning: 'approved', signer: 'either' },
  ReturnDisposition: { meaning: 'returned', signer: 'either' },
  ScrapContainer: { meaning: 'witnessed', signer: 'other' },
  DestroyLabels: { meaning: 'witnessed', signer: 'other' },
  CloseException: { meaning: 'reviewed', signer: 'either' },
  ReopenException: { meaning: 'decided', signer: 'either' },
  VoidException: { meaning: 'approved', signer: 'either' },
  ReleaseHold: { meaning: 'approved', signer: 'either' },
  AdjustScale: { meaning: 'performed', signer: 'own' },
  RequestReturn: { meaning: 'requested', signer: 'own' },
  RecordCalibration: { meaning: 'performed', signer: 'own' },
  ApproveReturn: { meaning: 'approved', signer: 'either' },
  VerifyProcedure: { meaning: 'verified', signer: 'either' },
  TakeSample: { meaning: 'performed', signer: 'own' },
  EnterResult: { meaning: 'performed', signer: 'own' },
  VerifyResult: { meaning: 'verified', signer: 'either' },
  JudgeLot: { meaning: 'approved', signer: 'either' },
  ExtendRetest: { meaning: 'approved', signer: 'either' },
  DeclareGap: { meaning: 'approved', signer: 'either' },
  ConfirmGap: { meaning: 'verified', signer: 'either' },
  ReviewAuditTrail: { meaning: 'reviewed', signer: 'own' },
  SignBatchReview: { meaning: 'reviewed', signer: 'own' },
  ReturnBatch: { meaning: 'returned', signer: 'either' },
  ReleaseBatch: { meaning: 'released', signer: 'either' },
  RejectBatch: { meaning: 'rejected', signer: 'either' },
  TerminateBatch: { meaning: 'rejected', signer: 'either' },
  ReinstateBatch: { meaning: 'released', signer: 'either' },
};

export const isSigned = (type: CommandType | string): type is SignedCommandType => type in SIGNING;
