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

export type BatchMove =
  | 'startFirstStep'
  | 'finishLastStep'
  | 'lapseStep'
  | 'beginReview'
  | 'return'
  | 'signReview'
  | 'lapse'
  | 'release'
  | 'stop'
  | 'reinstate'
  | 'reject'
  | 'terminate';

export interface BatchTransition {
  readonly from: BatchState;
  readonly move: BatchMove;
  readonly to: BatchState;
}

/** States in which work on the floor goes on. */
export const IN_WORK: readonly BatchState[] = ['issued', 'inExecution'];

/** Everything before release: from each of these a batch can still be rejected or terminated (rules §2). */
export const BEFORE_RELEASE: readonly BatchState[] = [...IN_WORK, 'executed', 'inReview', 'releaseEligible'];

export const BATCH_TRANSITIONS: readonly BatchTransition[] = [
  { from: 'issued', move: 'startFirstStep', to: 'inExecution' },
  { from: 'inExecution', move: 'finishLastStep', to: 'executed' },
  { from: 'executed', move: 'lapseStep', to: 'inExecution' },
  { from: 'inReview', move: 'lapseStep', to: 'inExecution' },
  { from: 'releaseEligible', move: 'lapseStep', to: 'inExecution' },
  { from: 'executed', move: 'beginReview', to: 'inReview' },
  { from: 'inReview', move: 'return', to: 'inExecution' },
  { from: 'inReview', move: 'signReview', to: 'releaseEligible' },
  { from: 'inReview', move: 'lapse', to: 'inReview' },
  { from: 'releaseEligible', move: 'lapse', to: 'inReview' },
  { from: 'releaseEligible', move: 'release', to: 'released' },
  { from: 'released', move: 'stop', to: 'postReleaseHold' },
  { from: 'postReleaseHold', move: 'reinstate', to: 'released' },
  ...BEFORE_RELEASE.flatMap((from): readonly BatchTransition[] => [
    { from, move: 'reject', to: 'rejected' },
    { from, move: 'terminate', to: 'terminated' },
  ]),
];

/** Where a move leads from a state, or null when the table has no such row. */
export const batchMove = (from: BatchState, move: BatchMove): BatchState | null =>
  BATCH_TRANSITIONS.find((row) => row.from === from && row.move === move)?.to ?? null;
