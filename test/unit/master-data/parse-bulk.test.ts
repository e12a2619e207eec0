import { describe, expect, it } from 'vitest';
import { parseFounding } from '../../../main/application/master-data/parse-founding.ts';
import { bulkStep } from '../../support/bulk-recipe.ts';
import { put, writtenCapsules, writtenPlant } from './written-plant.ts';

type Change = readonly [path: string, value: unknown];
const CAPSULES = 2;

/** The demo plant whose capsules are collected by a step of the bulk, changed as asked. */
function problemsOf(fields: object = {}, ...changes: readonly Change[]): readonly string[] {
  const plant = writtenPlant() as { recipes: { steps: unknown[] }[] };
  const recipe = writtenCapsules() as unknown as { steps: { id: string }[] };
  const steps = recipe.steps.filter(({ id }) => id !== '160');
  plant.recipes[CAPSULES] = { ...recipe, steps: [...steps, bulkStep(fields)] };
  for (const [path, value] of changes) put(plant, path, value);
  const parsed = parseFounding(plant);
  return parsed.ok
    ? []
    : parsed.error.map(({ path, sentence }) => `${path.replace(/^.*steps\[\d+\]\./, '')}: ${sentence}`);
}

describe('a plant with a metal detector, and the recipe of a bulk behind it', () => {
  it('[S49][R2 111.210] says beforehand what is collected, how often the detector is challenged, and what it must come to', () => {
    expect(problemsOf()).toEqual([]);
  });

  it.each([
    [{ of: '145' }, 'of: Step 145 is no run that fills containers.'],
    [{ prefix: 'CAP' }, 'prefix: Step 150 names its containers CAP as well.'],
    [
      { samples: { lowest: 601, highest: 600 } },
      'samples.lowest: The fewest samples are more than the most.',
    ],
    [{ yield: { lowest: '101.1', highest: '101.0' } }, 'yield.lowest: The lowest yield is over the highest.'],
    [{ verifiers: null }, 'verifiers: Step 160 names no qualification of the person who verifies it.'],
    [{ detector: 'BAL-01' }, 'detector: No metal detector BAL-01 is bound to station EN-01.'],
    [{ item: 'IM-NONE' }, 'item: The plant has no item IM-NONE.'],
  ] as const)('[S49][S122] is refused with %o', (fields, problem) => {
    expect(problemsOf(fields)).toEqual([problem]);
  });

  it('is refused when it collects a run that it does not require', () => {
    expect(problemsOf({ requires: [{ step: '140', state: 'verified' }] })).toEqual([
      'of: Step 160 collects step 150 without requiring it first.',
    ]);
  });

  it('[S122] challenges no detector of another station in its daily check', () => {
    const index = (writtenCapsules() as unknown as { steps: { id: string }[] }).steps.findIndex(
      ({ id }) => id === '145',
    );
    expect(problemsOf({}, [`recipes[${CAPSULES}].steps[${index}].detectors`, ['MD-09']])).toEqual([
      'detectors[0]: No metal detector MD-09 is bound to station EN-01.',
    ]);
  });
});
