import { warmAt } from '../equipment/warm-up.ts';
import { finding, type Gate } from './gate.ts';

/** Checked with certified weights in this production day, and nothing happened since that voids it (rules §5). */
export const requireRoutineCheck: Gate = {
  id: 'requireRoutineCheck',
  when: 'always',
  check: ({ scale, observed, step }) => {
    if (!scale || step?.work.kind === 'check') return null;
    if (scale.recheck === 'restarted') {
      const at = warmAt(scale, observed.moment.at);
      return at !== null && at !== 'unseen'
        ? finding('check.warming', { scale: scale.id, at })
        : finding('check.restarted', { scale: scale.id });
    }
    if (scale.recheck !== null && scale.recheck !== 'never-checked') {
      return finding(`check.${scale.recheck}`, { scale: scale.id });
    }
    return scale.lastGoodCheck?.productionDay === observed.moment.productionDay
      ? null
      : finding('check.due', { scale: scale.id, last: scale.lastGoodCheck?.productionDay ?? '-' });
  },
};
