import type { Founding } from '../../main/domain/plant/founding.ts';
import type { WrittenStep } from '../../main/domain/recipe/recipe.ts';

const AT = { function: 'process', station: 'BL-01', performers: ['BLEND-1'] } as const;
const after = (...steps: readonly string[]) => steps.map((step) => ({ step, state: 'verified' as const }));
const rpm = () => ({ id: 'rpm', name: 'Speed', unit: 'rpm', lowest: '11', highest: '13' });

/** Numbers of the steps of a blend; the glidant or lubricant waits for the first blend (scenario steps 115–130). */
export interface BlendNumbers {
  readonly kit: string;
  readonly clear: string;
  readonly first: readonly string[];
  readonly charge: string;
  readonly blend: string;
  readonly later: readonly string[];
  readonly add: string;
  readonly blendAgain: string;
}

/** Clear the blender, charge it, blend, add what waited, and blend again, as a recipe file writes it. */
export const blendSteps = (numbers: BlendNumbers, verifiers: readonly string[] = ['VERIFY-MF']) => [
  {
    ...AT,
    verifiers,
    id: numbers.clear,
    kind: 'clearance',
    title: 'Clear the blender',
    requires: after(numbers.kit),
    items: [
      { id: '1', text: 'Blender is empty and clean.', evidence: 'confirmed', expects: null },
      { id: '2', text: 'Cleaning record.', evidence: 'reference', expects: null },
    ],
  },
  {
    ...AT,
    verifiers,
    id: numbers.charge,
    kind: 'charge',
    title: 'Charge the blender',
    requires: after(numbers.clear),
    equipment: 'BB-500',
    kit: numbers.kit,
    of: numbers.first,
  },
  {
    ...AT,
    verifiers,
    id: numbers.blend,
    kind: 'process',
    title: 'Blend',
    requires: after(numbers.charge),
    equipment: 'BB-500',
    parameters: [rpm()],
    minutes: { lowest: 15, highest: 17 },
  },
  {
    ...AT,
    verifiers,
    id: numbers.add,
    kind: 'charge',
    title: 'Add the lubricant',
    requires: after(numbers.blend),
    equipment: 'BB-500',
    kit: numbers.kit,
    of: numbers.later,
  },
  {
    ...AT,
    verifiers,
    id: numbers.blendAgain,
    kind: 'process',
    title: 'Blend again',
    requires: after(numbers.add),
    equipment: 'BB-500',
    parameters: [rpm()],
    minutes: { lowest: 3, highest: 4 },
  },
];

/** The steps that follow the kit of the demo batch. */
export const VC500: BlendNumbers = {
  kit: '110',
  clear: '117',
  first: ['40', '50', '60', '70', '80', '90'],
  charge: '120',
  blend: '125',
  later: ['100'],
  add: '130',
  blendAgain: '135',
};

/** The demo plant with the blend behind the kit of its recipe. */
export const withBlend = (founding: Founding): Founding => ({
  ...founding,
  recipes: founding.recipes.map((recipe, index) =>
    index === 0
      ? { ...recipe, steps: [...recipe.steps, ...(blendSteps(VC500) as unknown as WrittenStep[])] }
      : recipe,
  ),
});
