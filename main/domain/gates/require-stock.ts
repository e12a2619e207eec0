import { finding, type Gate } from './gate.ts';

/** There is something in the container to take (S44, S127). */
export const requireStock: Gate = {
  id: 'requireStock',
  when: 'act',
  check: ({ command, scanned, state }) => {
    if (command.type === 'IssueComponent') {
      const onHand = state.get('lots', command.lot)?.onHand ?? 0;
      return command.counted > onHand
        ? finding('stock.less', { lot: command.lot, onHand, counted: command.counted })
        : null;
    }
    return scanned?.role === 'source' &&
      scanned.container?.kind === 'source' &&
      (scanned.container.quantity <= 0 ||
        (scanned.container.physical !== 'onHand' && scanned.container.physical !== 'opened'))
      ? finding('stock.none', { container: scanned.container.id })
      : null;
  },
};
