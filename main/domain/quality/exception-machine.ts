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
  'voided',
] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

export type ExceptionMove = 'settle' | 'implement' | 'close' | 'ruleClose';

export interface ExceptionTransition {
  readonly from: ExceptionState;
  readonly move: ExceptionMove;
  readonly to: ExceptionState;
}

/**
 * Correct & continue decides and approves in one signature of the role the trigger table names; it is
 * implemented when the correcting action has passed the gate that refused, and only then closed (S52, S59).
 */
export const EXCEPTION_TRANSITIONS: readonly ExceptionTransition[] = [
  { from: 'blocked', move: 'settle', to: 'implementing' },
  { from: 'implementing', move: 'implement', to: 'implemented' },
  { from: 'implemented', move: 'close', to: 'closed' },
  { from: 'blocked', move: 'ruleClose', to: 'ruleClosed' },
];

export const CLOSED: readonly ExceptionState[] = ['closed', 'ruleClosed', 'voided'];
