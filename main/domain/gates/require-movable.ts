import { activeHolds } from '../index-keys.ts';
import type { DispensedContainerStock } from '../material/material.ts';
import { isUsable } from '../material/usable.ts';
import type { PlantReader } from '../state.ts';
import { finding, type Gate } from './gate.ts';

/**
 * Both are in the hand as scans; what is held or not approved moves only to quarantine (rules §3). A container leaves
 * its scale only once it is verified there (rules §5).
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
    if (container.kind === 'dispensed' && isUnverified(state, container))
      return finding('container.unverified', { container: container.id });
    const lots =
      container.kind === 'source'
        ? [container.lot]
        : container.kind === 'dispensed'
          ? container.from.map(({ lot }) => lot)
          : [];
    const held =
      activeHolds(state, 'container', container.id).length > 0 ||
      (container.kind === 'dispensed' && activeHolds(state, 'batch', container.batch).length > 0) ||
      lots.some((id) => {
        const lot = state.get('lots', id);
        return !lot || !isUsable(state, lot, observed.moment.day);
      });
    return held && !to.quarantine
      ? finding('move.held', { container: container.id, location: to.id }, 'qaReviewer')
      : null;
  },
};

function isUnverified(state: PlantReader, { id, batch, step }: DispensedContainerStock): boolean {
  const work = state.get('batches', batch)?.steps[step]?.work;
  const phase = work?.kind === 'dispense' ? work.containers.find((each) => each.id === id)?.phase : undefined;
  return phase === 'weighed' || phase === 'labelled';
}
