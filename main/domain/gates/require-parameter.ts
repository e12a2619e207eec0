import { compareDecimals } from '../laboratory/decimal.ts';
import { finding, type Gate } from './gate.ts';

/** A parameter that the recipe asks for, entered once, within its limits, both included (S44, rules §1). */
export const requireParameter: Gate = {
  id: 'requireParameter',
  when: 'act',
  check: ({ command, step, recipeStep: master }) => {
    if (command.type !== 'RecordParameter') return null;
    if (step?.work.kind !== 'process' || master?.kind !== 'process') return null;
    const { parameter: id, value } = command;
    const asked = master.parameters.find((each) => each.id === id);
    if (!asked) return finding('parameter.unknown', { parameter: id, step: step.id });
    const { name, unit, lowest, highest } = asked;
    const recorded = step.work.values[id];
    if (recorded) return finding('parameter.recorded', { parameter: name, value: recorded.value, unit });
    return compareDecimals(value, lowest) < 0 || compareDecimals(value, highest) > 0
      ? finding('parameter.outside', { id, parameter: name, value, unit, lowest, highest }, 'supervisor')
      : null;
  },
};
