import type { Sample } from '../../laboratory/sample.ts';
import { oosOf, samplesOf } from '../../laboratory/samples-of.ts';
import type { PlantReader } from '../../state.ts';
import type { ReadinessInput } from '../readiness.ts';
import { item, type LineResult, lineOf, NOT_REQUIRED, type OpenItem } from '../readiness-line.ts';

/**
 * Finished-product results against the specification: every test has a verified result within its limits, and no
 * original out of specification stands. Only a concluded laboratory error lets a retest count; nothing is averaged.
 * A recipe without tests asks for none (rules §10).
 */
export function resultsLine({ state, batch, recipe }: ReadinessInput): LineResult {
  const tests = recipe.finishedTests;
  if (tests.length === 0) return NOT_REQUIRED;
  const samples = samplesOf(state, batch.id).filter(({ purpose }) => purpose !== 'retain');
  return lineOf(
    tests.flatMap(({ id }) => {
      const standing = samples.flatMap((sample) => against(state, sample, id));
      const isTested = samples.some(
        ({ purpose, results }) => purpose === 'release' && results.some(({ test }) => test === id),
      );
      return isTested ? standing : [item('resultMissing', { test: id }, null), ...standing];
    }),
  );
}

/** What stands against one test in one sample. */
function against(state: PlantReader, sample: Sample, test: string): readonly OpenItem[] {
  const original = sample.results.find((each) => each.test === test && each.retestOf === null);
  if (!original) return [];
  const data = { sample: sample.id, test };
  if (!original.verified) return [item('resultUnverified', data, null)];
  if (original.verdict === 'within') return [];
  const oos = oosOf(state, sample, test);
  const record = oos ? ({ kind: 'record', id: oos.id } as const) : null;
  if (oos?.conclusion !== 'laboratoryError')
    return [item('resultOutside', { ...data, value: original.value, record: oos?.id ?? '-' }, record)];
  const retests = sample.results.filter((each) => each.test === test && each.retestOf === oos.id);
  return retests.length > 0 && retests.every(({ verdict, verified }) => verified && verdict === 'within')
    ? []
    : [item('retestOpen', { ...data, record: oos.id }, record)];
}
