import { conflictOf } from '../identity/segregation.ts';
import { finding, type Gate } from './gate.ts';

/** Who reviews or releases a batch had no part in what they judge (S104, rules §10). */
export const requireSegregation: Gate = {
  id: 'requireSegregation',
  when: 'always',
  check: ({ command, batchNamed, signer }) => {
    const act = batchNamed && signer ? conflictOf(command.type, batchNamed, signer.id) : null;
    return act && batchNamed && signer
      ? finding(
          'segregation.acted',
          { person: signer.name, batch: batchNamed.id, act },
          command.type === 'ReleaseBatch' || command.type === 'ReinstateBatch' ? 'qaRelease' : 'qaReviewer',
        )
      : null;
  },
};
