import type { BatchReviewView } from '../../contract/batch-views.ts';
import type { BatchId } from '../../contract/ids.ts';
import type { Booth } from './booth.ts';
import type { DayInputs } from './day-inputs.ts';
import { BATCH } from './dispensing-day.ts';
import type { Floor } from './floor.ts';
import type { Act } from './story.ts';

const CHEMIST = 'QC-01';
const SECOND_CHEMIST = 'QC-02';
const REVIEWER = 'QA-01';
const RELEASER = 'QA-02';

/** The end of step 200: results of the laboratory, what is still open, review by exception and release. */
export function releaseDays(floor: Floor, inputs: DayInputs): readonly Act[] {
  const days = new ReleaseDays(floor, inputs);
  return [
    ['200', () => days.sample()],
    ['200', () => days.results()],
    ['200', () => days.review()],
  ];
}

class ReleaseDays {
  readonly #floor: Floor;
  readonly #inputs: DayInputs;
  readonly #qa: Booth;

  constructor(floor: Floor, inputs: DayInputs) {
    this.#floor = floor;
    this.#inputs = inputs;
    this.#qa = floor.terminal('QA-01');
  }

  /** What the line set aside goes to the laboratory, and to the room where it is kept. */
  async sample(): Promise<void> {
    const desk = this.#qa;
    this.#floor.at('17:10');
    await desk.signIn(CHEMIST);
    for (const { purpose, quantity, unit } of this.#inputs.finishedSamples) {
      await desk.sign({ type: 'TakeSample', batch: BATCH, container: null, quantity, unit, purpose });
      const sample = desk.newestSample(purpose);
      await desk.press({ type: 'SendSample', sample, to: 'Laboratory' });
      await desk.press({ type: 'ReceiveSample', sample });
      if (purpose !== 'retain') continue;
      await desk.press({ type: 'StoreRetained', sample, location: this.#inputs.retainedAt });
    }
    await desk.signOut();
  }

  /** Each result is entered by one chemist and verified by another. */
  async results(): Promise<void> {
    const desk = this.#qa;
    this.#floor.dayBreaks('2026-03-12');
    this.#floor.at('14:00');
    await desk.signIn(CHEMIST);
    const sample = desk.newestSample('release');
    for (const [test, value] of Object.entries(this.#inputs.results)) {
      await desk.sign({ type: 'EnterResult', sample, test, value, retestOf: null });
      await desk.sign({ type: 'VerifyResult', sample, test }, SECOND_CHEMIST);
    }
    await desk.signOut();
  }

  /** Quality closes what is open, reads the trail, signs the record; somebody without part in it releases. */
  async review(): Promise<void> {
    const desk = this.#qa;
    this.#floor.dayBreaks('2026-03-13');
    this.#floor.at('09:00');
    await desk.signIn(REVIEWER);
    await desk.proven();
    await this.#concludeFailure();
    await desk.press({ type: 'BeginReview', batch: BATCH });
    const { throughSeq, denials } = await this.#shown();
    await desk.sign({ type: 'ReviewAuditTrail', batch: BATCH, throughSeq, denials });
    await desk.sign({ type: 'SignBatchReview', batch: BATCH });
    await desk.signOut();
    this.#floor.at('10:15');
    await desk.signIn(RELEASER);
    await desk.sign({ type: 'ReleaseBatch', batch: BATCH }, RELEASER);
    await desk.signOut();
  }

  /** The failed check of EX-05 was no error of the balance: the machine was out of adjustment, and what it made was sorted. */
  async #concludeFailure(): Promise<void> {
    const desk = this.#qa;
    const record = desk.openRecord('oos');
    await this.#qa.moveRecord(record, { kind: 'laboratory', finding: 'noErrorFound' }, CHEMIST);
    const scope = 'Capsules filled between two checks; all of them were weighed.';
    await this.#qa.moveRecord(
      record,
      { kind: 'production', scope, lots: [], releasedImpact: 'none' },
      REVIEWER,
    );
    await this.#qa.moveRecord(record, { kind: 'conclude', conclusion: 'confirmed' }, REVIEWER);
    await desk.cause({ kind: 'record', id: record }, 'equipment-failure', desk.exceptionOfRecord(record));
    await this.#qa.moveRecord(record, { kind: 'close' }, REVIEWER);
  }

  async #shown(): Promise<BatchReviewView> {
    const reply = await this.#qa.ask({ kind: 'batchReview', batch: BATCH as BatchId });
    if (reply.kind !== 'batchReview') throw new Error('the desk shows no review');
    return reply.review;
  }
}
