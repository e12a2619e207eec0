import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import type { KernelCommandOf } from '../kernel-command.ts';
import { byException } from '../release/by-exception.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

export const RELEASE_HANDLERS: Handlers<
  | 'BeginReview'
  | 'ReviewAuditTrail'
  | 'SignBatchReview'
  | 'ReturnBatch'
  | 'ReleaseBatch'
  | 'RejectBatch'
  | 'TerminateBatch'
  | 'ReinstateBatch'
  | 'ShipUnits'
> = {
  BeginReview: ({ command: { batch }, person, batchNamed }) => [
    ...(batchNamed?.state === 'inExecution' ? [event('BatchExecuted', { batch })] : []),
    event('BatchReviewBegun', { batch, person: certain(person, 'a person').id }),
  ],
  ReviewAuditTrail: (facts) => {
    const { batch, throughSeq, denials } = facts.command;
    return [event('AuditTrailReviewed', { batch, throughSeq, denials, signature: signatureRecord(facts) })];
  },
  SignBatchReview: (facts) => {
    const batch = certain(facts.batchNamed, 'a batch');
    const { eligible } = byException(facts.state, batch);
    return [
      event('BatchReviewSigned', {
        batch: batch.id,
        byException: eligible,
        signature: signatureRecord(facts),
      }),
    ];
  },
  ReturnBatch: (facts) => decided(facts, 'BatchReturned'),
  ReleaseBatch: (facts) => [
    event('BatchReleased', { batch: facts.command.batch, signature: signatureRecord(facts) }),
  ],
  RejectBatch: (facts) => decided(facts, 'BatchRejected'),
  TerminateBatch: (facts) => decided(facts, 'BatchTerminated'),
  ReinstateBatch: (facts) => decided(facts, 'BatchReinstated'),
  ShipUnits: ({ command: { batch, quantity, to }, person }) => [
    event('UnitsShipped', { batch, quantity, to, person: certain(person, 'a person').id }),
  ],
};

type Decision = KernelCommandOf<'ReturnBatch' | 'RejectBatch' | 'TerminateBatch' | 'ReinstateBatch'>;

function decided(
  facts: GateFacts & { readonly command: Decision },
  type: 'BatchReturned' | 'BatchRejected' | 'BatchTerminated' | 'BatchReinstated',
): readonly DomainEvent[] {
  const { batch, reason, narrative } = facts.command;
  return [event(type, { batch, reason, narrative, signature: signatureRecord(facts) })];
}
