import { finding, type Gate } from './gate.ts';

/** The numbers that are signed for are the log's: through its last event about the batch, with every denial (S68, rules §10). */
export const requireReviewedTrail: Gate = {
  id: 'requireReviewedTrail',
  when: 'act',
  check: ({ command, batchNamed, observed: { trail } }) => {
    if (command.type !== 'ReviewAuditTrail' || !batchNamed) return null;
    const { throughSeq, denials } = command;
    const recorded = batchNamed.review.denials;
    if (denials !== recorded)
      return finding('trail.denials', { batch: batchNamed.id, stated: denials, recorded });
    return trail && trail.last <= throughSeq && throughSeq <= trail.head
      ? null
      : finding('trail.events', { batch: batchNamed.id, stated: throughSeq, recorded: trail?.head ?? 0 });
  },
};
