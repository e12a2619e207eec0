import { describe, expect, it } from 'vitest';
import { parseFounding } from '../../../main/application/master-data/parse-founding.ts';
import { parseRecipe } from '../../../main/application/master-data/parse-recipe.ts';
import { writtenLabelledRecipe } from '../../support/floor/labelled-recipe.ts';
import { put, writtenPackaging, writtenPlant } from './written-plant.ts';

/** Places of the steps in the shipped recipe of the line. */
const [BEFORE, RUN, AFTER] = ['steps[1]', 'steps[2]', 'steps[3]'];

function problemsOf(...changes: readonly (readonly [path: string, value: unknown])[]): readonly string[] {
  const recipe = writtenPackaging();
  for (const [path, value] of changes) put(recipe, path, value);
  const parsed = parseRecipe(recipe, null);
  return parsed.ok ? [] : parsed.error.map(({ path, sentence }) => `${path}: ${sentence}`);
}

describe('the recipe of a packaging line', () => {
  it('[S81] clears the line by its controlled checklist, runs it, and clears it after the last pack', () => {
    const parsed = parseRecipe(writtenPackaging(), null);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const { steps } = parsed.value;
    expect(steps.map(({ id, kind, station }) => `${id} ${kind} ${station}`)).toEqual([
      '10 issue QA-01',
      '180 clearance PL-3',
      '190 packaging PL-3',
      '195 clearance PL-3',
    ]);
    const [, clearance, run, after] = steps;
    expect(after?.kind === 'clearance' && after.items.map(({ evidence }) => evidence)).toEqual([
      'confirmed',
      'count',
      'scan',
      'photo',
    ]);
    expect(clearance).toMatchObject({ document: 'LC-PL3 rev 4', verifiers: ['CLEAR-V'] });
    expect(clearance?.kind === 'clearance' && clearance.items.map(({ evidence }) => evidence)).toEqual([
      'confirmed',
      'count',
      'count',
      'scan',
      'reference',
      'confirmed',
      'reference',
      'count',
      'scan',
    ]);
    expect(run).toMatchObject({
      unit: 'capsules',
      pack: 'bottles',
      unitsPerPack: 100,
      target: 2500,
      yield: { lowest: '95.0', highest: '101.0' },
      idleMinutes: 30,
    });
  });

  it.each([
    [
      'runs without a clearance before it',
      [[`${RUN}.requires`, [{ step: '10', state: 'verified' }]]],
      [`${RUN}.requires: Step 190 requires no clearance of PL-3.`],
    ],
    [
      'leaves the line uncleared',
      [[`${AFTER}.requires`, [{ step: '180', state: 'verified' }]]],
      [`${RUN}: No clearance of PL-3 comes after the last unit of step 190.`],
    ],
    [
      'has limits that nothing can meet',
      [[`${RUN}.yield.lowest`, '101.5']],
      [`${RUN}.yield.lowest: The lowest yield is over the highest.`],
    ],
    [
      'runs anywhere but on a line',
      [[`${RUN}.function`, 'weigh']],
      [`${RUN}.function: A packaging step is work of: packaging.`],
    ],
    [
      'is verified by nobody',
      [
        [`${RUN}.verifiers`, null],
        [`${AFTER}.requires[0].state`, 'complete'],
      ],
      [`${RUN}.verifiers: Step 190 names no qualification of the person who verifies it.`],
    ],
    [
      'asks the same twice before a restart',
      [[`${RUN}.restart[1].id`, '1']],
      [`${RUN}.restart[1].id: 1 stands twice here.`],
    ],
    [
      'asks for a scan without saying of what',
      [[`${BEFORE}.items[3].expects`, null]],
      [`${BEFORE}.items[3].expects: Item 4 is answered by a scan and does not say what the scan must show.`],
    ],
    [
      'compares a photo with a text',
      [[`${AFTER}.items[3].expects`, 'no code']],
      [`${AFTER}.items[3].expects: Item 4 is shown by a photo, so it expects nothing to compare with.`],
    ],
  ] as const)('[S48] is refused when it %s', (_, changes, problems) => {
    expect(problemsOf(...changes)).toEqual(problems);
  });

  it('[S48] is refused at a plant that has no such place to scan', () => {
    const plant = writtenPlant();
    put(plant, `recipes[1].${RUN}.restart[2].expects`, 'PL-9');
    const parsed = parseFounding(plant);
    expect(parsed.ok ? [] : parsed.error.map(({ path, sentence }) => `${path}: ${sentence}`)).toEqual([
      'recipes[1].steps[2].restart[2].expects: The plant has no place or container PL-9 to scan.',
    ]);
  });
});

describe('the labels of a packaging line', () => {
  const PACK = 'steps[3]';
  const problems = (...changes: readonly (readonly [path: string, value: unknown])[]) => {
    const recipe = structuredClone(writtenLabelledRecipe()) as Parameters<typeof put>[0];
    for (const [path, value] of changes) put(recipe, path, value);
    const parsed = parseRecipe(recipe, null);
    return parsed.ok ? [] : parsed.error.map(({ path, sentence }) => `${path}: ${sentence}`);
  };

  it('[S42][S82] are issued before the run and reconciled after it', () => {
    expect(problems()).toEqual([]);
    const parsed = parseRecipe(writtenLabelledRecipe(), null);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(parsed.value.steps.find(({ kind }) => kind === 'packaging')).toMatchObject({
      labels: { of: '170', shelfLifeMonths: 24, codeRead: 'scan', checkMinutes: 60 },
    });
  });

  it.each([
    [
      'come from a step that issues none',
      [[`${PACK}.labels.of`, '180']],
      [`${PACK}.labels.of: Step 180 issues no labels.`],
    ],
    [
      'are not required before the run',
      [[`${PACK}.requires`, [{ step: '180', state: 'verified' }]]],
      [
        `${PACK}.labels.of: Step 190 labels with step 170 without requiring it first.`,
        'steps[5].of: Step 200 reconciles step 170 without requiring it first.',
      ],
    ],
    [
      'have a code that never grows old',
      [[`${PACK}.labels.checkMinutes`, 0]],
      [`${PACK}.labels.checkMinutes: Expected a whole number from 1 to 480, but found 0.`],
    ],
  ] as const)('[S42] are refused where they %s', (_, changes, found) => {
    expect(problems(...changes)).toEqual(found);
  });

  it('[S82] are refused where they are reconciled before they are used', () => {
    const recipe = structuredClone(writtenLabelledRecipe()) as { steps: object[] };
    const reconcile = recipe.steps.pop();
    const early = { ...reconcile, id: '185', requires: [{ step: '170', state: 'verified' }] };
    recipe.steps.splice(3, 0, early);
    const parsed = parseRecipe(recipe, null);
    expect(parsed.ok ? [] : parsed.error.map(({ path, sentence }) => `${path}: ${sentence}`)).toEqual([
      'steps[4].labels.of: Step 185 reconciles the labels before step 190 uses them.',
    ]);
  });
});
