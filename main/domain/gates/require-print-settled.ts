import { finding, type Gate } from './gate.ts';

/** A print that may or may not have left the machine is settled by a scan or a person before the next (devices.md rule 9). */
export const requirePrintSettled: Gate = {
  id: 'requirePrintSettled',
  when: 'always',
  check: ({ command, dispense }) => {
    if (!('container' in command) || command.container === null || !dispense) return null;
    const label = dispense.work.containers.find(({ id }) => id === command.container)?.label;
    if (label?.outcome === 'printing') return finding('label.printing', { container: command.container });
    return label?.outcome === 'indeterminate' && command.type === 'PrintLabel'
      ? finding('label.indeterminate', { container: command.container })
      : null;
  },
};
