import type { GateFacts } from '../facts.ts';
import { byException } from './by-exception.ts';
import type { ReviewCommand } from './review-commands.ts';

/** What is signed about a whole batch, as facts (rules §6, §10); null for what is not signed or names nothing. */
export function batchSubject(
  { batchNamed: batch, state }: GateFacts,
  command: ReviewCommand,
): readonly string[] | null {
  if (!batch) return null;
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  const head = [`Batch: ${batch.id}`, `Product: ${recipe?.product.name ?? batch.recipe}`];
  switch (command.type) {
    case 'ReviewAuditTrail':
      return [
        'Audit trail reviewed, refused attempts included',
        ...head,
        `Through event: ${command.throughSeq}`,
        `Refused attempts: ${command.denials}`,
      ];
    case 'SignBatchReview':
      return [
        'Batch record reviewed',
        ...head,
        byException(state, batch).eligible ? 'Way: by exception' : 'Way: the whole record',
      ];
    case 'ReleaseBatch':
      return ['Approved for distribution', ...head, `Batch size: ${recipe?.batchSize ?? '-'}`];
    case 'ReturnBatch':
    case 'RejectBatch':
    case 'TerminateBatch':
    case 'ReinstateBatch':
      return [
        DECISIONS[command.type],
        ...head,
        `Reason: ${command.reason}`,
        ...(command.narrative ? [`Note: ${command.narrative}`] : []),
      ];
    case 'BeginReview':
    case 'ShipUnits':
      return null;
  }
}

const DECISIONS = {
  ReturnBatch: 'Returned to the floor',
  RejectBatch: 'Rejected',
  TerminateBatch: 'Terminated',
  ReinstateBatch: 'Distribution goes on after a hold',
} as const;
