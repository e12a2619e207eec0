import { nextLoad, openRunOn, waitsForZero } from '../equipment/fitness.ts';
import { isEmptyPan } from '../in-process/pan.ts';
import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** The loads of a procedure come in its order, each on a pan that was back at zero, and none of them is no load (rules §5). */
export const requireLoad: Gate = {
  id: 'requireLoad',
  when: 'act',
  check: ({ command, scale, state, capture }) => {
    if (command.type !== 'CaptureLoad' || !scale) return null;
    const run = openRunOn(state, scale.id);
    const next = run && nextLoad(state, scale, run);
    if (!run || !next) return null;
    if (command.load !== run.loads.length + 1)
      return finding('load.other', { scale: scale.id, next: run.loads.length + 1, given: command.load });
    if (waitsForZero(state, scale, run))
      return finding('load.notZeroed', { scale: scale.id, division: massText(scale.division, scale) });
    return capture?.kind === 'reading' && capture.mass !== null && isEmptyPan(scale, capture.mass)
      ? finding('load.none', { scale: scale.id, load: massText(next.nominal, scale) })
      : null;
  },
};
