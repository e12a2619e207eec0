import { checkedRunOf } from '../execution/checked-run.ts';
import { isEmptyPan, isSameUnit } from '../in-process/pan.ts';
import { finding, type Gate } from './gate.ts';

/** A unit lies on the balance, and it is not the one that was captured last (rules §7: one by one). */
export const requireNextUnit: Gate = {
  id: 'requireNextUnit',
  when: 'act',
  check: (facts) => {
    const { capture, scale } = facts;
    const checkedRun = checkedRunOf(facts);
    if (!checkedRun || !scale || capture?.kind !== 'reading' || capture.mass === null) return null;
    if (isEmptyPan(scale, capture.mass)) return finding('unit.none', { scale: scale.id });
    const { pan } = checkedRun.work;
    return pan?.isCaptured && isSameUnit(scale, pan.evidence.mass, capture.mass)
      ? finding('unit.same', { scale: scale.id, placement: checkedRun.open?.placements.length ?? 0 })
      : null;
  },
};
