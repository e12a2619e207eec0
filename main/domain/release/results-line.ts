import type { RefusalData } from '../../contract/refusals.ts';
import type { Batch } from '../execution/batch.ts';
import type { Sample } from '../laboratory/sample.ts';
import { oosOf, samplesOf, testsOf } from '../laboratory/samples-of.ts';
import type { PlantReader } from '../state.ts';

/** One line of the release checklist: whether it is asked for, and what still stands against it (rules §10). */
export interface ReleaseLine {
  readonly required: boolean;
  readonly open: readonly { readonly code: string; readonly data: RefusalData }[];
}
type Open = ReleaseLine['open'];

/**
 * Finished-product results against the specification: every test has a verified result within its limits, and no
 * original out of specification stands. Only a concluded laboratory error lets a retest count; nothing is averaged.
 */
export function resultsLine(state: PlantReader, batch: Batch): ReleaseLine {
  const tests = testsOf(state, batch.id);
  const samples = samplesOf(state, batch.id).filter(({ purpose }) => purpose !== 'retain');
  return {
    required: tests.length > 0,
    open: tests.flatMap(({ id }) => {
      const standing = samples.flatMap((sample) => against(state, sample, id));
      const isTested = samples.some(
        ({ purpose, results }) => purpose === 'release' && results.some(({ test }) => test === id),
      );
      return isTested ? standing : [{ code: 'results.missing', data: { test: id } }, ...standing];
    }),
  };
}

/** What stands against one test in one sample. */
function against(state: PlantReader, sample: Sample, test: string): Open {
  const original = sample.results.find((each) => each.test === test && each.retestOf === null);
  if (!original) return [];
  const data = { sample: sample.id, test };
  if (!original.verified) return [{ code: 'results.unverified', data }];
  if (original.verdict === 'within') return [];
  const oos = oosOf(state, sample, test);
  if (oos?.conclusion !== 'laboratoryError')
    return [{ code: 'results.outside', data: { ...data, value: original.value, record: oos?.id ?? '-' } }];
  const retests = sample.results.filter((each) => each.test === test && each.retestOf === oos.id);
  return retests.length > 0 && retests.every(({ verdict, verified }) => verified && verdict === 'within')
    ? []
    : [{ code: 'results.retest', data: { ...data, record: oos.id } }];
}
