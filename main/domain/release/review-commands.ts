import { BATCH_TRANSITIONS, type BatchMove, type BatchState } from '../execution/batch-machine.ts';
import type { KernelCommand, KernelCommandType } from '../kernel-command.ts';

/** Commands about a batch as a whole: given at a desk, outside every step. */
export const REVIEW_COMMANDS = [
  'BeginReview',
  'ReviewAuditTrail',
  'SignBatchReview',
  'ReturnBatch',
  'ReleaseBatch',
  'RejectBatch',
  'TerminateBatch',
  'ReinstateBatch',
  'ShipUnits',
] as const satisfies readonly KernelCommandType[];
export type ReviewCommandType = (typeof REVIEW_COMMANDS)[number];
export type ReviewCommand = Extract<KernelCommand, { type: ReviewCommandType }>;

const KNOWN: ReadonlySet<string> = new Set(REVIEW_COMMANDS);
export const isReviewCommand = (command: KernelCommand): command is ReviewCommand => KNOWN.has(command.type);

/** The move of the batch that a command makes; a command without one asks for a state and leaves it. */
const MOVES: Readonly<Partial<Record<ReviewCommandType, BatchMove>>> = {
  BeginReview: 'beginReview',
  SignBatchReview: 'signReview',
  ReturnBatch: 'return',
  ReleaseBatch: 'release',
  RejectBatch: 'reject',
  TerminateBatch: 'terminate',
  ReinstateBatch: 'reinstate',
};
const STAYS: Readonly<Partial<Record<ReviewCommandType, readonly BatchState[]>>> = {
  ReviewAuditTrail: ['inReview'],
  ShipUnits: ['released'],
};

/** States of a batch in which a command about it makes sense (rules §2). */
export const statesFor = (type: ReviewCommandType): readonly BatchState[] =>
  STAYS[type] ?? BATCH_TRANSITIONS.filter(({ move }) => move === MOVES[type]).map(({ from }) => from);
