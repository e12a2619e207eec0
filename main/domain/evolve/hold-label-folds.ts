import type { Folds } from './evolve.ts';
import { must, patch } from './rows.ts';

export const HOLD_LABEL_FOLDS: Folds<'HoldLabelReserved' | 'HoldLabelPrinted'> = {
  HoldLabelReserved: (draft, { container: id, copy, holds, station }) => {
    const printed = draft.get('holdLabels', id)?.printed ?? 0;
    draft.put('holdLabels', id, {
      id,
      copies: copy,
      printed,
      outcome: 'printing',
      detail: '',
      station,
      holds,
    });
  },
  HoldLabelPrinted: (draft, { container, outcome, detail }) => {
    const { printed } = must(draft, 'holdLabels', container);
    patch(draft, 'holdLabels', container, {
      outcome,
      detail,
      printed: printed + (outcome === 'confirmed' ? 1 : 0),
    });
  },
};
