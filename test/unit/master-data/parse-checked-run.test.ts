import { describe, expect, it } from 'vitest';
import { parseFounding } from '../../../main/application/master-data/parse-founding.ts';
import { parseRecipe } from '../../../main/application/master-data/parse-recipe.ts';
import { put, writtenCapsules, writtenPlant } from './written-plant.ts';

/** Place of the run in the shipped recipe of the capsules. */
const RUN = 'steps[3]';

function problemsOf(...changes: readonly (readonly [path: string, value: unknown])[]): readonly string[] {
  const recipe = writtenCapsules();
  for (const [path, value] of changes) put(recipe, path, value);
  const parsed = parseRecipe(recipe, null);
  return parsed.ok ? [] : parsed.error.map(({ path, sentence }) => `${path}: ${sentence}`);
}

describe('the recipe of a run with in-process checks', () => {
  it('[S49] clears the machine, checks the balance, and says beforehand what is weighed how often against what', () => {
    const parsed = parseRecipe(writtenCapsules(), null);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const { steps } = parsed.value;
    expect(steps.map(({ id, kind, station }) => `${id} ${kind} ${station}`)).toEqual([
      '10 issue QA-01',
      '140 clearance EN-01',
      '145 check EN-01',
      '150 checkedRun EN-01',
    ]);
    expect(steps[3]).toMatchObject({
      prefix: 'CAP',
      plan: {
        balance: 'BAL-01',
        everyMinutes: 30,
        size: 20,
        individual: { lowest: 710_400, highest: 825_600 },
        mean: { lowest: 752_600, highest: 783_400 },
        centre: 768_000,
        sigma: 4_000,
      },
    });
  });

  it.each([
    [
      'runs without a clearance before it',
      [[`${RUN}.requires`, [{ step: '145', state: 'complete' }]]],
      [`${RUN}.requires: Step 150 requires no clearance of EN-01.`],
    ],
    [
      'runs anywhere but at a machine',
      [[`${RUN}.function`, 'packaging']],
      [`${RUN}.function: A checkedRun step is work of: process.`],
    ],
    [
      'is verified by nobody',
      [[`${RUN}.verifiers`, null]],
      [`${RUN}.verifiers: Step 150 names no qualification of the person who verifies it.`],
    ],
    [
      'has individual limits that nothing can meet',
      [[`${RUN}.plan.individual.lowest`, '825.7 mg']],
      [
        `${RUN}.plan.individual.lowest: The lowest individual mass is over the highest.`,
        `${RUN}.plan.mean: The limits of the mean lie outside those of a single unit.`,
      ],
    ],
    [
      'has a mean that no unit may have',
      [[`${RUN}.plan.mean.highest`, '825.7 mg']],
      [`${RUN}.plan.mean: The limits of the mean lie outside those of a single unit.`],
    ],
    [
      'has means that nothing can meet',
      [[`${RUN}.plan.mean.lowest`, '783.5 mg']],
      [
        `${RUN}.plan.mean.lowest: The lowest mean is over the highest.`,
        `${RUN}.plan.centre: The centre lies outside the limits of the mean.`,
        `${RUN}.plan.sigma: Three sigma reach over the limits of the mean: no trend would be seen before it fails.`,
      ],
    ],
    [
      'would see no trend before it fails',
      [[`${RUN}.plan.sigma`, '5.2 mg']],
      [
        `${RUN}.plan.sigma: Three sigma reach over the limits of the mean: no trend would be seen before it fails.`,
      ],
    ],
    [
      'leaves no time between two checks',
      [[`${RUN}.plan.withinMinutes`, 15]],
      [`${RUN}.plan.withinMinutes: The windows of two checks touch each other.`],
    ],
    [
      'has a limit that is no exact mass',
      [[`${RUN}.plan.mean.highest`, 783.4]],
      [
        `${RUN}.plan.mean.highest: Expected a mass over zero with its unit, as text such as "25.00 kg", but found 783.4.`,
      ],
    ],
  ] as const)('[S49] is refused when it %s', (_, changes, problems) => {
    expect(problemsOf(...changes)).toEqual(problems);
  });

  const atPlant = (...changes: readonly (readonly [path: string, value: unknown])[]): readonly string[] => {
    const plant = writtenPlant();
    for (const [path, value] of changes) put(plant, path, value);
    const parsed = parseFounding(plant);
    return parsed.ok ? [] : parsed.error.map(({ path, sentence }) => `${path}: ${sentence}`);
  };

  it('[S122] is refused at a plant whose balance stands elsewhere', () => {
    expect(atPlant([`recipes[2].${RUN}.plan.balance`, 'SCL-04'])).toEqual([
      'recipes[2].steps[3].plan.balance: No scale SCL-04 is bound to station EN-01.',
    ]);
  });

  it('[S125] is refused at a plant whose balance cannot weigh the lightest unit that may pass', () => {
    expect(atPlant([`recipes[2].${RUN}.plan.balance`, 'SCL-05']).map((each) => each.slice(0, 38))).toEqual([
      'recipes[2].steps[3].plan.individual: S',
    ]);
  });
});
