import { IN_WORK } from '../execution/batch-machine.ts';
import { openSteps } from '../execution/readiness.ts';
import type { GateFacts } from '../facts.ts';
import { isReviewCommand, type ReviewCommand, statesFor } from '../release/review-commands.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** Work on the floor happens in a batch that is issued or in execution; review and release follow its machine (S26, rules §2). */
export const requireBatchState: Gate = {
  id: 'requireBatchState',
  when: 'always',
  check: (facts) => {
    const { command, batch, step } = facts;
    if (isReviewCommand(command)) return reviewState(facts, command);
    if (!batch) {
      return command.type === 'EnterStep'
        ? finding('batch.unknown', { batch: command.batch })
        : finding('batch.none');
    }
    if (!step) return finding('step.unknown', { batch: batch.id });
    return command.type === 'EnterStep' || IN_WORK.includes(batch.state)
      ? null
      : finding('batch.state', { batch: batch.id, state: batch.state });
  },
};

function reviewState({ batchNamed: batch, state }: GateFacts, command: ReviewCommand): Finding | null {
  if (!batch) return finding('batch.unknown', { batch: command.batch });
  const needed = statesFor(command.type);
  if (needed.includes(batch.state)) return null;
  // A batch that came back to the floor and lacks nothing there goes on to review.
  if (command.type === 'BeginReview' && batch.state === 'inExecution' && openSteps(state, batch).length === 0)
    return null;
  return finding('batch.move', { batch: batch.id, state: batch.state, from: needed.join(', ') });
}
