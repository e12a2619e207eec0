import { add } from '../../contract/quantity.ts';
import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** Neither over nor under the range of the instrument, and the load still to come fits on it (S36). */
export const requireInRange: Gate = {
  id: 'requireInRange',
  when: 'always',
  check: ({ command, capture, scale, dispense }) => {
    if (capture?.kind === 'none' && (capture.why === 'overload' || capture.why === 'underload')) {
      return finding(`range.${capture.why}`, { scale: capture.device ?? '-' });
    }
    if (!scale) return null;
    if (capture?.kind === 'reading' && capture.mass !== null && capture.mass > scale.capacity) {
      return finding('range.overload', { scale: scale.id });
    }
    if (command.type !== 'SelectScale' || !dispense?.limits) return null;
    const load = add(dispense.limits.target, dispense.step.containerClass.tareHighest);
    return load > scale.capacity
      ? finding('range.capacity', {
          scale: scale.id,
          load: massText(load, scale),
          capacity: massText(scale.capacity, scale),
        })
      : null;
  },
};
