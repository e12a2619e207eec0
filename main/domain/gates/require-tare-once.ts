import { finding, type Gate } from './gate.ts';

/** Tare before the first addition and once per container; after that it is denied (rules §5). */
export const requireTareOnce: Gate = {
  id: 'requireTareOnce',
  when: 'always',
  check: ({ dispense, discharge }) => {
    const current = (dispense ?? discharge)?.work.current;
    return current ? finding('tare.taken', { container: current.id }) : null;
  },
};
