import type { BatchId } from '../../contract/ids.ts';
import { samplesOfBatch } from '../index-keys.ts';
import type { KernelCommand } from '../kernel-command.ts';
import type { Oos } from '../quality/records/oos.ts';
import type { PlantReader } from '../state.ts';
import type { FinishedTest } from './finished-test.ts';
import type { Sample } from './sample.ts';

/** The samples of a batch in the order they were taken. */
export const samplesOf = (state: PlantReader, batch: BatchId): readonly Sample[] =>
  (state.get('index', samplesOfBatch(batch)) ?? []).flatMap((id) => state.get('samples', id) ?? []);

/** The sample that a command names. */
export const namedSample = (state: PlantReader, command: KernelCommand): Sample | undefined =>
  'sample' in command ? state.get('samples', command.sample) : undefined;

/** The tests that the recipe of a batch asks for. */
export function testsOf(state: PlantReader, batch: BatchId): readonly FinishedTest[] {
  const row = state.get('batches', batch);
  return (row && state.get('recipes', `${row.recipe}@${row.version}`)?.finishedTests) ?? [];
}

/** The test of its sample's recipe that a command names. */
export function namedTest(state: PlantReader, command: KernelCommand): FinishedTest | undefined {
  const sample = namedSample(state, command);
  return sample && 'test' in command
    ? testsOf(state, sample.batch).find(({ id }) => id === command.test)
    : undefined;
}

/** The OOS that an original result out of specification opened. */
export function oosOf(state: PlantReader, sample: Sample, test: string): Oos | undefined {
  for (const record of state.all('records'))
    if (record.kind === 'oos' && record.result?.sample === sample.id && record.result.test === test)
      return record;
  return undefined;
}
