import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import { parseFounding } from '../../main/application/master-data/parse-founding.ts';
import type { CountedRoll } from '../../main/contract/parse-command.ts';
import { northfield } from '../../main/demo/plant/load-demo-plant.ts';
import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import type { Batch } from '../../main/domain/execution/batch.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import { LABEL_RECIPE, writtenLabelRecipe } from './floor/label-recipe.ts';
import { foundedState, Kernel, type Seen, type Told } from './given-when-then.ts';
import { certain } from './weigh-booth.ts';

export const LABELLED = 'VC5-26-0147';
const AT_KIOSK = { station: 'LK-01' } as const;

/** What one person counts of each roll; what is left out is nothing. */
export const counted = (roll: string, found: Partial<CountedRoll> = {}) => ({
  roll,
  setUp: 0,
  damaged: 0,
  specimen: 0,
  returned: 0,
  coded: false,
  ...found,
});

/** Waste, specimens and rests of the reference scenario, without what was left on the core of the rewinder. */
export const WITHOUT_CORE = [
  counted('R-0931', { setUp: 16, specimen: 1 }),
  counted('R-0932', { setUp: 15, damaged: 9, specimen: 1, returned: 97 }),
];
/** With it. */
export const WITH_CORE = [
  counted('R-0931', { setUp: 22, specimen: 1 }),
  counted('R-0932', { setUp: 18, damaged: 9, specimen: 1, returned: 97 }),
];

/** The label kiosk of the demo plant with its people, at the speed of the kernel. */
export class LabelKiosk extends Kernel {
  static founded(alter: (founding: Founding) => Founding = (founding) => founding): LabelKiosk {
    const file = northfield() as { recipes: unknown[] };
    const parsed = parseFounding({ ...file, recipes: [...file.recipes, writtenLabelRecipe()] });
    if (!parsed.ok) throw new Error(`the plant of the kiosk does not parse: ${JSON.stringify(parsed.error)}`);
    const founding = alter(parsed.value);
    const { timeZone, dayStart } = founding.site;
    const moment = plantCalendar(timeZone, dayStart).momentAt(plantTime(timeZone, '2026-03-11', '07:35'), 1);
    return new LabelKiosk(foundedState(founding, moment));
  }

  get batch(): Batch {
    return certain(this.state.get('batches', LABELLED));
  }

  step(id: string) {
    return certain(this.batch.steps[id]);
  }

  /** One command at the kiosk. */
  try(type: Parameters<Kernel['when']>[0], fields: object = {}, seen: Seen = {}): Told {
    return this.when(type, fields as never, { ...AT_KIOSK, ...seen });
  }

  do(type: Parameters<Kernel['when']>[0], fields: object = {}, seen: Seen = {}): this {
    return this.given(type, fields as never, { ...AT_KIOSK, ...seen });
  }

  signIn(person: string): this {
    return this.do('SignIn', { person, secret: '' });
  }

  /** Quality issues the record. */
  issue(): this {
    const order = { ...LABEL_RECIPE, batch: LABELLED, allocations: [] };
    this.given('SignIn', { person: 'QA-01', secret: '' }, { station: 'QA-01' });
    return this.given('IssueBatch', order, { station: 'QA-01', by: 'QA-01' });
  }

  enter(step: string): this {
    return this.do('EnterStep', { batch: LABELLED, step });
  }

  present(identity: object): Told {
    const evidence = { source: 'scan', device: 'SCN-04', raw: JSON.stringify(identity), carrier: null };
    return this.try('PresentScan', { scan: { identity, evidence } });
  }

  scanRoll(roll: string): Told {
    return this.present({ kind: 'roll', roll });
  }

  scanLabel(artwork: string): Told {
    return this.present({ kind: 'artwork', artwork });
  }

  issueRoll(roll: string, labels: number, artwork = 'LB5007F'): this {
    passed(this.scanRoll(roll));
    passed(this.scanLabel(artwork));
    return this.do('IssueLabels', { roll, counted: labels });
  }

  /** The label controller in the step of issuing. */
  issuing(): this {
    return this.issue().signIn('LBL-01').enter('170').do('StartStep');
  }

  /** Both rolls are issued and verified by the second person. */
  issued(): this {
    this.issuing().issueRoll('R-0931', 1500).issueRoll('R-0932', 1100);
    return this.do('CompleteStep', {}, { by: 'LBL-01' }).do('VerifyStep', {}, { by: 'OP-305' });
  }

  /** The other label controller in the reconciliation, with the counter of the applicator read. */
  reconciling(): this {
    this.issued().signIn('LBL-02').enter('200').do('StartStep');
    this.do('ReadApplicator', { roll: 'R-0931', counter: 1475, onRejects: 3 });
    return this.do('ReadApplicator', { roll: 'R-0932', counter: 974, onRejects: 2 });
  }

  count(rolls: readonly object[], by: string): Told {
    return this.try('CountLabels', { rolls }, { by });
  }
}

function passed(told: Told): void {
  if (told.kind === 'refused') throw new Error(`a scan was refused: ${told.codes.join(', ')}`);
}
