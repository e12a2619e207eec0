import { finding, type Gate } from './gate.ts';

/** Identity comes from a scanner, which speaks to its own station alone; typed, it is always refused (S106, S123). */
export const requireScan: Gate = {
  id: 'requireScan',
  when: 'act',
  check: ({ command }) => (command.type === 'TypeIdentity' ? finding('scan.typed') : null),
};
