import type { RollId } from '../../contract/ids.ts';
import type { Batch } from '../execution/batch.ts';
import { finding, type Gate } from './gate.ts';

/**
 * Labels with a lot code on them, and labels that passed the applicator, never go back to the cage: they are waste, and only
 * destroyed. Of a roll that the line used up nothing is left that did not pass it (rules §9, 21 CFR 211.125(d)).
 */
export const requireUncoded: Gate = {
  id: 'requireUncoded',
  when: 'act',
  check: ({ command, batch }) => {
    if (command.type !== 'CountLabels' || !batch) return null;
    const back = command.rolls.filter(({ returned }) => returned > 0);
    const coded = back.find((each) => each.coded);
    if (coded) return finding('return.coded', { roll: coded.roll, labels: coded.returned });
    const passed = back.find(({ roll }) => isUsedUp(batch, roll));
    return passed ? finding('return.usedUp', { roll: passed.roll, labels: passed.returned }) : null;
  },
};

/** Whoever took the roll off a line said that nothing was left on it. */
const isUsedUp = ({ steps }: Batch, roll: RollId): boolean =>
  Object.values(steps).some(
    ({ work }) =>
      work.kind === 'packaging' &&
      (work.labelling?.rolls.some((each) => each.roll === roll && each.off?.usedUp) ?? false),
  );
