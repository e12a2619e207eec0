import { northfield } from '../../../main/demo/plant/load-demo-plant.ts';
import { labelSteps } from './label-recipe.ts';

/** Packed at line 3 as Northfield packs, with the labels of the kiosk on every bottle. */
export const LABELLED_RECIPE = { recipe: 'MPR-VC500-LABEL', version: '1' } as const;

interface WrittenStep {
  readonly id: string;
  readonly requires: readonly object[];
}
interface Written {
  readonly id: string;
  readonly steps: readonly WrittenStep[];
}

const LABELS = { of: '170', shelfLifeMonths: 24, codeRead: 'scan', checkMinutes: 60 };

/** From the cage to the reconciliation around one run of the line; `labels` is what differs from a scanned code, `more` what the line does besides. */
export function writtenLabelledRecipe(labels: Partial<typeof LABELS> = {}, more: object = {}): object {
  const { recipes } = northfield() as { recipes: readonly Written[] };
  const pack = recipes.find(({ id }) => id === 'MPR-VC500-100CT');
  if (!pack) throw new Error('Northfield packs nothing');
  const [issue, reconcile] = labelSteps('170', '200');
  const steps = pack.steps.flatMap((step): readonly object[] => {
    if (step.id === '10') return [step, { ...issue }];
    if (step.id !== '190') return [step];
    return [
      {
        ...step,
        requires: [...step.requires, { step: '170', state: 'verified' }],
        labels: { ...LABELS, ...labels },
        ...more,
      },
    ];
  });
  return {
    ...pack,
    id: LABELLED_RECIPE.recipe,
    version: LABELLED_RECIPE.version,
    steps: [...steps, { ...reconcile, requires: [{ step: '195', state: 'verified' }] }],
  };
}
