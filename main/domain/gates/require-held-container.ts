import { holdsOverContainer } from '../material/genealogy.ts';
import { finding, type Gate } from './gate.ts';

/**
 * A HOLD label is for a container of material with a hold in force over it, its own or of what it came from
 * (rules §3): on anything else it would be the label of a status that is not on record.
 */
export const requireHeldContainer: Gate = {
  id: 'requireHeldContainer',
  when: 'always',
  check: ({ command, state }) => {
    if (command.type !== 'PrintHoldLabel') return null;
    const container = state.get('containers', command.container);
    if (!container || container.kind === 'waste')
      return finding('holdLabel.unknown', { container: command.container });
    if (container.physical === 'destroyed') return finding('scrap.destroyed', { container: container.id });
    return holdsOverContainer(state, container.id).length > 0
      ? null
      : finding('holdLabel.notHeld', { container: container.id });
  },
};
