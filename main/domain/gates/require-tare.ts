import { finding, type Gate } from './gate.ts';

/** Net is gross minus a tare that was captured for this very container, and something is in it (S36, rules §5). */
export const requireTare: Gate = {
  id: 'requireTare',
  when: 'always',
  check: ({ command, dispense, discharge }) => {
    const work = (dispense ?? discharge)?.work;
    if (work && !work.current) return finding('tare.missing');
    return command.type === 'AcceptWeight' && discharge && discharge.net !== null && discharge.net <= 0
      ? finding('discharge.nothing', { container: discharge.work.current?.id ?? '' })
      : null;
  },
};
