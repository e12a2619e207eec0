import type { Founding } from '../../main/domain/plant/founding.ts';
import type { WrittenStep } from '../../main/domain/recipe/recipe.ts';
import type { Told } from './given-when-then.ts';
import { counted as countedRoll } from './label-kiosk.ts';
import { type Count, counted, filled, type LabelWorld, read, recorded } from './label-world.ts';
import { LabelledLine } from './labelled-line.ts';
import { LEAD, PACKED } from './packaging-line.ts';

const ROLLS = ['R-0931', 'R-0932', 'R-0933'] as const;
const AT_KIOSK = { station: 'LK-01' } as const;
/** Who counts: the other label controller, the lead, and a third who may. */
const COUNTERS: Readonly<Record<Count, string>> = { first: 'LBL-02', second: LEAD, third: 'OP-204' };
const UNITS_PER_PACK = 100;

/** A whole run of labels from the cage to the counts, in which people do and say what is so in a world of labels. */
export class LabelRun {
  readonly line: LabelledLine;
  readonly #world: LabelWorld;

  constructor(world: LabelWorld) {
    this.#world = world;
    this.line = LabelledLine.planned({}, (founding) => inWorld(founding, world));
  }

  get rolls(): readonly string[] {
    return ROLLS.slice(0, this.#world.rolls.length);
  }

  /** Issued, packed with the change of each roll, and cleared: what is left is to count. */
  toTheCount(): this {
    const { line } = this;
    line.given('SignIn', { person: 'LBL-01', secret: '' }, AT_KIOSK);
    this.rolls.forEach((roll, index) => {
      line.issueRoll(roll, recorded(this.#world, index), PACKED);
    });
    line.given('CompleteStep', {}, { ...AT_KIOSK, by: 'LBL-01' });
    line.given('VerifyStep', {}, { ...AT_KIOSK, by: LEAD });
    line.at('2026-03-11 08:00').clear().at('2026-03-11 08:30').begin('190');
    for (const index of this.rolls.keys()) this.#pack(index);
    line.complete().verify().begin('195').answerAfterwards().complete().verify();
    line.given('SignIn', { person: COUNTERS.first, secret: '' }, AT_KIOSK);
    line.given('EnterStep', { batch: PACKED, step: '200' }, AT_KIOSK).given('StartStep', {}, AT_KIOSK);
    this.rolls.forEach((roll, index) => {
      const onRejects = this.#world.rolls[index]?.rejected ?? 0;
      line.given('ReadApplicator', { roll, counter: read(this.#world, index), onRejects }, AT_KIOSK);
    });
    return this;
  }

  count(which: Count): Told {
    return this.line.when(
      'CountLabels',
      { rolls: this.#counts(which) },
      { ...AT_KIOSK, by: COUNTERS[which] },
    );
  }

  complete(): Told {
    return this.line.when('CompleteStep', {}, { ...AT_KIOSK, by: COUNTERS.first });
  }

  /** Quality decides that the labels are counted once more. */
  settle(exception: string): this {
    const why = { exception, reason: 'assessed-no-impact', narrative: null };
    this.line.given('SettleException', why, { ...AT_KIOSK, by: 'QA-01' });
    return this;
  }

  #pack(index: number): void {
    const { line } = this;
    const roll = ROLLS[index] as string;
    const isLast = index === this.rolls.length - 1;
    line
      .mount(roll)
      .reads()
      .specimen(index === 0 ? 'first' : 'rollChange')
      .given('StartRun');
    if (isLast) this.#countPacks();
    line.stop(isLast ? 'run-finished' : 'line-supply');
    if (isLast) line.reads().specimen('last');
    const back = (['first', 'second', 'third'] as const).map((which) =>
      counted(this.#world, index, 'returned', which),
    );
    line.takeOff(
      roll,
      counted(this.#world, index, 'splice', 'first'),
      back.every((labels) => labels === 0),
    );
  }

  #countPacks(): void {
    const { bare, rolls } = this.#world;
    const packs = filled(this.#world);
    const rejected = rolls.reduce((sum, each) => sum + each.rejected, 0);
    this.line
      .count('unitsIn', packs * UNITS_PER_PACK)
      .count('filled', packs)
      .count('unitsLeft', 0);
    if (rejected > 0) this.line.count('rejected', rejected, 'cap-or-seal');
    if (bare > 0) this.line.count('rejected', bare, 'label-missing');
  }

  #counts(which: Count): readonly object[] {
    return this.rolls.map((roll, index) =>
      countedRoll(roll, {
        setUp: counted(this.#world, index, 'setUp', which),
        damaged: counted(this.#world, index, 'damaged', which),
        returned: counted(this.#world, index, 'returned', which),
      }),
    );
  }
}

/** The plant whose rolls, target and limit are those of the world, and in which a third person may count. */
function inWorld(founding: Founding, world: LabelWorld): Founding {
  const quantities = new Map(world.rolls.map((_, index) => [ROLLS[index], recorded(world, index)]));
  const issued = [...quantities.values()].reduce((sum, each) => sum + each, 0);
  const change = (step: WrittenStep): WrittenStep => {
    switch (step.kind) {
      case 'labelIssue':
        return { ...step, quantity: issued };
      case 'packaging':
        return { ...step, target: filled(world), yield: { lowest: '0', highest: '1000' } };
      case 'reconciliation':
        return { ...step, limit: { ...step.limit, percent: (world.limit / 100).toFixed(2) } };
      default:
        return step;
    }
  };
  return {
    ...founding,
    labelRolls: founding.labelRolls.map((roll) => ({
      ...roll,
      quantity: quantities.get(roll.id as (typeof ROLLS)[number]) ?? roll.quantity,
    })),
    recipes: founding.recipes.map((recipe) => ({ ...recipe, steps: recipe.steps.map(change) })),
    people: founding.people.map((person) =>
      person.id === COUNTERS.third
        ? {
            ...person,
            qualifications: [...person.qualifications, { code: 'LABEL-V', expires: '2026-12-31' as never }],
          }
        : person,
    ),
  };
}
