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

export type BatchMove = 'startFirstStep' | 'finishLastStep' | 'lapseStep';

export interface BatchTransition {
  readonly from: BatchState;
  readonly move: BatchMove;
  readonly to: BatchState;
}

export const BATCH_TRANSITIONS: readonly BatchTransition[] = [
  { from: 'issued', move: 'startFirstStep', to: 'inExecution' },
  { from: 'inExecution', move: 'finishLastStep', to: 'executed' },
  { from: 'executed', move: 'lapseStep', to: 'inExecution' },
  { from: 'inReview', move: 'lapseStep', to: 'inExecution' },
  { from: 'releaseEligible', move: 'lapseStep', to: 'inExecution' },
];

/** Where a move leads from a state, or null when the table has no such row. */
export const batchMove = (from: BatchState, move: BatchMove): BatchState | null =>
  BATCH_TRANSITIONS.find((row) => row.from === from && row.move === move)?.to ?? null;

/** States in which work on the floor goes on. */
export const IN_WORK: readonly BatchState[] = ['issued', 'inExecution'];
