import { finding, type Gate } from './gate.ts';

/** Every dispense step gets one known lot of its item; nothing is allocated to steps that weigh nothing (S110, S124). */
export const requireAllocation: Gate = {
  id: 'requireAllocation',
  when: 'act',
  check: ({ command, state }) => {
    if (command.type !== 'IssueBatch') return null;
    const recipe = state.get('recipes', `${command.recipe}@${command.version}`);
    if (!recipe) return null;
    const open = new Map(command.allocations.map(({ step, lot }) => [step, lot]));
    if (open.size !== command.allocations.length)
      return finding('allocation.twice', { batch: command.batch });
    for (const step of recipe.steps) {
      const lot = open.get(step.id);
      if (step.kind !== 'dispense') {
        if (lot) return finding('allocation.step', { step: step.id });
        continue;
      }
      if (!lot) return finding('allocation.missing', { step: step.id, item: step.item });
      if (state.get('lots', lot)?.item !== step.item)
        return finding('allocation.item', { step: step.id, item: step.item, lot });
      open.delete(step.id);
    }
    const [unknown] = open.keys();
    return unknown ? finding('allocation.step', { step: unknown }) : null;
  },
};
