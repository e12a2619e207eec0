import { issuesOf, unreadRolls } from '../label-ledger/issued-to.ts';
import { isLabelledAtLine } from '../label-ledger/labelled-packs.ts';
import { finding, type Gate } from './gate.ts';

/**
 * A count names every roll that was issued, each once, and no other, when the applicator was read for each. Specimens that a
 * line kept stand in the ledger with their photos: here they would be counted twice, or made up (rules §9).
 */
export const requireLabelCount: Gate = {
  id: 'requireLabelCount',
  when: 'act',
  check: ({ command, state, batch, recipe, recipeStep: master }) => {
    if (command.type !== 'CountLabels' || !batch || master?.kind !== 'reconciliation') return null;
    const issued = new Set<string>(issuesOf(state, batch.id, master.of).map(({ roll }) => roll));
    const counted = command.rolls.map(({ roll }) => roll);
    const isWhole =
      counted.length === issued.size &&
      new Set(counted).size === counted.length &&
      counted.every((roll) => issued.has(roll));
    if (!isWhole) return finding('count.rolls', { rolls: [...issued].join(', ') });
    const unread = unreadRolls(state, batch.id, master.of);
    if (unread.length > 0) return finding('count.applicator', { rolls: unread.join(', ') });
    const twice =
      recipe && isLabelledAtLine(recipe, master) && command.rolls.find(({ specimen }) => specimen > 0);
    return twice ? finding('count.specimens', { roll: twice.roll }) : null;
  },
};
