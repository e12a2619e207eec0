/** Design §3, rules §2: what is not in the table is refused and logged (S25, S112). */
export const STEP_STATES = [
  'planned',
  'ready',
  'inProgress',
  'suspended',
  'blocked',
  'exception',
  'complete',
  'verified',
  'notExecuted',
] as const;
export type StepState = (typeof STEP_STATES)[number];

export type StepMove =
  | 'prerequisitesMet'
  | 'start'
  | 'suspend'
  | 'takeOver'
  | 'block'
  | 'except'
  | 'clear'
  | 'complete'
  | 'verify'
  | 'disposeNotExecuted'
  | 'lapse'
  | 'reopen'
  | 'withdraw'
  | 'dispenseAgain'
  | 'repeat';

export interface StepTransition {
  readonly from: StepState;
  readonly move: StepMove;
  /** `resumes`: back to the state the step was taken out of. */
  readonly to: StepState | 'resumes';
}

export const STEP_TRANSITIONS: readonly StepTransition[] = [
  { from: 'planned', move: 'prerequisitesMet', to: 'ready' },
  { from: 'ready', move: 'start', to: 'inProgress' },
  { from: 'inProgress', move: 'suspend', to: 'suspended' },
  { from: 'suspended', move: 'takeOver', to: 'inProgress' },
  { from: 'planned', move: 'block', to: 'blocked' },
  { from: 'ready', move: 'block', to: 'blocked' },
  { from: 'inProgress', move: 'block', to: 'blocked' },
  { from: 'suspended', move: 'block', to: 'blocked' },
  { from: 'ready', move: 'except', to: 'exception' },
  { from: 'inProgress', move: 'except', to: 'exception' },
  { from: 'blocked', move: 'except', to: 'exception' },
  { from: 'complete', move: 'block', to: 'blocked' },
  { from: 'complete', move: 'except', to: 'exception' },
  { from: 'blocked', move: 'clear', to: 'resumes' },
  { from: 'exception', move: 'clear', to: 'resumes' },
  { from: 'inProgress', move: 'complete', to: 'complete' },
  { from: 'complete', move: 'verify', to: 'verified' },
  // What was signed on a value that was corrected or invalidated lapses, and the steps behind it wait again (rules §6).
  { from: 'verified', move: 'lapse', to: 'complete' },
  { from: 'complete', move: 'reopen', to: 'inProgress' },
  { from: 'ready', move: 'withdraw', to: 'planned' },
  { from: 'planned', move: 'disposeNotExecuted', to: 'notExecuted' },
  { from: 'blocked', move: 'disposeNotExecuted', to: 'notExecuted' },
  { from: 'exception', move: 'disposeNotExecuted', to: 'notExecuted' },
  { from: 'complete', move: 'dispenseAgain', to: 'inProgress' },
  { from: 'verified', move: 'dispenseAgain', to: 'inProgress' },
  // A clearance that nothing rests on any more is done once more (rules §8).
  { from: 'verified', move: 'repeat', to: 'ready' },
];

/** Where a move leads from a state, or null when the table has no such row. */
export const stepMove = (from: StepState, move: StepMove): StepState | 'resumes' | null =>
  STEP_TRANSITIONS.find((row) => row.from === from && row.move === move)?.to ?? null;
