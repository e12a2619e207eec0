import { parseMass } from '../../contract/quantity.ts';
import { holdsRole } from '../identity/authority.ts';
import { inWork } from '../laboratory/in-work.ts';
import { ancestryOf } from '../material/genealogy.ts';
import { isHeld, itemIn } from '../material/held.ts';
import { finding, type Gate } from './gate.ts';

/**
 * A sample comes out of a batch, in an amount that is there: the container in the hand as a scan, of this batch, not in
 * work. What is on hold or not approved is sampled by QC alone (rules §3, §7).
 */
export const requireSampleSource: Gate = {
  id: 'requireSampleSource',
  when: 'act',
  check: ({ command, state, session, signer, site, observed }) => {
    if (command.type !== 'TakeSample' || !session) return null;
    const batch = state.get('batches', command.batch);
    if (!batch) return finding('sample.noBatch', { batch: command.batch });
    const mass = parseMass(command.quantity, command.unit);
    if (!mass.ok || mass.value <= 0) return finding('sample.quantity', { quantity: command.quantity });
    if (command.container === null) return null;
    const container = state.get('containers', command.container);
    if (!container || session.inHand.container !== command.container)
      return finding('sample.scanContainer', { container: command.container });
    const { sources, dispensed, output } = ancestryOf(batch);
    if (![...sources, ...dispensed, ...output].includes(container.id))
      return finding('sample.otherBatch', { container: container.id, batch: batch.id });
    if (inWork(state, container)) return finding('sample.inWork', { container: container.id });
    const unit = state.get('items', itemIn(state, container) ?? '')?.unit;
    if (unit !== command.unit)
      return finding('sample.unit', { container: container.id, unit: unit ?? '-', given: command.unit });
    if (mass.value > container.quantity)
      return finding('sample.tooMuch', { container: container.id, quantity: `${command.quantity} ${unit}` });
    const { day } = observed.moment;
    const isQc = !signer || QC.some((role) => holdsRole(signer, role, site, day));
    return !isQc && isHeld(state, container, day)
      ? finding('sample.held', { container: container.id, person: signer.name }, 'laboratory')
      : null;
  },
};

const QC = ['laboratory', 'qaReviewer'] as const;
