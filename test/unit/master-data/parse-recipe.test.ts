import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecipe } from '../../../main/application/master-data/parse-recipe.ts';
import { kg } from '../demo/founded-plant.ts';
import { put, writtenRecipe } from './written-plant.ts';

/** Places of the steps in the shipped recipe. */
const [ISSUE, CLEAR, CHECK, DRUMS, SPLIT, SINGLE, , FILLER, , STEARATE, KIT] = Array.from(
  { length: 11 },
  (_, index) => `steps[${index}]`,
);

/** All problems of the shipped recipe after some changes, one line each. */
function problemsOf(...changes: readonly (readonly [path: string, value: unknown])[]): readonly string[] {
  const recipe = writtenRecipe();
  for (const [path, value] of changes) put(recipe, path, value);
  const parsed = parseRecipe(recipe, null);
  return parsed.ok ? [] : parsed.error.map(({ path, sentence }) => `${path}: ${sentence}`);
}

describe('a recipe file', () => {
  it('[S125] becomes the recipe of the kernel, with masses exact to the microgram', () => {
    const parsed = parseRecipe(writtenRecipe(), null);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const { steps, ...head } = parsed.value;
    expect(head).toMatchObject({ id: 'MMR-VC500-250K', version: '07', effective: '2026-01-12' });
    expect(head).not.toHaveProperty('format');
    expect(steps.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      '10 issue',
      '20 clearance',
      '30 check',
      ...['40', '50', '60', '70', '80', '90', '100'].map((step) => `${step} dispense`),
      '110 kit',
    ]);
    expect(steps[4]).toEqual({
      id: '50',
      kind: 'dispense',
      title: 'Dispense ascorbic acid, second lot',
      function: 'weigh',
      station: 'WS-01',
      requires: [{ step: '40', state: 'verified' }],
      performers: ['W&D-2'],
      verifiers: ['VERIFY-WD'],
      item: 'RM-1001',
      alternates: [],
      amount: { kind: 'pure', total: kg('131.250 kg'), after: ['40'] },
      tolerance: { kind: 'pureTotal', percent: '0.5', total: kg('131.250 kg'), after: ['40'] },
      mode: 'split',
      parts: 3,
      containerClass: { name: 'Fibre drum 60 L', tareLowest: kg('1.40 kg'), tareHighest: kg('1.70 kg') },
      reweighs: null,
      removal: 'waste',
    });
    expect(steps[0]).toMatchObject({ performers: [], verifiers: null });
    expect(steps[5]).toMatchObject({ parts: 1, tolerance: { kind: 'percent', percent: '1' } });
  });

  it('[S49] brings the tests of the finished batch with their limits, and has none where it says none', () => {
    const parsed = parseRecipe(writtenRecipe(), null);
    expect(parsed.ok && parsed.value.finishedTests.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'assay range',
      'identity expects',
      'disintegration atMost',
      'total-count atMost',
      'yeasts atMost',
      'e-coli expects',
      'salmonella expects',
      'lead atMost',
    ]);
    const without = writtenRecipe();
    put(without, 'finishedTests', null);
    const bare = parseRecipe(without, null);
    expect(bare.ok && bare.value.finishedTests).toEqual([]);
  });

  it.each([
    [
      'finishedTests[0].lowest',
      '600',
      'finishedTests[0].lowest: The lowest limit of assay is over the highest.',
    ],
    ['finishedTests[1].id', 'assay', 'finishedTests[1].id: assay stands twice here.'],
    [
      'finishedTests[2].highest',
      '3e1',
      'finishedTests[2].highest: Expected a number not below 0, as text such as "0.5", but found "3e1".',
    ],
  ])('[S49] whose test has %s %s is refused', (path, value, problem) => {
    expect(problemsOf([path, value])).toEqual([problem]);
  });

  it.each([
    [
      `${SINGLE}.amount.target`,
      '6.25',
      'Expected a mass over zero with its unit, as text such as "25.00 kg", but found "6.25".',
    ],
    [`${SINGLE}.amount.target`, 6.25, 'but found 6.25.'],
    [`${SINGLE}.amount.target`, '6,25 kg', 'but found "6,25 kg".'],
    [`${SINGLE}.amount.target`, '6.25 lb', 'but found "6.25 lb".'],
    [`${SINGLE}.amount.target`, '-6.25 kg', 'but found "-6.25 kg".'],
    [`${SINGLE}.amount.target`, '0.00 kg', 'but found "0.00 kg".'],
    [`${SINGLE}.amount.target`, '1e3 g', 'but found "1e3 g".'],
    [`${SINGLE}.amount.target`, '0.0000000001 kg', 'but found "0.0000000001 kg".'],
    [`${SINGLE}.amount.target`, '99999999999999 kg', 'but found "99999999999999 kg".'],
    [`${SINGLE}.amount.target`, undefined, 'Missing: expected a mass over zero'],
    [
      `${SINGLE}.amount.kind`,
      'roughly',
      'Expected one of fixed, wholeLot, pure, compensator, but found "roughly".',
    ],
    [`${SINGLE}.tolerance.percent`, '0', 'Expected a percentage over 0 and at most 20'],
    [`${SINGLE}.tolerance.percent`, '20.01', 'at most 20'],
    [`${SINGLE}.tolerance.percent`, '1 %', 'Expected a percentage'],
    [`${SINGLE}.tolerance.percent`, '0.00001', 'up to 4 decimals'],
    [`${SINGLE}.tolerance.percent`, 1, 'as text, but found 1.'],
    [`${SINGLE}.surprise`, true, 'Unknown field; known here are id, title,'],
    [
      `${SINGLE}.kind`,
      'guess',
      'Expected one of issue, clearance, check, dispense, kit, charge, process, discharge, packaging, checkedRun, bulkWeigh, labelIssue, reconciliation, but found "guess".',
    ],
    [`${SINGLE}.kind`, 'constructor', 'but found "constructor".'],
    [`${SINGLE}.id`, 60, 'Expected a step number such as "40", as text, but found 60.'],
    [`${SINGLE}.item`, 'RM 1014', 'Expected an id'],
    [`${SINGLE}.station`, '', 'Expected an id'],
    [`${SINGLE}.title`, 'Dispense\u0007', 'Expected a line of text'],
    [`${SINGLE}.title`, 'x'.repeat(121), 'of 1 to 120 characters, but found "'],
    [`${SINGLE}.removal`, 'floor', 'Expected one of waste, source, but found "floor".'],
    [`${SINGLE}.mode`, null, 'but found null.'],
    [`${SINGLE}.requires`, 'none', 'Expected a list of at most 200, but found "none".'],
    [`${SINGLE}.container`, [], 'Expected an object, but found a list.'],
    [`${SPLIT}.parts`, 2.5, 'Expected a whole number from 2 to 99, but found 2.5.'],
    [`${CHECK}.scales`, [], 'Expected a list of 1 to 20, but it has 0.'],
    ['effective', '2026-02-30', 'Expected a date such as "2026-03-09", but found "2026-02-30".'],
    ['format', 'interlock-recipe-2', 'Expected "interlock-recipe-1", but found "interlock-recipe-2".'],
    ['steps', [], 'Expected a list of 1 to 200, but it has 0.'],
    ['approvals[0].meaning', 'nodded', 'Expected one of performed, verified,'],
  ])('[S125] is refused for %s = %j, at that place and in one sentence', (path, value, sentence) => {
    expect(problemsOf([path, value])).toEqual([expect.stringContaining(`${path}: `)]);
    expect(problemsOf([path, value])[0]).toContain(sentence);
  });

  it.each([
    ['approved by nobody', [['approvals[1].meaning', 'reviewed']], 'approvals: Nobody approved this recipe'],
    [
      'approved after it became effective',
      [['approvals[1].on', '2026-01-13']],
      'approvals[1].on: Approved on 2026-01-13, after the recipe',
    ],
    [
      'with its own item as an alternate',
      [[`${SINGLE}.alternates`, ['RM-1014']]],
      `${SINGLE}.alternates[0]: RM-1014 is the item of the step itself.`,
    ],
    [
      'with an alternate twice',
      [[`${SINGLE}.alternates`, ['RM-2007', 'RM-2007']]],
      `${SINGLE}.alternates[1]: RM-2007 stands twice here.`,
    ],
    ['with a step twice', [[`${SINGLE}.id`, '70']], `${'steps[6]'}.id: Step 70 stands twice in the recipe.`],
    [
      'out of order',
      [
        [`${ISSUE}.id`, '15'],
        [`${CLEAR}.id`, '12'],
        [`${CLEAR}.requires[0].step`, '15'],
        [`${CHECK}.requires[0].step`, '12'],
        [`${DRUMS}.requires[0].step`, '12'],
      ],
      `${CLEAR}.id: Step 12 stands after step 15`,
    ],
    [
      'that does not begin by issuing',
      [
        [`${ISSUE}.kind`, 'kit'],
        [`${ISSUE}.of`, ['40']],
        [`${ISSUE}.prefix`, 'K'],
      ],
      'steps: The first step, and no other,',
    ],
    [
      'that requires a later step',
      [[`${SINGLE}.requires[0].step`, '90']],
      `${SINGLE}.requires[0].step: Step 60 requires step 90, which is no earlier step.`,
    ],
    [
      'that requires itself',
      [[`${SINGLE}.requires[0].step`, '60']],
      `${SINGLE}.requires[0].step: Step 60 requires step 60`,
    ],
    [
      'that waits for a verification nobody makes',
      [[`${DRUMS}.requires[1].state`, 'verified']],
      `${DRUMS}.requires[1].state: Step 30 has no verifiers, so it is never verified.`,
    ],
    [
      'that weighs at a review desk',
      [[`${SINGLE}.function`, 'review']],
      `${SINGLE}.function: A dispense step is work of: weigh.`,
    ],
    [
      'that anybody may weigh',
      [[`${SINGLE}.performers`, []]],
      `${SINGLE}.performers: Step 60 names no qualification that its performer holds.`,
    ],
    [
      'that nobody verifies',
      [[`${SINGLE}.verifiers`, undefined]],
      `${SINGLE}.verifiers: Step 60 names no qualification of the person who verifies it.`,
    ],
    [
      'that anybody may verify',
      [[`${CLEAR}.verifiers`, []]],
      `${CLEAR}.verifiers: Step 20 names no qualification of the person`,
    ],
    [
      'that splits into nothing',
      [[`${SPLIT}.parts`, undefined]],
      `${SPLIT}.parts: A split says in how many parts.`,
    ],
    [
      'with parts where nothing is split',
      [[`${SINGLE}.parts`, 2]],
      `${SINGLE}.parts: Only a split has parts.`,
    ],
    [
      'with full containers of a fixed amount',
      [[`${DRUMS}.amount`, { kind: 'fixed', target: '50.00 kg' }]],
      `${DRUMS}.mode: Full containers and the amount wholeLot go together.`,
    ],
    [
      'with the whole lot in one container',
      [[`${SINGLE}.amount`, { kind: 'wholeLot' }]],
      `${SINGLE}.mode: Full containers and the amount wholeLot`,
    ],
    [
      'with a pure tolerance of a fixed amount',
      [[`${STEARATE}.tolerance.of`, 'pureTotal']],
      `${STEARATE}.tolerance.of: A tolerance of the pure total needs an amount of the kind pure.`,
    ],
    [
      'with a tare range upside down',
      [[`${SINGLE}.container.tare.lowest`, '0.50 kg']],
      `${SINGLE}.container.tare: The lowest tare is over the highest.`,
    ],
    [
      'that counts pure substance of another item',
      [[`${SPLIT}.item`, 'RM-1014']],
      `${SPLIT}.amount.after[0]: Step 40 dispenses RM-1001, not RM-1014.`,
    ],
    [
      'that counts pure substance of a check',
      [[`${SPLIT}.amount.after`, ['30']]],
      `${SPLIT}.amount.after[0]: Step 30 is no dispense step.`,
    ],
    [
      'that counts a step twice',
      [[`${FILLER}.amount.actualOf`, ['40', '50', '40']]],
      `${FILLER}.amount.targetOf: A step is counted twice in this amount.`,
    ],
    [
      'that counts what is not yet dispensed',
      [
        [`${FILLER}.amount.actualOf`, ['40', '50', '90']],
        [`${FILLER}.amount.targetOf`, ['60', '70', '100']],
      ],
      `${FILLER}.amount.actualOf[2]: Step 80 uses step 90 without requiring it first.`,
    ],
    [
      'that takes the target of a step without one',
      [[`${FILLER}.amount.targetOf[0]`, '110']],
      `${FILLER}.amount.targetOf[0]: Step 110 is no other dispense step with a fixed target.`,
    ],
    [
      'that takes its own target',
      [[`${FILLER}.amount.targetOf[0]`, '80']],
      `${FILLER}.amount.targetOf[0]: Step 80 is no other dispense step`,
    ],
    [
      'that leaves nothing to compensate',
      [[`${FILLER}.amount.total`, '14.125 kg']],
      `${FILLER}.amount.total: The targets of the other steps leave nothing`,
    ],
    [
      'that weighs in a booth nobody cleared',
      [
        [`${CLEAR}.station`, 'WS-02'],
        [`${SINGLE}.requires`, [{ step: '10', state: 'verified' }]],
      ],
      `${SINGLE}.requires: Step 60 requires no clearance of WS-01.`,
    ],
    [
      'with a kit of what is no dispense step',
      [[`${KIT}.of[0]`, '30']],
      `${KIT}.of[0]: Step 30 is no dispense step.`,
    ],
    ['with a kit of what is nowhere', [[`${KIT}.of[0]`, '45']], `${KIT}.of[0]: Step 45 is no dispense step.`],
    ['with a step twice in a kit', [[`${KIT}.of[0]`, '50']], `${KIT}.of[1]: 50 stands twice here.`],
    [
      'with a scan that shows nothing',
      [[`${CLEAR}.items[2].expects`, undefined]],
      `${CLEAR}.items[2].expects: Item 3 is answered by a scan`,
    ],
    [
      'with a count of no number',
      [[`${CLEAR}.items[1].expects`, 'none']],
      `${CLEAR}.items[1].expects: Item 2 is answered by a count`,
    ],
    [
      'that confirms a number',
      [[`${CLEAR}.items[0].expects`, '3']],
      `${CLEAR}.items[0].expects: Item 1 is confirmed`,
    ],
    [
      'with a checklist item twice',
      [[`${CLEAR}.items[1].id`, '1']],
      `${CLEAR}.items[1].id: 1 stands twice here.`,
    ],
    [
      'with a scale twice',
      [[`${CHECK}.scales[1]`, 'SCL-01']],
      `${CHECK}.scales[1]: SCL-01 stands twice here.`,
    ],
  ] as const)('[S110] is refused when it is a recipe %s', (_name, changes, problem) => {
    expect(problemsOf(...changes)).toContainEqual(expect.stringContaining(problem));
  });

  it('is refused with all its problems at once', () => {
    const found = problemsOf(
      [`${SINGLE}.amount.target`, 'some'],
      [`${STEARATE}.tolerance.percent`, '0'],
      ['version', undefined],
      ['extra', 1],
    );
    expect(found.map((line) => line.split(':')[0])).toEqual([
      'version',
      `${SINGLE}.amount.target`,
      `${STEARATE}.tolerance.percent`,
      'extra',
    ]);
  });

  it('[S111] needs every field it has: without any one of them it is refused there', () => {
    const optional = /(\.(verifiers|expects|parts)|^finishedTests)$/;
    const places = placesOf(writtenRecipe()).filter((path) => !optional.test(path));
    expect(places.length).toBeGreaterThan(150);
    for (const path of places) {
      const there = problemsOf([path, undefined]).map((line) => line.slice(0, line.indexOf(': ')));
      expect(there).toContain(path);
    }
  });

  it('never throws, whatever stands in place of a value', () => {
    const places = placesOf(writtenRecipe());
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        for (const line of problemsOf([path, value])) expect(line).toMatch(/^[^\n]+: [^\n]+\.$/);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseRecipe(value, null).ok).toBe(false);
      }),
    );
  });
});

/** The path of every field of an object in a document; elements of lists only through their own fields. */
function placesOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => placesOf(each, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = path === '' ? key : `${path}.${key}`;
    return [place, ...placesOf(inner, place)];
  });
}
