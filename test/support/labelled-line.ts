import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import { parseFounding } from '../../main/application/master-data/parse-founding.ts';
import type { SpecimenOf } from '../../main/contract/vocabulary.ts';
import { northfield } from '../../main/demo/plant/load-demo-plant.ts';
import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import type { Labelling } from '../../main/domain/execution/batch.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import { LABELLED_RECIPE, writtenLabelledRecipe } from './floor/labelled-recipe.ts';
import { foundedState, type Told } from './given-when-then.ts';
import { certain, LEAD, NEXT, OPERATOR, PACKED, PackagingLine } from './packaging-line.ts';

/** What the coder of line 3 puts on a pack of this batch, issued in March 2026 with 24 months. */
export const CODE = 'VC5260147A 03/2028';
export const OTHER_CODE = 'VC5260147A 03/2027';
const AT_KIOSK = { station: 'LK-01' } as const;

/** Line 3 with the labels of the kiosk: two rolls are issued to the batch, and two more are nobody's. */
export class LabelledLine extends PackagingLine {
  static planned(
    labels: Parameters<typeof writtenLabelledRecipe>[0] = {},
    alter: (founding: Founding) => Founding = (founding) => founding,
  ): LabelledLine {
    const file = northfield() as { recipes: unknown[]; labelRolls: object[] };
    const [roll] = file.labelRolls;
    const parsed = parseFounding({
      ...file,
      labelRolls: [...file.labelRolls, { ...roll, id: 'R-0933' }, { ...roll, id: 'R-0934' }],
      recipes: [...file.recipes, writtenLabelledRecipe(labels)],
    });
    if (!parsed.ok) throw new Error(`the labelled plant does not parse: ${JSON.stringify(parsed.error)}`);
    const founding = alter(parsed.value);
    const { timeZone, dayStart } = founding.site;
    const moment = plantCalendar(timeZone, dayStart).momentAt(plantTime(timeZone, '2026-03-11', '07:30'), 1);
    return new LabelledLine(foundedState(founding, moment)).issueRecords();
  }

  issueRecords(): this {
    const desk = { station: 'QA-01', by: 'QA-01' };
    this.given('SignIn', { person: 'QA-01', secret: '' }, desk);
    for (const batch of [PACKED, NEXT])
      this.given('IssueBatch', { ...LABELLED_RECIPE, batch, allocations: [] }, desk);
    return this.given('SignIn', { person: OPERATOR, secret: '' });
  }

  /** Both rolls of the scenario leave the cage for the batch. */
  issueRolls(): this {
    this.given('SignIn', { person: 'LBL-01', secret: '' }, AT_KIOSK);
    for (const [roll, counted] of ROLLS) this.issueRoll(roll, counted, PACKED);
    this.given('CompleteStep', {}, { ...AT_KIOSK, by: 'LBL-01' });
    return this.given('VerifyStep', {}, { ...AT_KIOSK, by: LEAD });
  }

  /** One roll leaves the cage for a batch. */
  issueRoll(roll: string, counted: number, batch: string): this {
    this.given('EnterStep', { batch, step: '170' }, AT_KIOSK);
    if (this.step('170', batch).state === 'ready') this.given('StartStep', {}, AT_KIOSK);
    this.#takes(this.present({ kind: 'roll', roll }, AT_KIOSK));
    this.#takes(this.present({ kind: 'artwork', artwork: 'LB5007F' }, AT_KIOSK));
    return this.given('IssueLabels', { roll, counted }, AT_KIOSK);
  }

  /** Labels issued, line cleared, step 190 begun, nothing on the applicator. */
  static atLine(labels: Parameters<typeof writtenLabelledRecipe>[0] = {}): LabelledLine {
    return LabelledLine.planned(labels)
      .issueRolls()
      .at('2026-03-11 08:00')
      .clear()
      .at('2026-03-11 08:30')
      .begin('190');
  }

  static mounted(labels: Parameters<typeof writtenLabelledRecipe>[0] = {}): LabelledLine {
    return LabelledLine.atLine(labels).mount('R-0931');
  }

  /** The first roll is on, its code is right, its first label is kept, and the line runs. */
  static packing(): LabelledLine {
    return LabelledLine.mounted().reads().specimen('first').given('StartRun');
  }

  get labelling(): Labelling {
    return certain(this.work.labelling);
  }

  present(identity: object, seen: { readonly station?: string } = {}): Told {
    const evidence = { source: 'scan', device: 'SCN-03', raw: JSON.stringify(identity), carrier: null };
    return this.when('PresentScan', { scan: { identity, evidence } }, seen);
  }

  scanRoll(roll: string): Told {
    return this.present({ kind: 'roll', roll });
  }

  scanLabel(artwork = 'LB5007F'): Told {
    return this.present({ kind: 'artwork', artwork });
  }

  readCode(code = CODE): Told {
    return this.present({ kind: 'packCode', code });
  }

  mount(roll: string): this {
    this.#takes(this.scanRoll(roll));
    this.#takes(this.scanLabel());
    return this;
  }

  reads(code = CODE): this {
    this.#takes(this.readCode(code));
    return this;
  }

  takeOff(roll: string, splice = 6, usedUp = false): this {
    return this.given('TakeOffRoll', { roll, splice, usedUp });
  }

  /** The other label controller reads the counters, two people count the same, and it is signed. */
  reconcile(rolls: readonly object[]): Told {
    this.reconciles();
    for (const by of ['LBL-02', LEAD]) this.given('CountLabels', { rolls }, { ...AT_KIOSK, by });
    return this.when('CompleteStep', {}, { ...AT_KIOSK, by: 'LBL-02' });
  }

  /** The other label controller begins, and reads both counters. */
  reconciles(): this {
    this.given('SignIn', { person: 'LBL-02', secret: '' }, AT_KIOSK);
    this.given('EnterStep', { batch: PACKED, step: '200' }, AT_KIOSK).given('StartStep', {}, AT_KIOSK);
    this.given('ReadApplicator', { roll: 'R-0931', counter: 1475, onRejects: 3 }, AT_KIOSK);
    return this.given('ReadApplicator', { roll: 'R-0932', counter: 974, onRejects: 2 }, AT_KIOSK);
  }

  /** Another roll is on, with its code and its first label; it can run. */
  changeRoll(from: string, to: string, splice = 6, usedUp = false): this {
    return this.takeOff(from, splice, usedUp).mount(to).reads().specimen('rollChange');
  }

  specimen(which: SpecimenOf): this {
    return this.given('KeepSpecimen', {
      which,
      attachment: this.picture(`${which} label, roll ${this.labelling.rolls.length}`),
    });
  }

  /** A photo of the step at hand, by its id. */
  picture(caption: string): string {
    return (this.photo(caption) as { attachment: string }).attachment;
  }

  #takes({ kind, codes }: Told): void {
    if (kind === 'refused') throw new Error(`a scan was refused: ${codes.join(', ')}`);
  }
}

const ROLLS = [
  ['R-0931', 1500],
  ['R-0932', 1100],
] as const;
