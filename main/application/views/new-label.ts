import type { NewLabelCard } from '../../contract/views.ts';
import { awaitingLabel } from '../../domain/material/received-label.ts';
import type { StepFacts } from './step-facts.ts';

/** The container of this step that QA re-identified, until its new label is scanned; null where none is. */
export function newLabelOf({ input: { state }, preview, batch, step }: StepFacts): NewLabelCard | null {
  const row = awaitingLabel(state, batch.id, step.id);
  if (!row) return null;
  const { id: container, outcome, detail, printed } = row;
  return {
    container,
    outcome,
    detail,
    printed,
    affordance: preview.ask({ type: 'PrintReceivedLabel', container }),
  };
}
