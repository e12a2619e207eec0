import { packSymbol } from '../bench.ts';
import type { Booth } from './booth.ts';
import type { DayInputs } from './day-inputs.ts';
import { BATCH } from './dispensing-day.ts';
import type { Floor } from './floor.ts';
import { answerAll, issueComponents, settleComponents } from './step-work.ts';
import type { Act } from './story.ts';

const OPERATOR = 'OP-301';
const LEAD = 'OP-305';
const ISSUER = 'LBL-01';
/** Whoever issued labels does not reconcile them (rules §9). */
const RECONCILER = 'LBL-02';
/** Two hundred labels take their time. */
const CASES_MS = 240_000;
const WITHDRAWN = 'ROL/R-0877';

/** Steps 170 to 200 of the reference scenario: labels leave the cage, the line packs, and every label is accounted for. */
export function packagingDay(floor: Floor, inputs: DayInputs): readonly Act[] {
  const day = new PackagingDay(floor, inputs);
  return [
    ['170', () => day.issueLabels()],
    ['180', () => day.clearLine()],
    ['190', () => day.pack()],
    ['195', () => day.clearAfterwards()],
    ['200', () => day.reconcile()],
  ];
}

class PackagingDay {
  readonly #floor: Floor;
  readonly #inputs: DayInputs;
  readonly #kiosk: Booth;
  readonly #line: Booth;
  readonly #qa: Booth;
  readonly #codeChecks: string[];

  constructor(floor: Floor, inputs: DayInputs) {
    this.#floor = floor;
    this.#inputs = inputs;
    this.#codeChecks = [...inputs.codeChecks];
    this.#kiosk = floor.terminal('LK-01');
    this.#line = floor.terminal('PL-3');
    this.#qa = floor.terminal('QA-01');
  }

  // 170, EX-06 ─ A roll of the withdrawn revision comes out of the cage first; then the two that are right.
  async issueLabels(): Promise<void> {
    const kiosk = this.#kiosk;
    this.#floor.dayBreaks('2026-03-11');
    this.#floor.at('07:35');
    await kiosk.signIn(ISSUER);
    await kiosk.enter(BATCH, '170');
    await kiosk.press({ type: 'StartStep' });
    this.#floor.at('07:40');
    await kiosk.attemptPlain(WITHDRAWN);
    const exception = kiosk.openException;
    this.#floor.at('07:43');
    await this.#qa.signIn('QA-01');
    await this.#qa.press({ type: 'AcknowledgeException', exception });
    this.#floor.at('07:55');
    await this.#settle(this.#qa, exception, 'wrong-material-presented', 'QA-01');
    for (const { roll, labels } of this.#inputs.rolls) {
      await kiosk.scanPlain(`ROL/${roll}`);
      await kiosk.scanPlain(`ART/${this.#inputs.artwork}`);
      await kiosk.press({ type: 'IssueLabels', roll, counted: labels });
    }
    await kiosk.sign({ type: 'CompleteStep' });
    await kiosk.sign({ type: 'VerifyStep' }, LEAD);
    await kiosk.press({ type: 'LeaveStep' });
    await this.#destroyWithdrawn();
  }

  /** The nonconformance is contained, disposed of and approved; then the roll is destroyed before a second person. */
  async #destroyWithdrawn(): Promise<void> {
    const record = this.#qa.openRecord('nonconformance');
    const hold = this.#qa.holdOn('R-0877');
    await this.#qa.moveRecord(record, { kind: 'contain', holds: [hold] }, 'QA-01');
    await this.#qa.moveRecord(
      record,
      { kind: 'dispose', as: 'scrap', justification: 'Withdrawn artwork.' },
      'SUP-01',
    );
    await this.#qa.moveRecord(record, { kind: 'approve' }, 'QA-01');
    await this.#kiosk.scanPlain(WITHDRAWN);
    await this.#kiosk.sign({ type: 'DestroyLabels', roll: 'R-0877' }, LEAD);
    await this.#kiosk.signOut();
    await this.#qa.moveRecord(record, { kind: 'close' }, 'QA-01');
  }

  // 180, EX-07 ─ Packaging is started while an item of the clearance is open.
  async clearLine(): Promise<void> {
    const line = this.#line;
    this.#floor.at('08:00');
    await line.signIn(OPERATOR);
    await line.enter(BATCH, '180');
    await line.press({ type: 'StartStep' });
    const answers = { reference: 'CL-0812', other: { '7': 'MG2260139A' } };
    await answerAll(line, answers.reference, answers.other, [this.#inputs.forgottenItem]);
    this.#floor.at('08:02');
    await line.enter(BATCH, '190');
    await line.attempt({ type: 'StartStep' });
    const exception = line.openException;
    this.#floor.at('08:03');
    await line.signIn('SUP-01');
    await line.press({ type: 'AcknowledgeException', exception });
    this.#floor.at('08:12');
    await line.signIn(OPERATOR);
    await line.enter(BATCH, '180');
    await answerAll(line, answers.reference, answers.other);
    await line.sign({ type: 'CompleteStep' });
    await line.sign({ type: 'VerifyStep' }, LEAD);
    this.#floor.at('08:21');
    await line.enter(BATCH, '190');
    await this.#settle(line, exception, 'clearance-repeated', 'SUP-01');
    const record = this.#qa.openRecord('nonconformance');
    await this.#qa.moveRecord(record, { kind: 'contain', holds: [this.#qa.holdOn('PL-3')] }, 'QA-01');
    await this.#qa.moveRecord(
      record,
      { kind: 'dispose', as: 'useAsIs', justification: 'Nothing was packed before the clearance.' },
      'SUP-01',
    );
    await this.#qa.moveRecord(record, { kind: 'approve' }, 'QA-01');
    await this.#qa.moveRecord(record, { kind: 'close' }, 'QA-01');
    await line.press({ type: 'StartStep' });
  }

  // 190 ─ Both rolls run through; what the line counts is read off its counters.
  async pack(): Promise<void> {
    const line = this.#line;
    const [first, ...others] = this.#inputs.rolls;
    if (!first) throw new Error('no label to pack with');
    this.#floor.at('08:30');
    await issueComponents(line, this.#inputs.packComponents, LEAD);
    await this.#mount(first.roll);
    await this.#keep('first', 'First label of the run');
    await line.press({ type: 'StartRun' });
    for (const [index, { roll }] of others.entries()) {
      await this.#verifyUntil(this.#inputs.rollChanges[index] ?? '');
      await line.press({ type: 'StopRun', reason: 'line-supply' });
      await this.#takeOff(index, true);
      await this.#mount(roll);
      await this.#keep('rollChange', `First label of ${roll}`);
      await line.press({ type: 'StartRun' });
    }
    await this.#verifyUntil('14:45');
    for (const { what, quantity, reason } of this.#inputs.lineCounts)
      await line.press({ type: 'RecordCount', what, quantity, reason });
    await line.press({ type: 'StopRun', reason: 'run-finished' });
    await this.#verifyCode();
    await this.#keep('last', 'Last label of the run');
    await this.#takeOff(this.#inputs.rolls.length - 1, false);
    await settleComponents(line, this.#inputs.packComponents, OPERATOR);
    await this.#packCases();
    await line.sign({ type: 'CompleteStep' });
    await line.sign({ type: 'VerifyStep' }, LEAD);
  }

  /** Finished packs go into cases, and each case gets its label. */
  async #packCases(): Promise<void> {
    await this.#line.press({ type: 'PackCases', ...this.#inputs.cases });
    await this.#line.until(
      (screen) => screen.kind === 'packaging' && screen.cases?.labelled === screen.cases?.cases.length,
      CASES_MS,
    );
  }

  async #mount(roll: string): Promise<void> {
    await this.#line.scanPlain(`ROL/${roll}`);
    await this.#line.scanPlain(`ART/${this.#inputs.artwork}`);
    await this.#verifyCode();
  }

  /** Somebody holds the newest pack before the scanner. */
  async #verifyCode(): Promise<void> {
    await this.#line.scanSymbol(packSymbol(BATCH, this.#inputs.coded));
  }

  /** The line runs on to this time, and its code is read in every interval. */
  async #verifyUntil(time: string): Promise<void> {
    while (this.#codeChecks[0] !== undefined && this.#codeChecks[0] < time) {
      this.#floor.at(this.#codeChecks.shift() ?? time);
      await this.#verifyCode();
    }
    this.#floor.at(time);
    await this.#verifyCode();
  }

  async #keep(which: 'first' | 'rollChange' | 'last', caption: string): Promise<void> {
    const attachment = await this.#line.photo(caption);
    await this.#line.press({ type: 'KeepSpecimen', which, attachment });
  }

  async #takeOff(index: number, usedUp: boolean): Promise<void> {
    const { roll, splice } = this.#inputs.rolls[index] ?? {};
    await this.#line.press({ type: 'TakeOffRoll', roll, splice, usedUp });
  }

  // 195 ─ Nothing of the batch is left on the line.
  async clearAfterwards(): Promise<void> {
    const line = this.#line;
    this.#floor.at('14:55');
    await line.enter(BATCH, '195');
    await line.press({ type: 'StartStep' });
    await answerAll(line, 'CL-0813');
    await line.sign({ type: 'CompleteStep' });
    await line.sign({ type: 'VerifyStep' }, LEAD);
    await line.signOut();
  }

  // 200, EX-08 ─ The core of the rewinder is in nobody's count, until another person counts again.
  async reconcile(): Promise<void> {
    const kiosk = this.#kiosk;
    this.#floor.at('15:05');
    await kiosk.signIn(RECONCILER);
    await kiosk.enter(BATCH, '200');
    await kiosk.press({ type: 'StartStep' });
    for (const { roll, counter, onRejects } of this.#inputs.rolls)
      await kiosk.press({ type: 'ReadApplicator', roll, counter, onRejects });
    this.#floor.at('15:10');
    await kiosk.sign({ type: 'CountLabels', rolls: this.#inputs.firstCount }, RECONCILER);
    await kiosk.until((screen) => 'exceptions' in screen && screen.exceptions.length > 0);
    const exception = kiosk.openException;
    this.#floor.at('15:16');
    await this.#qa.signIn('QA-01');
    await this.#qa.press({ type: 'AcknowledgeException', exception });
    this.#floor.at('15:30');
    await this.#releaserTries();
    this.#floor.at('16:48');
    await this.#qa.signIn('QA-01');
    const record = this.#qa.openRecord('nonconformance');
    await this.#qa.moveRecord(record, { kind: 'contain', holds: [this.#qa.holdOn(BATCH)] }, 'QA-01');
    await this.#settle(this.#qa, exception, 'assessed-no-impact', 'QA-01');
    await kiosk.sign({ type: 'CountLabels', rolls: this.#inputs.secondCount }, LEAD);
    await kiosk.sign({ type: 'CompleteStep' });
    await kiosk.sign({ type: 'VerifyStep' }, LEAD);
    await kiosk.press({ type: 'LeaveStep' });
    await this.#closeReconciliation(record, exception);
    await this.#destroyWaste();
  }

  /** EX-08: why labels were missing at first, and what became of the nonconformance about them; their waste is destroyed then. */
  async #closeReconciliation(record: string, exception: string): Promise<void> {
    const desk = this.#qa;
    await this.#qa.moveRecord(
      record,
      {
        kind: 'dispose',
        as: 'useAsIs',
        justification: 'The core of the rewinder was in no count; within the limit with it.',
      },
      'SUP-01',
    );
    await this.#qa.moveRecord(record, { kind: 'approve' }, 'QA-01');
    await desk.cause({ kind: 'record', id: record }, this.#inputs.cause, exception);
    await this.#qa.moveRecord(record, { kind: 'close' }, 'QA-01');
    await desk.cause({ kind: 'exception', id: exception }, this.#inputs.cause, exception);
    await desk.sign({ type: 'CloseException', exception }, 'QA-01');
  }

  /** What the reconciliation waited for is destroyed before two people. */
  async #destroyWaste(): Promise<void> {
    for (const { roll } of this.#inputs.rolls) {
      await this.#kiosk.scanPlain(`ROL/${roll}`);
      await this.#kiosk.sign({ type: 'DestroyLabels', roll }, LEAD);
    }
    await this.#kiosk.signOut();
  }

  async #releaserTries(): Promise<void> {
    await this.#qa.signIn('QA-02');
    await this.#qa.attemptSign({ type: 'ReleaseBatch', batch: BATCH }, 'QA-02');
    await this.#qa.signOut();
  }

  async #settle(at: Booth, exception: string, reason: string, by: string): Promise<void> {
    await at.sign({ type: 'SettleException', exception, reason, narrative: null }, by);
  }
}
