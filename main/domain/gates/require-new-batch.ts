import { finding, type Gate } from './gate.ts';

/** A batch number exists once (21 CFR 111.255). */
export const requireNewBatch: Gate = {
  id: 'requireNewBatch',
  when: 'always',
  check: ({ command, state }) =>
    command.type === 'IssueBatch' && state.get('batches', command.batch)
      ? finding('batch.exists', { batch: command.batch })
      : null,
};
