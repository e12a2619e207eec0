import { isHeld } from '../material/held.ts';
import { isUsedUp } from '../material/material.ts';
import { isUnverified } from '../material/unverified.ts';
import { finding, type Gate } from './gate.ts';

/**
 * Both are in the hand as scans; what is held, itself or in anything it came from, or not approved, moves only to
 * quarantine (rules §3, S103). A container leaves its scale only once it is verified there (rules §5).
 */
export const requireMovable: Gate = {
  id: 'requireMovable',
  when: 'act',
  check: ({ command, session, state, observed }) => {
    if (command.type !== 'MoveContainer' || !session) return null;
    if (session.inHand.container !== command.container)
      return finding('move.scanContainer', { container: command.container });
    if (session.inHand.location !== command.location)
      return finding('move.scanLocation', { location: command.location });
    const container = state.get('containers', command.container);
    const to = state.get('locations', command.location);
    if (!container || !to)
      return finding('move.unknown', { container: command.container, location: command.location });
    if (container.kind !== 'waste' && container.physical === 'destroyed')
      return finding('scrap.destroyed', { container: container.id });
    if (isUsedUp(container)) return finding('charge.consumed', { container: container.id });
    if (isUnverified(state, container)) return finding('container.unverified', { container: container.id });
    return isHeld(state, container, observed.moment.day) && !to.quarantine
      ? finding('move.held', { container: container.id, location: to.id }, 'qaReviewer')
      : null;
  },
};
