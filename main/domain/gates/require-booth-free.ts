import { finding, type Gate } from './gate.ts';

/** One batch and one material per booth; a recorded wipe and scoop check lies between two materials (rules §5). */
export const requireBoothFree: Gate = {
  id: 'requireBoothFree',
  when: 'always',
  check: ({ station: { booth, id }, recipeStep: step, batch }) => {
    if (step?.kind !== 'dispense' || !batch || booth.item === null) return null;
    if (booth.batch !== batch.id) return finding('booth.batch', { station: id, batch: booth.batch ?? '' });
    return booth.item === step.item
      ? null
      : finding('booth.material', { station: id, item: booth.item, next: step.item });
  },
};
