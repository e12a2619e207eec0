import type { ReadinessInput } from '../readiness.ts';
import { item, type LineResult, lineOf } from '../readiness-line.ts';

/**
 * The audit trail was reviewed with every denial in it. What is denied after the review of the batch record was signed
 * came too late to be in it.
 */
export function auditTrailLine({ batch: { id, review } }: ReadinessInput): LineResult {
  const object = { kind: 'batch', id } as const;
  const { trail, signed, denials } = review;
  if (!trail) return lineOf([item('trailUnsigned', { batch: id, denials }, object)]);
  const missed = denials - trail.denials;
  return signed || missed === 0 ? lineOf([]) : lineOf([item('trailOutdated', { batch: id, missed }, object)]);
}

export const batchReviewLine = ({ batch: { id, review } }: ReadinessInput): LineResult =>
  lineOf(review.signed ? [] : [item('reviewUnsigned', { batch: id }, { kind: 'batch', id })]);

/** The log was recomputed by code that the station does not share, and its pins are in reach (21 CFR 11.10(a)). */
export const logLine = ({ proof }: ReadinessInput): LineResult =>
  lineOf(proof === 'verified' ? [] : [item(proof === 'pending' ? 'logPending' : 'logDegraded', {}, null)]);
