import { finding, type Gate } from './gate.ts';

/** Material comes from a scanned, open container; it is closed only after its own scan (rules §5). */
export const requireOpenSource: Gate = {
  id: 'requireOpenSource',
  when: 'always',
  check: ({ command, dispense }) => {
    if (!dispense) return null;
    const { source } = dispense.work;
    if (!source) return finding('source.none', { item: dispense.item.name });
    return command.type === 'CloseSource' && !source.scannedForClose
      ? finding('source.scanToClose', { container: source.container })
      : null;
  },
};
