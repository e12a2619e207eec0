import type { Instant } from '../moment.ts';
import type { Folds } from './evolve.ts';
import { patchWork } from './rows.ts';

export const DISCHARGE_FOLDS: Folds<'IntermediateTared' | 'IntermediateWeighed'> = {
  IntermediateTared: (draft, { batch, step, container, evidence }, { person }) =>
    patchWork(draft, batch, step, 'discharge', () => ({
      current: { id: container, tare: evidence.mass, by: person as never },
    })),
  IntermediateWeighed: (draft, data, { at }) => {
    const { batch, step, container: id, gross, tare, net, person, item, location, from } = data;
    patchWork(draft, batch, step, 'discharge', ({ containers }) => ({
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
    });
  },
};
