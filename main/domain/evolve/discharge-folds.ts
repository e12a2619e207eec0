import type { ContainerId } from '../../contract/ids.ts';
import { ZERO } from '../../contract/quantity.ts';
import type { StepRef } from '../events.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { patchFilling } from './rows.ts';

export const DISCHARGE_FOLDS: Folds<'IntermediateTared' | 'IntermediateWeighed'> = {
  IntermediateTared: (draft, { container, evidence, ...ref }, { person }) =>
    patchFilling(draft, ref, ({ named }) => ({
      current: { id: container, tare: evidence.mass, by: person as never },
      named: named + 1,
    })),
  IntermediateWeighed: (draft, data, { at }) => {
    const { batch, step, container: id, gross, tare, net, person, item, location, from, collected } = data;
    patchFilling(draft, data, ({ containers }) => ({
      current: null,
      // Its load is still on the pan: the next one starts from a zero of its own.
      zeroAt: null,
      containers: [
        ...containers,
        {
          id,
          gross,
          tare,
          net,
          by: person,
          at: at as Instant,
          label: { printed: 0, outcome: 'none', detail: '' },
          isVoid: false,
        },
      ],
    }));
    draft.put('containers', id, {
      kind: 'dispensed',
      physical: 'onHand',
      id,
      item,
      quantity: net,
      location,
      batch,
      step,
      lot: batch,
      from,
      ...(collected && { collected }),
    });
  },
};

/** A container that does not count: what is in it is weighed again, so the record of it holds nothing any more. */
export function voidIntermediate(
  draft: PlantDraft,
  { container: id, ...ref }: StepRef & { readonly container: ContainerId },
): void {
  patchFilling(draft, ref, ({ current, containers }) => ({
    current: null,
    zeroAt: null,
    containers: current
      ? containers
      : containers.map((each) => (each.id === id ? { ...each, isVoid: true } : each)),
  }));
  const stock = draft.get('containers', id);
  if (stock?.kind === 'dispensed')
    draft.put('containers', id, { ...stock, physical: 'consumed', quantity: ZERO });
}
