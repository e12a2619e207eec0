import type { BatchId, ContainerId, StationId, StepId } from '../../contract/ids.ts';
import type { PrintOutcome } from '../../contract/vocabulary.ts';
import type { PlantReader } from '../state.ts';

/** The labels of a received container that QA re-identified, because its own could not be read (rules §4). */
export interface ReceivedLabel {
  readonly id: ContainerId;
  /** Where it was re-identified last; there its new label is printed. */
  readonly batch: BatchId;
  readonly step: StepId;
  /** Asked of a printer, whatever came of it. Each voids the one before, so the last number is the one that counts. */
  readonly copies: number;
  /** Those of which the printer, or a scan, said that they came out. */
  readonly printed: number;
  /** `none`: re-identified, and no label of it counts until one is printed. */
  readonly outcome: 'none' | 'printing' | PrintOutcome;
  readonly detail: string;
  readonly station: StationId | null;
  /** The new label was read on its container. */
  readonly seen: boolean;
}

/** The number on the label that identifies a container now; 0 for the label it came with, null while none does. */
export function labelThatCounts(state: PlantReader, id: ContainerId): number | null {
  const row = state.get('receivedLabels', id);
  if (!row) return 0;
  return row.outcome === 'none' ? null : row.copies;
}

/** The container of a step that was re-identified and whose new label nobody has scanned yet; one at a time. */
export function awaitingLabel(state: PlantReader, batch: BatchId, step: StepId): ReceivedLabel | null {
  for (const row of state.all('receivedLabels'))
    if (!row.seen && row.batch === batch && row.step === step) return row;
  return null;
}
