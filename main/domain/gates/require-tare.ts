import { finding, type Gate } from './gate.ts';

/** Net is gross minus a tare that was captured for this very container (S36, rules §5). */
export const requireTare: Gate = {
  id: 'requireTare',
  when: 'always',
  check: ({ dispense }) => (dispense && !dispense.work.current ? finding('tare.missing') : null),
};
