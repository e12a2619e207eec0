import { finding, type Gate } from './gate.ts';

/** There is something in the container to take (S44, S127). */
export const requireStock: Gate = {
  id: 'requireStock',
  when: 'act',
  check: ({ scanned }) =>
    scanned?.role === 'source' &&
    scanned.container?.kind === 'source' &&
    (scanned.container.quantity <= 0 ||
      (scanned.container.physical !== 'onHand' && scanned.container.physical !== 'opened'))
      ? finding('stock.none', { container: scanned.container.id })
      : null,
};
