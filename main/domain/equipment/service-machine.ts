import type { Role } from '../../contract/vocabulary.ts';

/** Where an instrument stands between its failure and its return (rules §5). Only `inService` may be used. */
export const SERVICE_STATES = [
  'inService',
  'outOfService',
  'found',
  'adjusted',
  'restored',
  'returnRequested',
] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

export type ServiceMove =
  | 'fail'
  | 'asFound'
  | 'adjust'
  | 'asLeftWithin'
  | 'asLeftOutside'
  | 'procedureFailed'
  | 'requestReturn'
  | 'approveReturn';

export interface ServiceTransition {
  readonly from: ServiceState;
  readonly move: ServiceMove;
  readonly to: ServiceState;
  /** null: a fact does it, not a person. */
  readonly by: Role | null;
}

/** As-found, adjustment, as-left by metrology, the return by QA; what is not in the table is refused (S25, rules §5). */
export const SERVICE_TRANSITIONS: readonly ServiceTransition[] = [
  { from: 'inService', move: 'fail', to: 'outOfService', by: null },
  { from: 'outOfService', move: 'asFound', to: 'found', by: 'metrology' },
  { from: 'found', move: 'adjust', to: 'adjusted', by: 'metrology' },
  { from: 'adjusted', move: 'adjust', to: 'adjusted', by: 'metrology' },
  { from: 'adjusted', move: 'asLeftWithin', to: 'restored', by: 'metrology' },
  // Still outside its tolerance: it stays out, and is adjusted again.
  { from: 'adjusted', move: 'asLeftOutside', to: 'found', by: 'metrology' },
  { from: 'restored', move: 'adjust', to: 'adjusted', by: 'metrology' },
  // What is measured at every weight may still fail in the corners.
  { from: 'restored', move: 'procedureFailed', to: 'found', by: 'metrology' },
  { from: 'restored', move: 'requestReturn', to: 'returnRequested', by: 'metrology' },
  { from: 'returnRequested', move: 'adjust', to: 'adjusted', by: 'metrology' },
  { from: 'returnRequested', move: 'approveReturn', to: 'inService', by: 'qaReviewer' },
];

/** Where a move leads from a state, or null when the table has no such row. */
export const serviceMove = (from: ServiceState, move: ServiceMove): ServiceState | null =>
  SERVICE_TRANSITIONS.find((row) => row.from === from && row.move === move)?.to ?? null;
