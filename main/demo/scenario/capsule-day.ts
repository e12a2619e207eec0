import { micrograms } from '../../contract/quantity.ts';
import type { BulkWeighScreen, CheckedRunScreen, DetectorView } from '../../contract/views.ts';
import type { Booth } from './booth.ts';
import type { DayInputs } from './day-inputs.ts';
import { BATCH } from './dispensing-day.ts';
import type { Floor } from './floor.ts';
import { MachineWork, OPERATOR } from './machine-work.ts';
import { massOf } from './mass-of.ts';
import { answerAll, checkScales, issueComponents, settleComponents } from './step-work.ts';
import type { Act } from './story.ts';

const MACHINE = 'ENC-02';
const BALANCE = 'BAL-01';
const FLOOR_SCALE = 'SCL-05';
const DETECTOR = 'MD-02';
const SECOND = 'OP-204';

/** Steps 140 to 160 of the reference scenario: drums become capsules, weighed one by one while they are made, and are collected behind the metal detector. */
export function capsuleDay(floor: Floor, inputs: DayInputs): readonly Act[] {
  const day = new CapsuleDay(floor, inputs);
  return [
    ['140', () => day.clear()],
    ['145', () => day.checkInstruments()],
    ['150', () => day.setUp()],
    ['150', () => day.run()],
    ['150', () => day.account()],
    ['160', () => day.collect()],
  ];
}

class CapsuleDay {
  readonly #floor: Floor;
  readonly #inputs: DayInputs;
  readonly #booth: Booth;
  readonly #qa: Booth;
  readonly #work: MachineWork;
  readonly #labelled = new Set<string>();
  #fed = 0;
  #isSorted = false;

  constructor(floor: Floor, inputs: DayInputs) {
    this.#floor = floor;
    this.#inputs = inputs;
    this.#booth = floor.terminal('EN-01');
    this.#qa = floor.terminal('QA-01');
    this.#work = new MachineWork(floor, this.#booth);
  }

  // 140 ─ A clean and empty machine.
  async clear(): Promise<void> {
    this.#floor.at('10:30');
    await this.#booth.signIn(OPERATOR);
    await this.#work.begin('140');
    await this.#work.clean(MACHINE, 'CL-0799');
    await answerAll(this.#booth, 'CL-0799', { '4': this.#inputs.shells.lot });
    await this.#work.finish();
  }

  // 145 ─ Balance, floor scale and metal detector of the day.
  async checkInstruments(): Promise<void> {
    this.#floor.at('10:45');
    await this.#work.begin('145');
    await checkScales(this.#booth, this.#inputs.checkWeights, [BALANCE, FLOOR_SCALE], ['TW-G1', 'TW-K2']);
    await this.#challenge();
    await this.#work.complete();
  }

  // 150 ─ Shells and the first drum go in, and the machine is set up with it.
  async setUp(): Promise<void> {
    const booth = this.#booth;
    this.#floor.at('10:50');
    await this.#work.begin('150');
    await issueComponents(booth, [this.#inputs.shells], SECOND);
    await this.#feed(1);
    for (const mean of this.#inputs.setUps) {
      await booth.press({ type: 'OpenSetUp' });
      await this.#weigh(mean);
    }
  }

  // 150, EX-05, EX-09 ─ The machine runs and is checked by the plan; drums follow as it empties them.
  async run(): Promise<void> {
    const { feeds, checks } = this.#inputs;
    this.#floor.at('11:00');
    await this.#booth.press({ type: 'StartRun' });
    for (const { at, mean } of checks.before) await this.#check(at, mean, feeds);
    await this.#failed();
    for (const { at, mean } of checks.after) {
      await this.#check(at, mean, feeds);
      await this.#sort();
    }
    await this.#tornLiner();
  }

  /** Drums that are due before it, and then the check itself. */
  async #check(at: string, mean: string, feeds: DayInputs['feeds']): Promise<void> {
    for (const feed of feeds) {
      if (feed.at >= at || feed.drum <= this.#fed) continue;
      this.#floor.at(feed.at);
      await this.#feed(feed.drum);
    }
    this.#floor.at(at);
    await this.#booth.press({ type: 'OpenInProcess' });
    await this.#label();
    await this.#weigh(mean);
  }

  /** EX-05 ─ The mean is over its limit: quality approves an adjustment, a recheck is good, the supervisor restarts. */
  async #failed(): Promise<void> {
    const booth = this.#booth;
    const { failed, recheck } = this.#inputs.checks;
    await this.#check(failed.at, failed.mean, this.#inputs.feeds);
    await booth.until((screen) => 'exceptions' in screen && screen.exceptions.length > 0);
    const exception = booth.openException;
    this.#floor.at('13:33');
    await this.#qa.signIn('QA-01');
    await this.#qa.press({ type: 'AcknowledgeException', exception });
    this.#floor.at('13:45');
    await this.#qa.decide(exception, {
      reason: 'equipment-adjusted',
      disposition: {
        kind: 'rework',
        steps: [
          { title: '100 % weight sort', instructions: ['Weigh every capsule of the held containers.'] },
        ],
      },
    });
    this.#floor.at('13:49');
    await this.#qa.signIn('QA-03');
    await this.#qa.sign({ type: 'ApproveDisposition', exception }, 'QA-03');
    await this.#qa.signOut();
    this.#floor.at(recheck.at);
    await booth.press({ type: 'OpenInProcess' });
    await this.#label();
    await this.#weigh(recheck.mean);
    this.#floor.at('13:58');
    await booth.sign({ type: 'RestartRun' }, 'SUP-01');
  }

  /** What the failed check held is weighed capsule by capsule, once, between two checks. */
  async #sort(): Promise<void> {
    const booth = this.#booth;
    if (this.#isSorted) return;
    this.#isSorted = true;
    this.#floor.at('14:35');
    await booth.press({ type: 'LeaveStep' });
    await this.#work.begin('150-R1');
    this.#floor.at('14:50');
    await booth.press({ type: 'AnswerItem', item: '1', answer: { kind: 'confirmed' } });
    const answer = { kind: 'mass', ...this.#inputs.sortedOut };
    await booth.press({ type: 'AnswerItem', item: 'yield', answer });
    await this.#work.finish();
    await booth.enter(BATCH, '150');
  }

  /** EX-09 ─ The second person finds the liner of a drum torn: the drum, what was made of it and the batch are held. */
  async #tornLiner(): Promise<void> {
    const booth = this.#booth;
    this.#floor.at('15:05');
    await booth.signIn(SECOND);
    await booth.enter(BATCH, '150');
    const narrative = 'The liner of the second drum is torn.';
    await booth.press({ type: 'ReportException', category: 'material', narrative });
    const exception = booth.openException;
    this.#floor.at(this.#inputs.end.at);
    await booth.signIn(OPERATOR);
    await booth.enter(BATCH, '150');
    await booth.press({ type: 'StopRun', reason: 'run-finished' });
    this.#floor.at('15:30');
    await this.#qa.signIn('QA-01');
    await this.#qa.press({ type: 'AcknowledgeException', exception });
    const held = [
      { kind: 'container', id: this.#floor.containerOf('BD', 2) },
      { kind: 'batch', id: BATCH },
    ];
    for (const object of held)
      await this.#qa.press({ type: 'PlaceHold', object, reason: 'investigation', narrative });
    await this.#closeFailure();
    await this.#usedAsItIs(exception, held);
  }

  /** The sort is done: its containers are free again, and EX-05 is closed with its out-of-specification record. */
  async #closeFailure(): Promise<void> {
    this.#floor.at('16:20');
    const exception = this.#qa.exceptionOf('inProcessOos');
    for (const hold of this.#qa.holdsOn('CAP-'))
      await this.#qa.sign({ type: 'ReleaseHold', hold, reason: 'assessed-no-impact' }, 'QA-01');
    await this.#qa.cause({ kind: 'exception', id: exception }, 'equipment-failure', exception);
    await this.#qa.sign({ type: 'CloseException', exception }, 'QA-01');
  }

  async #usedAsItIs(exception: string, held: readonly { readonly id: string }[]): Promise<void> {
    this.#floor.at('17:08');
    await this.#qa.decide(exception, {
      reason: 'assessed-no-impact',
      disposition: {
        kind: 'useAsIs',
        assessment:
          'The liner is whole when put together; no detector sees plastic, so all of it was looked through.',
        step: 'resume',
      },
    });
    this.#floor.at('17:10');
    await this.#qa.signIn('QA-03');
    await this.#qa.sign({ type: 'ApproveDisposition', exception }, 'QA-03');
    await this.#qa.signIn('QA-01');
    for (const { id } of held)
      await this.#qa.sign(
        { type: 'ReleaseHold', hold: this.#qa.holdOn(id), reason: 'assessed-no-impact' },
        'QA-01',
      );
    await this.#qa.cause({ kind: 'exception', id: exception }, 'material-handling', exception);
    await this.#qa.sign({ type: 'CloseException', exception }, 'QA-01');
    await this.#qa.signOut();
  }

  // 150 ─ What was made, what was left, and what became of every shell.
  async account(): Promise<void> {
    const booth = this.#booth;
    const { end, runCounts, heel, shells } = this.#inputs;
    this.#floor.at('17:12');
    await booth.press({ type: 'OpenInProcess' });
    await this.#weigh(end.mean);
    await this.#label();
    for (const { what, quantity, reason } of runCounts)
      await booth.press({ type: 'RecordCount', what, quantity, reason });
    await booth.press({ type: 'RecordHeel', ...heel });
    await settleComponents(booth, [shells], OPERATOR);
    await this.#work.finish();
  }

  // 160 ─ Through the metal detector, into drums, onto the scale.
  async collect(): Promise<void> {
    const booth = this.#booth;
    this.#floor.at('17:20');
    await this.#work.begin('160');
    await this.#challenge();
    for (const { container } of this.#bulk.intake) await booth.scanPlain(`OUT/${container}`);
    await this.#work.fill(FLOOR_SCALE, this.#inputs.bulk);
    this.#floor.at('17:55');
    await this.#challenge();
    await booth.press({
      type: 'RecordCount',
      what: 'sampled',
      quantity: this.#inputs.bulkSamples,
      reason: null,
    });
    await this.#work.finish();
    await booth.signOut();
  }

  /** A drum goes in, by two people. */
  async #feed(number: number): Promise<void> {
    await this.#work.add(this.#floor.containerOf('BD', number));
    this.#fed = number;
  }

  /** A sample of units, one after the other: no two of them weigh the same. */
  async #weigh(mean: string): Promise<void> {
    const booth = this.#booth;
    for (const slip of this.#inputs.spread) {
      booth.put(BALANCE, micrograms(massOf(mean) + massOf(slip)));
      await booth.atRest(BALANCE);
      await booth.press({ type: 'CapturePlacement', displayed: booth.displayed });
    }
    booth.lift(BALANCE);
    await booth.atRest(BALANCE);
  }

  /** The container that was taken from under the outlet gets its label. */
  async #label(): Promise<void> {
    const { containers, under } = this.#run.output;
    const full = containers.findLast(({ id }) => id !== under && !this.#labelled.has(id));
    if (!full) return;
    this.#labelled.add(full.id);
    await this.#booth.printLabel(full.id);
  }

  /** Every test piece is scanned, passed through, and thrown out by the detector. */
  async #challenge(): Promise<void> {
    for (const { piece } of this.#detector.pieces) {
      await this.#booth.scanPlain(`TST/${piece}`);
      await this.#booth.press({ type: 'PassTestPiece', detector: DETECTOR, piece, result: 'rejected' });
    }
  }

  get #detector(): DetectorView {
    const { screen } = this.#booth;
    const found =
      screen.kind === 'check' ? screen.detectors[0] : screen.kind === 'bulkWeigh' ? screen.detector : null;
    if (!found) throw new Error(`no detector on the screen, but ${screen.kind}`);
    return found;
  }

  get #run(): CheckedRunScreen {
    const { screen } = this.#booth;
    if (screen.kind !== 'checkedRun') throw new Error(`the screen shows ${screen.kind}`);
    return screen;
  }

  get #bulk(): BulkWeighScreen {
    const { screen } = this.#booth;
    if (screen.kind !== 'bulkWeigh') throw new Error(`the screen shows ${screen.kind}`);
    return screen;
  }
}
