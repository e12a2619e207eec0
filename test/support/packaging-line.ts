import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import { loadDemoPlant } from '../../main/demo/plant/load-demo-plant.ts';
import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import type { Batch, Packaging, Step } from '../../main/domain/execution/batch.ts';
import type { KernelCommandType } from '../../main/domain/kernel-command.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import { dataOf, foundedState, Kernel, type Seen, type Told } from './given-when-then.ts';
import { withPhotos } from './photo-recipe.ts';
import { png, stored } from './pictures.ts';

export const LINE = 'PL-3';
export const PACKED = 'VC5260147A';
export const NEXT = 'VC5260148A';
export const OPERATOR = 'OP-301';
export const LEAD = 'OP-305';

/** Where the answer is a photo, it is taken first. */
const PHOTO = { kind: 'photo' };
/** What each item of LC-PL3 rev 4 is answered with; places are scanned. */
const ANSWERS: Readonly<Record<string, object | string>> = {
  '1': { kind: 'confirmed' },
  '2': { kind: 'count', value: 0 },
  '3': { kind: 'count', value: 0 },
  '4': 'PL-3-REJECT',
  '5': { kind: 'reference', value: 'CL-0812' },
  '6': { kind: 'confirmed' },
  '7': { kind: 'reference', value: 'MG2260139A' },
  '8': { kind: 'count', value: 0 },
  '9': 'PL-3',
};
const AFTERWARDS: typeof ANSWERS = {
  '1': { kind: 'confirmed' },
  '2': { kind: 'count', value: 0 },
  '3': 'PL-3-REJECT',
  '4': PHOTO,
};
const RESTART: typeof ANSWERS = {
  '1': { kind: 'reference', value: 'VC5260147A 03/2028' },
  '2': { kind: 'confirmed' },
  '3': 'PL-3',
};

/** Line 3 of the demo plant with its usual people, at the speed of the kernel, on the third day of the scenario. */
export class PackagingLine extends Kernel {
  static founded(alter: (founding: Founding) => Founding = (founding) => founding): PackagingLine {
    const founding = alter(loadDemoPlant(null).founding);
    const { timeZone, dayStart } = founding.site;
    const moment = plantCalendar(timeZone, dayStart).momentAt(plantTime(timeZone, '2026-03-11', '07:30'), 1);
    return new PackagingLine(foundedState(founding, moment));
  }

  /** Both batches are issued, and OP-301 is at the line. */
  static issued(line = PackagingLine.founded()): PackagingLine {
    const desk = { station: 'QA-01', by: 'QA-01' };
    line.given('SignIn', { person: 'QA-01', secret: '' }, desk);
    for (const batch of [PACKED, NEXT])
      line.given('IssueBatch', { recipe: 'MPR-VC500-100CT', version: '03', batch, allocations: [] }, desk);
    return line.given('SignIn', { person: OPERATOR, secret: '' });
  }

  /** Both batches are issued by a recipe whose confirmed items are shown by photos instead. */
  static shown(): PackagingLine {
    return PackagingLine.issued(PackagingLine.founded(withPhotos('confirmed')));
  }

  /** Cleared for the batch, verified by the lead. */
  static cleared(): PackagingLine {
    return PackagingLine.issued().at('2026-03-11 08:00').clear();
  }

  static running(): PackagingLine {
    return PackagingLine.cleared().at('2026-03-11 08:30').begin('190').given('StartRun');
  }

  override when(type: KernelCommandType, fields: object = {}, seen: Seen = {}): Told {
    return super.when(type, { ...fields }, { station: LINE, ...seen });
  }

  step(id: string, batch = PACKED): Step {
    return certain(this.of(batch).steps[id]);
  }

  of(batch: string): Batch {
    return certain(this.state.get('batches', batch));
  }

  get work(): Packaging {
    const { work } = this.step('190');
    if (work.kind !== 'packaging') throw new Error('step 190 packs nothing');
    return work;
  }

  get station() {
    return certain(this.state.get('stations', LINE));
  }

  enter(step: string, batch = PACKED): this {
    return this.given('EnterStep', { batch, step });
  }

  begin(step: string, batch = PACKED): this {
    return this.enter(step, batch).given('StartStep');
  }

  /** Answers these items, or all of the list, one by one. */
  answer(items: readonly string[] = Object.keys(ANSWERS), answers = ANSWERS): this {
    for (const item of items) {
      const answer = certain(answers[item]);
      if (answer === PHOTO) this.given('AnswerItem', { item, answer: this.photo(item) });
      else if (typeof answer !== 'string') this.given('AnswerItem', { item, answer });
      else if (this.scan(answer).kind === 'refused') throw new Error(`the scan of ${answer} was refused`);
    }
    return this;
  }

  /** Attaches a file to the step at hand, a photo unless told otherwise; the answer that names it. */
  photo(caption: string, file = stored(png(caption)), on: object = this.here): object {
    const told = this.when('AttachFile', { on, sha256: file.sha256, caption }, { file });
    const [added] = dataOf(told, 'AttachmentAdded');
    return { kind: 'photo', attachment: certain(added).attachment.id };
  }

  /** The step that the operator stands in. */
  get here(): object {
    return { kind: 'step', ...certain(this.state.get('sessions', `${LINE}-1`)?.context) };
  }

  /** All of the list where its confirmed items are shown by photos. */
  answerShown(): this {
    return this.answer(Object.keys(ANSWERS), { ...ANSWERS, '1': PHOTO, '6': PHOTO });
  }

  answerAfterwards(): this {
    return this.answer(Object.keys(AFTERWARDS), AFTERWARDS);
  }

  answerRestart(items: readonly string[] = Object.keys(RESTART)): this {
    return this.answer(items, RESTART);
  }

  scan(location: string): Told {
    const identity = { kind: 'location', location };
    const evidence = { source: 'scan', device: 'SCN-03', raw: `LOC/${location}`, carrier: null };
    return this.when('PresentScan', { scan: { identity, evidence } });
  }

  complete(): this {
    return this.given('CompleteStep', {}, { by: OPERATOR });
  }

  verify(): this {
    return this.given('VerifyStep', {}, { by: LEAD });
  }

  clear(batch = PACKED): this {
    return this.begin('180', batch).answer().complete().verify();
  }

  count(what: string, quantity: number, reason: string | null = null): this {
    return this.given('RecordCount', { what, quantity, reason });
  }

  /** The counts of the scenario: 2 444 good bottles of 2 500. */
  countAll(filled = 2451): this {
    return this.count('unitsIn', filled * 100 + 60)
      .count('filled', filled)
      .count('rejected', 7, 'cap-or-seal')
      .count('sampled', 12)
      .count('unitsLeft', 60);
  }

  stop(reason = 'run-finished'): this {
    return this.given('StopRun', { reason });
  }
}

export function certain<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the plant lacks what the test needs');
  return value;
}
