import { parseMass } from '../../main/contract/quantity.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import type { BulkWeighStep, Recipe, WrittenStep } from '../../main/domain/recipe/recipe.ts';

/** What is collected. */
export const BULK_ITEM = 'IM-VC500-CAPS';

/** What step 145 of the scenario checks. */
export const CHECKED = { scales: ['BAL-01', 'SCL-05'], detectors: ['MD-02'] };

/** Metal detection, polish, bulk weigh and yield of the scenario (step 160), as a recipe file writes it. */
export const bulkStep = (fields: object = {}) => ({
  id: '160',
  kind: 'bulkWeigh',
  title: 'Metal detection, polish, bulk weigh, yield',
  function: 'process',
  station: 'EN-01',
  requires: [{ step: '150', state: 'verified' }],
  performers: ['ENCAP-2'],
  verifiers: ['VERIFY-MF'],
  of: '150',
  detector: 'MD-02',
  challengeMinutes: 60,
  item: BULK_ITEM,
  prefix: 'BK',
  container: { class: 'Drum 60 L', tare: { lowest: '1.40 kg', highest: '1.70 kg' } },
  target: 250_000,
  countedTo: 10,
  yield: { lowest: '95.0', highest: '101.0' },
  samples: { lowest: 600, highest: 600 },
  ...fields,
});

/** The encapsulation of the demo plant with its bulk behind it, checked as the scenario says. */
export const withBulk = (founding: Founding): Founding => ({
  ...founding,
  recipes: founding.recipes.map((recipe) => (recipe.id === 'MMR-VC500-CAPS' ? collected(recipe) : recipe)),
});

const collected = (recipe: Recipe): Recipe => ({
  ...recipe,
  steps: [
    ...recipe.steps.map((step) =>
      step.kind === 'check' ? ({ ...step, ...CHECKED } as unknown as WrittenStep) : step,
    ),
    asKernel(),
  ],
});

function asKernel(): BulkWeighStep {
  const { container, ...rest } = bulkStep();
  const [tareLowest, tareHighest] = [container.tare.lowest, container.tare.highest].map((text) => {
    const [value = '', unit = ''] = text.split(' ');
    const mass = parseMass(value, unit as 'kg');
    return mass.ok ? mass.value : 0;
  });
  return {
    ...rest,
    containerClass: { name: container.class, tareLowest, tareHighest },
  } as unknown as BulkWeighStep;
}
