import { finding, type Gate } from './gate.ts';

/** A new container starts from a zero: set, or come back to within one division after the last load (rules §5). */
export const requireZero: Gate = {
  id: 'requireZero',
  when: 'always',
  check: ({ dispense, discharge, scale }) => {
    const work = (dispense ?? discharge)?.work;
    return work && scale && !work.current && work.zeroAt === null
      ? finding('zero.missing', { scale: scale.id })
      : null;
  },
};
