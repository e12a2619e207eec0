import { parseMass } from '../../main/contract/quantity.ts';
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

/** What comes out: the blend. */
export const BLEND = 'IM-VC500';

/** The drum scale is checked, and the blender emptied into drums (scenario steps 115 and 130). */
export const dischargeSteps = (
  { check, discharge, after: before }: { check: string; discharge: string; after: string },
  limits: { readonly lowest: string; readonly highest: string },
  verifiers: readonly string[] = ['VERIFY-MF'],
) => [
  {
    ...AT,
    verifiers: null,
    id: check,
    kind: 'check',
    title: 'Check the drum scale',
    requires: [{ step: '10', state: 'verified' as const }],
    scales: ['SCL-04'],
  },
  {
    ...AT,
    verifiers,
    id: discharge,
    kind: 'discharge',
    title: 'Discharge the blender',
    requires: [...after(before), { step: check, state: 'complete' as const }],
    equipment: 'BB-500',
    item: BLEND,
    prefix: 'BD',
    container: { class: 'Drum 60 L', tare: { lowest: '1.40 kg', highest: '1.70 kg' } },
    yield: limits,
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

/** The blend of the demo batch as its recipe file would write it. */
export const vc500Steps = () => [
  ...blendSteps(VC500),
  ...dischargeSteps({ check: '136', discharge: '140', after: '135' }, { lowest: '98.0', highest: '101.0' }),
];

/** The demo plant with the blend behind the kit of its recipe. */
export const withBlend = (founding: Founding): Founding => ({
  ...founding,
  recipes: founding.recipes.map((recipe, index) =>
    index === 0 ? { ...recipe, steps: [...recipe.steps, ...vc500Steps().map(asKernel)] } : recipe,
  ),
});

/** A step as the kernel has it. */
function asKernel(step: ReturnType<typeof vc500Steps>[number]): WrittenStep {
  if (!('container' in step)) return step as unknown as WrittenStep;
  const { container, ...rest } = step;
  const [tareLowest, tareHighest] = [container.tare.lowest, container.tare.highest].map((text) => {
    const [value = '', unit = ''] = text.split(' ');
    const mass = parseMass(value, unit as 'kg');
    return mass.ok ? mass.value : 0;
  });
  return {
    ...rest,
    containerClass: { name: container.class, tareLowest, tareHighest },
  } as unknown as WrittenStep;
}
