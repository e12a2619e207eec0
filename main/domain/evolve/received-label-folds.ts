import type { Folds } from './evolve.ts';
import { must, patch } from './rows.ts';

export const RECEIVED_LABEL_FOLDS: Folds<
  'ContainerReidentified' | 'ReceivedLabelReserved' | 'ReceivedLabelPrinted' | 'ReceivedLabelSeen'
> = {
  ContainerReidentified: (draft, { container: id, batch, step }) => {
    const { copies, printed } = draft.get('receivedLabels', id) ?? { copies: 0, printed: 0 };
    draft.put('receivedLabels', id, {
      id,
      batch,
      step,
      copies,
      printed,
      outcome: 'none',
      detail: '',
      station: null,
      seen: false,
    });
  },
  ReceivedLabelReserved: (draft, { container, copy, station }) =>
    patch(draft, 'receivedLabels', container, { copies: copy, outcome: 'printing', detail: '', station }),
  // The printer may speak after QA re-identified the container again: then it speaks of a label that is void.
  ReceivedLabelPrinted: (draft, { container, outcome, detail }) => {
    const row = must(draft, 'receivedLabels', container);
    const isOfThis = row.outcome === 'printing';
    patch(draft, 'receivedLabels', container, {
      ...(isOfThis && { outcome, detail }),
      printed: row.printed + (outcome === 'confirmed' ? 1 : 0),
    });
  },
  ReceivedLabelSeen: (draft, { container }) => {
    const { printed, outcome } = must(draft, 'receivedLabels', container);
    const cameOut = outcome === 'confirmed' ? 0 : 1;
    patch(draft, 'receivedLabels', container, {
      seen: true,
      outcome: 'confirmed',
      printed: printed + cameOut,
    });
  },
};
