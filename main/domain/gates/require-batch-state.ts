import { IN_WORK } from '../execution/batch-machine.ts';
import { finding, type Gate } from './gate.ts';

/** Work on the floor happens in a batch that is issued or in execution, and nowhere else (rules §2). */
export const requireBatchState: Gate = {
  id: 'requireBatchState',
  when: 'always',
  check: ({ command, batch, step }) => {
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
