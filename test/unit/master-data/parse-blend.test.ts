import { describe, expect, it } from 'vitest';
import { parseFounding } from '../../../main/application/master-data/parse-founding.ts';
import { parseRecipe } from '../../../main/application/master-data/parse-recipe.ts';
import { VC500, vc500Steps } from '../../support/blend-recipe.ts';
import { put, writtenPlant, writtenRecipe } from './written-plant.ts';

/** Places of the steps behind the kit of the shipped recipe. */
const [CLEAR, CHARGE, FIRST_BLEND, ADD] = [11, 12, 13, 14].map((index) => `steps[${index}]`);

/** The shipped recipe with the blend behind its kit. */
function writtenBlend(): { steps: unknown[] } {
  const recipe = writtenRecipe() as { steps: unknown[] };
  recipe.steps.push(...structuredClone(vc500Steps()));
  return recipe;
}

function problemsOf(...changes: readonly (readonly [path: string, value: unknown])[]): readonly string[] {
  const recipe = writtenBlend();
  for (const [path, value] of changes) put(recipe, path, value);
  const parsed = parseRecipe(recipe, null);
  return parsed.ok ? [] : parsed.error.map(({ path, sentence }) => `${path}: ${sentence}`);
}

/** The same in the plant file, where places and machines are known. */
function plantProblemsOf(path: string, value: unknown): readonly string[] {
  const plant = writtenPlant() as { recipes: unknown[] };
  plant.recipes[0] = writtenBlend();
  put(plant, `recipes[0].${path}`, value);
  const parsed = parseFounding(plant);
  return parsed.ok ? [] : parsed.error.map((each) => `${each.path}: ${each.sentence}`);
}

describe('the recipe of a blend', () => {
  it('[S87][S119] clears, charges, blends, adds what waited, and blends again', () => {
    const parsed = parseRecipe(writtenBlend(), null);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const [, charge, blend, add] = parsed.value.steps.slice(11);
    expect(parsed.value.steps.slice(11).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      '117 clearance',
      '120 charge',
      '125 process',
      '130 charge',
      '135 process',
      '136 check',
      '140 discharge',
    ]);
    expect(charge).toMatchObject({ equipment: 'BB-500', kit: '110', of: VC500.first });
    expect(add).toMatchObject({ of: ['100'] });
    expect(blend).toMatchObject({
      parameters: [{ id: 'rpm', unit: 'rpm', lowest: '11', highest: '13' }],
      minutes: { lowest: 15, highest: 17 },
    });
  });

  it.each([
    [
      'charges without a clearance of the machine',
      [[`${CHARGE}.requires`, [{ step: '110', state: 'verified' }]]],
      [
        `${CHARGE}.requires: Step 120 requires no clearance of BL-01.`,
        `${ADD}.requires: Step 130 requires no clearance of BL-01.`,
      ],
    ],
    [
      'charges out of a step that closes no kit',
      [[`${CHARGE}.kit`, '100']],
      [`${CHARGE}.kit: Step 100 closes no kit.`],
    ],
    [
      'charges a kit that it does not wait for',
      [[`${CLEAR}.requires`, [{ step: '10', state: 'verified' }]]],
      [
        `${CHARGE}.kit: Step 120 charges kit 110 without requiring it first.`,
        `${ADD}.kit: Step 130 charges kit 110 without requiring it first.`,
      ],
    ],
    [
      'charges what is not in the kit',
      [[`${ADD}.of`, ['30']]],
      [`${ADD}.of[0]: What step 30 dispenses is not in the kit of step 110.`],
    ],
    [
      'charges the same twice',
      [[`${ADD}.of`, ['100', '90']]],
      [`${ADD}.of[1]: Step 90 is charged by step 120 already.`],
    ],
    [
      'adds without a second person',
      [
        [`${ADD}.verifiers`, null],
        ['steps[15].requires[0].state', 'complete'],
      ],
      [`${ADD}.verifiers: Step 130 names no qualification of the person who verifies it.`],
    ],
    [
      'is charged by the weigh function',
      [[`${CHARGE}.function`, 'weigh']],
      [`${CHARGE}.function: A charge step is work of: process.`],
    ],
    [
      'blends what nobody charged',
      [[`${FIRST_BLEND}.requires`, [{ step: '117', state: 'verified' }]]],
      [
        `${FIRST_BLEND}.requires: Step 125 requires nothing that is charged into BB-500.`,
        'steps[17].requires: Step 140 empties BB-500 before step 120 is done.',
      ],
    ],
    [
      'empties the machine before the last blend',
      [['steps[17].requires', [{ step: '125', state: 'verified' }]]],
      [
        'steps[17].requires: Step 140 empties BB-500 before step 130 is done.',
        'steps[17].requires: Step 140 empties BB-500 before step 135 is done.',
      ],
    ],
    [
      'has limits that nothing can meet',
      [
        [`${FIRST_BLEND}.parameters[0].lowest`, '14'],
        [`${FIRST_BLEND}.minutes.lowest`, 18],
        ['steps[17].container.tare.lowest', '2.00 kg'],
        ['steps[17].yield.lowest', '102'],
      ],
      [
        `${FIRST_BLEND}.parameters[0].lowest: The lowest limit of rpm is over the highest.`,
        `${FIRST_BLEND}.minutes.lowest: The shortest time is over the longest.`,
        'steps[17].container.tare: The lowest tare is over the highest.',
        'steps[17].yield.lowest: The lowest yield is over the highest.',
      ],
    ],
  ] as const)('[S47][S44] is refused when it %s', (_, changes, problems) => {
    expect(problemsOf(...changes)).toEqual(problems);
  });

  it('[S125] is refused for a field of another kind, at its place', () => {
    expect(problemsOf([`${FIRST_BLEND}.minutes.lowest`, 0])).toEqual([
      `${FIRST_BLEND}.minutes.lowest: Expected a whole number from 1 to 1440, but found 0.`,
    ]);
  });

  it('[S122] is refused at a plant that does not know what comes out, or has no scale for it', () => {
    expect(plantProblemsOf('steps[17].item', 'IM-9')).toEqual([
      'recipes[0].steps[17].item: The plant has no item IM-9.',
    ]);
  });

  it('[S122] is refused at a plant whose station has no such machine', () => {
    expect(plantProblemsOf(`${CHARGE}.equipment`, 'BB-500')).toEqual([]);
    for (const machine of ['BB-900', 'SCL-04', 'SCN-03'])
      expect(plantProblemsOf(`${CHARGE}.equipment`, machine)).toContain(
        `recipes[0].${CHARGE}.equipment: No machine ${machine} is bound to station BL-01.`,
      );
  });
});
