import { labelOf } from '../execution/container-label.ts';
import type { GateFacts } from '../facts.ts';
import { finding, type Gate } from './gate.ts';

/**
 * A print that may or may not have left the machine is settled by a scan or a person before the next (devices.md rule 9).
 * A second HOLD label does no harm: whoever asks for it has looked, and both are counted; nor does a second new label of a
 * received container, which voids the one before.
 */
export const requirePrintSettled: Gate = {
  id: 'requirePrintSettled',
  when: 'always',
  check: (facts) => {
    const { command } = facts;
    if (!('container' in command) || command.container === null) return null;
    const outcome = lastOutcome(facts, command.container);
    if (outcome === 'printing') return finding('label.printing', { container: command.container });
    return outcome === 'indeterminate' && command.type === 'PrintLabel'
      ? finding('label.indeterminate', { container: command.container })
      : null;
  },
};

function lastOutcome(facts: GateFacts, container: string) {
  const { command, state } = facts;
  switch (command.type) {
    case 'PrintHoldLabel':
      return state.get('holdLabels', container)?.outcome;
    case 'PrintReceivedLabel':
      return state.get('receivedLabels', container)?.outcome;
    default:
      return labelOf(facts, container)?.outcome;
  }
}
