import { add, subtract, ZERO } from '../../contract/quantity.ts';
import { countVarianceLimit } from '../execution/amounts.ts';
import { unattributed } from '../facts.ts';
import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** No more is taken from a container than it held, beyond the count variance (S44, S127, rules §5). */
export const requireConsumption: Gate = {
  id: 'requireConsumption',
  when: 'act',
  check: (facts) => {
    const { command, dispense, scale } = facts;
    const source = dispense?.work.source;
    if (!dispense || !source || !scale) return null;
    const portion = dispense.work.current ? unattributed(dispense) : ZERO;
    if (portion === null) return null;
    if (portion < 0) return finding('consumption.negative', { container: source.container }, 'supervisor');
    const taken = add(source.taken, portion);
    const slack = countVarianceLimit(source.onHandAtOpening, scale.division);
    const over = subtract(taken, source.onHandAtOpening);
    if (over > slack) {
      return finding(
        'consumption.over',
        { container: source.container, over: massText(over, scale) },
        'supervisor',
      );
    }
    return command.type === 'CloseSource' && command.emptied && -over > slack
      ? finding(
          'consumption.missing',
          { container: source.container, missing: massText(subtract(source.onHandAtOpening, taken), scale) },
          'supervisor',
        )
      : null;
  },
};
