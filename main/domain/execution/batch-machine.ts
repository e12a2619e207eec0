/** Rules §2. A hold is an overlay on every state and therefore no state of its own. */
export const BATCH_STATES = [
  'issued',
  'inExecution',
  'executed',
  'inReview',
  'releaseEligible',
  'released',
  'postReleaseHold',
  'rejected',
  'terminated',
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export type BatchMove = 'startFirstStep' | 'finishLastStep';

export interface BatchTransition {
  readonly from: BatchState;
  readonly move: BatchMove;
  readonly to: BatchState;
}

export const BATCH_TRANSITIONS: readonly BatchTransition[] = [
  { from: 'issued', move: 'startFirstStep', to: 'inExecution' },
  { from: 'inExecution', move: 'finishLastStep', to: 'executed' },
];

/** States in which work on the floor goes on. */
export const IN_WORK: readonly BatchState[] = ['issued', 'inExecution'];
