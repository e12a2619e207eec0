import type { BatchId, StepId } from '../../contract/ids.ts';
import type { LateEntryView } from '../../contract/late-entry-view.ts';
import { type LateEntry, lateEntryOf } from '../../domain/late-entry/late-entry.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import type { PlantReader } from '../../domain/state.ts';
import { nameOf } from './people.ts';

/** The late entry that an exception stands for; null for every other exception. */
export function lateOfException(state: PlantReader, exception: ExceptionRecord): LateEntryView | null {
  const entry = lateEntryOf(state, exception);
  return entry ? lateView(state, entry) : null;
}

/** What was entered late about a step, in the order in which it was entered. */
export const lateOfStep = (state: PlantReader, batch: BatchId, step: StepId): readonly LateEntryView[] =>
  [...state.all('lateEntries')]
    .filter(({ about }) => about.kind === 'step' && about.batch === batch && about.step === step)
    .map((entry) => lateView(state, entry));

const lateView = (
  state: PlantReader,
  { id, about, doneAt, enteredAt, enteredBy, confirmed, reason, narrative, exception }: LateEntry,
): LateEntryView => ({
  id,
  fact: about.fact,
  doneAt,
  enteredAt,
  by: nameOf(state, enteredBy),
  confirmedBy: confirmed && nameOf(state, confirmed.by),
  reason,
  narrative,
  exception,
});
