import { finding, type Gate } from './gate.ts';

/** Tare before the first addition and once per container; after that it is denied (rules §5). */
export const requireTareOnce: Gate = {
  id: 'requireTareOnce',
  when: 'always',
  check: ({ dispense }) =>
    dispense?.work.current ? finding('tare.taken', { container: dispense.work.current.id }) : null,
};
