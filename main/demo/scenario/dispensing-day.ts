import { micrograms, subtract, sum } from '../../contract/quantity.ts';
import type { Booth } from './booth.ts';
import type { DayInputs } from './day-inputs.ts';
import type { Floor } from './floor.ts';
import { massOf } from './mass-of.ts';
import { answerAll, checkScales } from './step-work.ts';
import type { Act } from './story.ts';
import { Drums, type Source, WeighWork } from './weigh-work.ts';

/** The batch of the story. */
export const BATCH = 'VC5-26-0147';
const FLOOR = 'SCL-01';
const BENCH = 'SCL-02';

/** Where planning chose another lot than the desk proposes; the last one was put on hold after that. */
const PLANNED: Readonly<Record<string, string>> = { '50': 'AA-2503-042', '100': 'MS-2510-011' };

const OLD_ACID = { item: 'RM-1001', lot: 'AA-2409-117' };
const NEW_ACID = { item: 'RM-1001', lot: 'AA-2503-042' };
const BIOFLAVONOIDS: Source = { item: 'RM-1014', lot: 'CB-2508-009', number: 1 };
const ROSE_HIPS: Source = { item: 'RM-1022', lot: 'RH-2507-033', number: 1 };
const CELLULOSE: Source = { item: 'RM-2003', lot: 'MC-2510-201', number: 1 };
const SILICA: Source = { item: 'RM-2007', lot: 'SD-2506-077', number: 1 };
const HELD_STEARATE = { item: 'RM-2011', lot: 'MS-2510-011' };
const STEARATE: Source = { item: 'RM-2011', lot: 'MS-2511-020', number: 1 };
const WASTE = 'WST/W-0031';

/**
 * Steps 10 to 110 of the reference scenario as its people did them, wrong moves included. Nothing here knows a target, a
 * limit or a result: people pour to what their screen shows, with the small slips of a real hand.
 */
export function dispensingDay(floor: Floor, inputs: DayInputs): readonly Act[] {
  const day = new DispensingDay(floor, inputs);
  return [
    ['10', () => day.issue()],
    ['20', () => day.clearBooth()],
    ['30', () => day.checkScales()],
    ['40', () => day.fullDrums()],
    ['50', () => day.splitLot()],
    ['60', () => day.bioflavonoids()],
    ['70', () => day.roseHips()],
    ['80', () => day.compensator()],
    ['90', () => day.silica()],
    ['100', () => day.stearate()],
    ['110', () => day.closeKit()],
  ];
}

class DispensingDay {
  readonly #floor: Floor;
  readonly #inputs: DayInputs;
  readonly #qa: Booth;
  readonly #weigh: Booth;
  readonly #line: Booth;
  readonly #work: WeighWork;

  constructor(floor: Floor, inputs: DayInputs) {
    this.#floor = floor;
    this.#inputs = inputs;
    this.#qa = floor.terminal('QA-01');
    this.#weigh = floor.terminal('WS-01');
    this.#line = floor.terminal('PL-3');
    this.#work = new WeighWork(floor, this.#weigh, BATCH, inputs);
  }

  // 10 ─ Issue the batch record from the master record.
  async issue(): Promise<void> {
    this.#floor.at('08:05');
    const booth = this.#qa;
    await booth.signIn('QA-01');
    const { screen } = booth;
    const form = screen.kind === 'work' ? screen.issue?.recipes[0] : undefined;
    if (!form) throw new Error('the QA desk shows no recipe to issue');
    const allocations = form.lines.map(({ step, lots }) => ({
      step,
      lot: PLANNED[step] ?? lots.find(({ proposed }) => proposed)?.lot ?? lots[0]?.lot ?? '',
    }));
    await booth.sign({
      type: 'IssueBatch',
      recipe: form.id,
      version: form.version,
      batch: BATCH,
      allocations,
    });
  }

  // 20 ─ The booth is clear of the previous batch.
  async clearBooth(): Promise<void> {
    this.#floor.at('08:20');
    const booth = this.#weigh;
    await booth.signIn('OP-101');
    await booth.enter(BATCH, '20');
    await booth.press({ type: 'StartStep' });
    await answerAll(booth, 'CL-0788');
    await booth.sign({ type: 'CompleteStep' });
    await booth.sign({ type: 'VerifyStep' }, 'OP-107');
    await booth.press({ type: 'LeaveStep' });
  }

  // 30, EX-01 ─ A colleague whose qualification ran out wants to help; then the scales of the day.
  async checkScales(): Promise<void> {
    const booth = this.#weigh;
    await this.#untrainedHand();
    await booth.signIn('OP-101');
    await booth.enter(BATCH, '30');
    await booth.press({ type: 'StartStep' });
    this.#floor.at('08:55');
    await checkScales(booth, this.#inputs.checkWeights, ['SCL-01', 'SCL-02'], ['TW-K1', 'TW-G1']);
    await booth.sign({ type: 'CompleteStep' });
    await booth.press({ type: 'LeaveStep' });
  }

  async #untrainedHand(): Promise<void> {
    this.#floor.at('08:42');
    const booth = this.#weigh;
    await booth.signIn('OP-112');
    await booth.enter(BATCH, '30');
    await booth.attempt({ type: 'StartStep' });
    this.#floor.at('08:44');
    await booth.signIn('SUP-01');
    const exception = booth.openException;
    await booth.press({ type: 'AcknowledgeException', exception });
    this.#floor.at('08:50');
    await booth.sign(
      { type: 'SettleException', exception, reason: 'qualified-person-takes-over', narrative: null },
      'SUP-01',
    );
  }

  // 40 ─ Two full drums of the older lot, each emptied whole.
  async fullDrums(): Promise<void> {
    this.#floor.at('09:10');
    const work = this.#work;
    await work.open('40', FLOOR);
    for (const [index, content] of this.#inputs.fullDrums.entries()) {
      const drum = { ...OLD_ACID, number: index + 1 };
      await work.scan(drum);
      await work.tare(FLOOR);
      await this.#weigh.add(FLOOR, massOf(content));
      await work.accept();
      await work.labelAndVerify(FLOOR, [drum]);
      await work.closeSource(drum, true);
    }
    await work.finish();
  }

  // 50 ─ What is still missing of the active, in three parts, from the next lot.
  async splitLot(): Promise<void> {
    this.#floor.at('09:35');
    const work = this.#work;
    const drums = new Drums(NEW_ACID, this.#inputs.nextDrums);
    await work.open('50', FLOOR);
    await work.scan(drums.current);
    const parts = this.#weigh.dispense.amounts?.parts ?? 1;
    for (let part = 1; part <= parts; part += 1) {
      await work.tare(FLOOR);
      let missing = work.wanted();
      const used = [drums.current];
      // A part that needs more than its open drum closes it with its remainder before the next is opened.
      while (missing > drums.left) {
        await this.#weigh.add(FLOOR, drums.left);
        missing = subtract(missing, drums.left);
        await work.closeSource(drums.current, true);
        used.push(drums.openNext());
        await work.scan(drums.current);
      }
      await this.#weigh.add(FLOOR, missing);
      drums.take(missing);
      await work.accept();
      await work.labelAndVerify(FLOOR, used);
    }
    await work.closeSource(drums.current, false);
    await work.finish();
  }

  // 60 ─ Somebody types a lot number and is told to scan; somebody else asks a packaging line for a scale.
  async bioflavonoids(): Promise<void> {
    this.#floor.at('10:12');
    const work = this.#work;
    await work.wipe(OLD_ACID.item);
    await work.open('60', FLOOR);
    await this.#weigh.attempt({ type: 'TypeIdentity', text: BIOFLAVONOIDS.lot });
    await work.single(BIOFLAVONOIDS, FLOOR);
    await work.finish();
    await this.#line.signIn('OP-301');
    await this.#line.attempt({ type: 'OpenFunction', function: 'weigh' });
    await this.#line.signOut();
  }

  // 70, EX-02 ─ Too much, and Accept pressed all the same.
  async roseHips(): Promise<void> {
    this.#floor.at('10:28');
    const booth = this.#weigh;
    const work = this.#work;
    const excess = massOf(this.#inputs.excess);
    await work.wipe(BIOFLAVONOIDS.item);
    await work.open('70', FLOOR);
    await work.scan(ROSE_HIPS);
    await work.tare(FLOOR);
    this.#floor.at('10:31');
    await booth.add(FLOOR, sum([work.wanted(), excess]));
    await booth.until((screen) => screen.kind === 'dispense' && screen.phase === 'overshoot');
    await booth.attempt({ type: 'AcceptWeight', displayed: booth.displayed });
    const exception = booth.openException;
    this.#floor.at('10:34');
    await booth.signOut();
    await booth.signIn('SUP-01');
    await booth.press({ type: 'AcknowledgeException', exception });
    this.#floor.at('10:45');
    await booth.signIn('OP-101');
    await booth.enter(BATCH, '70');
    await booth.sign(
      { type: 'SettleException', exception, reason: 'excess-removed-to-waste', narrative: null },
      'SUP-01',
    );
    await booth.scanPlain(WASTE);
    await booth.add(FLOOR, micrograms(-excess));
    await booth.press({ type: 'CaptureRemoval', displayed: booth.displayed });
    this.#floor.at('10:52');
    await work.accept();
    await work.labelAndVerify(FLOOR, [ROSE_HIPS]);
    await work.closeSource(ROSE_HIPS, false);
    await work.finish();
  }

  // 80 ─ The filler makes up for what the actives turned out to be.
  async compensator(): Promise<void> {
    this.#floor.at('10:54');
    const work = this.#work;
    await work.wipe(ROSE_HIPS.item);
    await work.open('80', FLOOR);
    await work.single(CELLULOSE, FLOOR);
    await work.finish();
  }

  // 90, EX-03 ─ Too little for the floor scale.
  async silica(): Promise<void> {
    this.#floor.at('11:04');
    const booth = this.#weigh;
    const work = this.#work;
    await work.wipe(CELLULOSE.item);
    await booth.enter(BATCH, '90');
    await booth.press({ type: 'StartStep' });
    this.#floor.at('11:05');
    await booth.attempt({ type: 'SelectScale', scale: FLOOR });
    this.#floor.at('11:07');
    await booth.press({ type: 'SelectScale', scale: BENCH });
    await work.single(SILICA, BENCH);
    await work.finish();
  }

  // 100, EX-04 ─ The planned lot is on hold; an administrator cannot lift it, quality re-allocates.
  async stearate(): Promise<void> {
    this.#floor.at('11:17');
    const booth = this.#weigh;
    const work = this.#work;
    await work.wipe(SILICA.item);
    await work.open('100', BENCH);
    this.#floor.at('11:18');
    await booth.attemptScan(HELD_STEARATE.item, HELD_STEARATE.lot, `${HELD_STEARATE.lot}-01`);
    const exception = booth.openException;
    this.#floor.at('11:20');
    await this.#qa.signIn('QA-01');
    await this.#qa.press({ type: 'AcknowledgeException', exception });
    this.#floor.at('11:30');
    await this.#administratorTries();
    this.#floor.at('12:05');
    await this.#qa.signIn('QA-01');
    await this.#qa.sign(
      { type: 'ReallocateLot', exception, lot: STEARATE.lot, reason: 'lot-blocked-reallocated' },
      'QA-01',
    );
    await work.single(STEARATE, BENCH);
    await work.finish();
  }

  async #administratorTries(): Promise<void> {
    await this.#qa.signIn('ADM-01');
    const { screen } = this.#qa;
    const hold =
      screen.kind === 'work'
        ? screen.holds.find(({ object }) => object.includes(HELD_STEARATE.lot))
        : undefined;
    if (!hold) throw new Error('the QA desk shows no hold on the stearate');
    await this.#qa.attemptSign({ type: 'ReleaseHold', hold: hold.id, reason: 'coa-corrected' }, 'ADM-01');
    await this.#qa.signOut();
  }

  // 110 ─ Every container is scanned into the kit.
  async closeKit(): Promise<void> {
    this.#floor.at('12:20');
    const booth = this.#weigh;
    await booth.enter(BATCH, '110');
    await booth.press({ type: 'StartStep' });
    const { screen } = booth;
    if (screen.kind !== 'kit') throw new Error('step 110 is no kit');
    for (const { container } of screen.containers) {
      const { item, lot } = this.#floor.labelOf(container);
      await booth.scanContainer(item, lot, container);
    }
    await booth.sign({ type: 'CompleteStep' });
    await booth.sign({ type: 'VerifyStep' }, 'OP-107');
    await booth.press({ type: 'LeaveStep' });
  }
}
