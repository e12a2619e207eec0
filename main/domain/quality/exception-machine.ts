/** Rules §2: declared whole, because an append-only log makes states expensive to add later. */
export const EXCEPTION_STATES = [
  'blocked',
  'onHold',
  'underInvestigation',
  'dispositionPending',
  'decided',
  'approved',
  'implementing',
  'implemented',
  'closed',
  'ruleClosed',
  'reopened',
  'voided',
] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

/** Where an exception can be sent by its owner before anything is decided. */
export type ExceptionRoute = Extract<ExceptionState, 'onHold' | 'underInvestigation' | 'dispositionPending'>;

export type ExceptionMove =
  | 'contain'
  | 'investigate'
  | 'propose'
  | 'settle'
  | 'decide'
  | 'approve'
  | 'return'
  | 'begin'
  | 'implement'
  | 'close'
  | 'ruleClose'
  | 'reopen'
  | 'void';

export interface ExceptionTransition {
  readonly from: ExceptionState;
  readonly move: ExceptionMove;
  readonly to: ExceptionState;
}

/**
 * Correct & continue (`settle`) decides and approves in one signature of the role the trigger table names; every other
 * disposition is decided by one person and approved by another. Decided, approved, implemented and closed are four
 * moments: it is closed only when what was decided has been done (S52, S59).
 */
export const EXCEPTION_TRANSITIONS: readonly ExceptionTransition[] = [
  { from: 'blocked', move: 'contain', to: 'onHold' },
  { from: 'blocked', move: 'propose', to: 'dispositionPending' },
  { from: 'onHold', move: 'investigate', to: 'underInvestigation' },
  { from: 'onHold', move: 'propose', to: 'dispositionPending' },
  { from: 'underInvestigation', move: 'propose', to: 'dispositionPending' },
  { from: 'blocked', move: 'settle', to: 'implementing' },
  { from: 'dispositionPending', move: 'decide', to: 'decided' },
  { from: 'decided', move: 'approve', to: 'approved' },
  { from: 'decided', move: 'return', to: 'dispositionPending' },
  { from: 'approved', move: 'begin', to: 'implementing' },
  { from: 'implementing', move: 'implement', to: 'implemented' },
  { from: 'implemented', move: 'close', to: 'closed' },
  { from: 'blocked', move: 'ruleClose', to: 'ruleClosed' },
  { from: 'closed', move: 'reopen', to: 'reopened' },
  { from: 'ruleClosed', move: 'reopen', to: 'reopened' },
  { from: 'reopened', move: 'contain', to: 'onHold' },
  { from: 'reopened', move: 'propose', to: 'dispositionPending' },
  { from: 'blocked', move: 'void', to: 'voided' },
  { from: 'onHold', move: 'void', to: 'voided' },
  { from: 'underInvestigation', move: 'void', to: 'voided' },
  { from: 'dispositionPending', move: 'void', to: 'voided' },
  { from: 'reopened', move: 'void', to: 'voided' },
];

export const CLOSED: readonly ExceptionState[] = ['closed', 'ruleClosed', 'voided'];

/** Decided, and therefore no longer what stops the step: the disposition tells what may go on. */
export const SETTLED: readonly ExceptionState[] = ['implementing', 'implemented', ...CLOSED];

/** The move that leads to a route. */
export const ROUTES: Readonly<Record<ExceptionRoute, ExceptionMove>> = {
  onHold: 'contain',
  underInvestigation: 'investigate',
  dispositionPending: 'propose',
};

/** Where a move leads from a state, or null when the table has no such row. */
export const exceptionMove = (from: ExceptionState, move: ExceptionMove): ExceptionState | null =>
  EXCEPTION_TRANSITIONS.find((row) => row.from === from && row.move === move)?.to ?? null;
