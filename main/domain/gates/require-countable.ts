import { countedMass, openIn } from '../material/counting.ts';
import { isUsedUp } from '../material/material.ts';
import { finding, type Gate } from './gate.ts';

/**
 * What is counted is in the hand as a scan, and at rest: nobody is taking from it. Held material may be counted, because
 * that neither uses nor moves it (rules §3, S27).
 */
export const requireCountable: Gate = {
  id: 'requireCountable',
  when: 'act',
  check: ({ command, session, state }) => {
    if (command.type !== 'CountContainer' || !session) return null;
    const container = state.get('containers', command.container);
    if (!container || session.inHand.container !== container.id)
      return finding('count.scanContainer', { container: command.container });
    if (isUsedUp(container)) return finding('charge.consumed', { container: container.id });
    const step = openIn(state, container.id);
    if (step) return finding('count.open', { container: container.id, batch: step.batch, step: step.id });
    return countedMass(state, container, command.counted) === null
      ? finding('count.notAMass', { container: container.id, counted: command.counted })
      : null;
  },
};
