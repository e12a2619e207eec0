import { finding, type Gate } from './gate.ts';

/** A printer that answers and is ready, before a label counts as asked for (devices.md §2.4). */
export const requirePrinter: Gate = {
  id: 'requirePrinter',
  when: 'act',
  check: ({ observed, station }) =>
    observed.printer === null || observed.printer === 'ready'
      ? null
      : finding(`printer.${observed.printer}`, { station: station.id }),
};
