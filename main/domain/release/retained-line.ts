import type { Batch } from '../execution/batch.ts';
import { samplesOf, testsOf } from '../laboratory/samples-of.ts';
import type { PlantReader } from '../state.ts';
import type { ReleaseLine } from './results-line.ts';

/** A retained sample of every tested batch is stored, and none lies about (rules §10, 21 CFR 111.83). */
export function retainedLine(state: PlantReader, batch: Batch): ReleaseLine {
  const retained = samplesOf(state, batch.id).filter(({ purpose }) => purpose === 'retain');
  return {
    required: testsOf(state, batch.id).length > 0,
    open:
      retained.length === 0
        ? [{ code: 'retained.missing', data: { batch: batch.id } }]
        : retained
            .filter(({ state: is }) => is !== 'stored')
            .map(({ id, state: is }) => ({ code: 'retained.notStored', data: { sample: id, state: is } })),
  };
}
