import { warmAt } from '../equipment/warm-up.ts';
import { finding, type Gate } from './gate.ts';

/** Measured only once it stood under power for as long as its data says: a cold scale drifts (devices.md §5, R5). */
export const requireWarm: Gate = {
  id: 'requireWarm',
  when: 'always',
  check: ({ scale, observed }) => {
    const at = scale && warmAt(scale, observed.moment.at);
    if (!scale || !at) return null;
    return at === 'unseen'
      ? finding('warm.unseen', { scale: scale.id })
      : finding('warm.until', { scale: scale.id, at });
  },
};
