import { finding, type Gate } from './gate.ts';

/** Identity is scanned by this station's own scanner and never typed (S106, S123). */
export const requireScan: Gate = {
  id: 'requireScan',
  when: 'act',
  check: ({ command, station }) => {
    if (command.type === 'TypeIdentity') return finding('scan.typed');
    return command.type === 'PresentScan' && !command.scan.bound
      ? finding('scan.foreign', { scanner: command.scan.evidence.device, station: station.id })
      : null;
  },
};
