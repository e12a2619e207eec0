import type { BulkWeighing } from '../../main/domain/execution/batch.ts';
import { type Challenge, challengesOf } from '../../main/domain/execution/challenge.ts';
import { PlantState, type StateData } from '../../main/domain/state.ts';
import { withBulk } from './bulk-recipe.ts';
import { BALANCE, CAPSULES, Encapsulator, RUNNER, SECOND } from './encapsulator.ts';
import type { Told } from './given-when-then.ts';

export const BULK_SCALE = 'SCL-05';
export const DETECTOR = 'MD-02';
export const PIECES = ['TP-FE10', 'TP-NF15', 'TP-SS20'];
export const cap = (number: number): string => `${CAPSULES}/CAP-${String(number).padStart(2, '0')}`;
export const bk = (number: number): string => `${CAPSULES}/BK-${number}`;
/** A capsule of the mean of the scenario. */
export const MEAN = '0.7684';
/** The containers of the scenario: 188.84 kg, each on a tare of 1.50 kg. */
export const GROSSES = ['41.62', '41.38', '41.54', '41.46', '30.34'];

let ran: { data: string; recorded: Encapsulator['recorded']; moment: Encapsulator['moment'] } | null = null;

/** The encapsulation terminal with its metal detector and its floor scale. */
export class BulkTerminal extends Encapsulator {
  /** The batch is issued, and OP-203 is at the terminal. */
  static arrived(): BulkTerminal {
    const { state, recorded, moment } = Encapsulator.issued(Encapsulator.founded(withBulk));
    return new BulkTerminal({ state, recorded, moment });
  }

  /** The daily check is done and the run verified: two containers, each with a check of capsules at the mean. */
  static ran(): BulkTerminal {
    if (!ran) {
      const { state, recorded, moment } = BulkTerminal.arrived().dailyCheck().capsules();
      ran = { data: JSON.stringify(state.toData()), recorded: [...recorded], moment };
    }
    const state = PlantState.fromData(JSON.parse(ran.data) as StateData);
    return new BulkTerminal({ state, recorded: ran.recorded, moment: ran.moment });
  }

  /** The bulk has begun, on its scale. */
  static override begun(): BulkTerminal {
    const terminal = BulkTerminal.ran().time('17:20').enter('160').given('StartStep');
    return terminal.given('SelectScale', { scale: BULK_SCALE });
  }

  /** The detector was challenged, and everything went through it. */
  static collected(): BulkTerminal {
    return BulkTerminal.begun().challenged().time('17:25').takeIn(cap(1)).takeIn(cap(2));
  }

  /** Everything was weighed, labelled and challenged after, and the samples were counted. */
  static finished(grosses: readonly string[] = GROSSES): BulkTerminal {
    const terminal = BulkTerminal.collected();
    for (const gross of grosses) terminal.fill(gross);
    return terminal.time('17:50').challenged().sampled(600);
  }

  get bulk(): BulkWeighing {
    const { work } = this.step('160');
    if (work.kind !== 'bulkWeigh') throw new Error('step 160 collects nothing');
    return work;
  }

  challenges(step = '160'): readonly Challenge[] {
    return challengesOf(this.step(step).work);
  }

  /** What the label of something says, held before the scanner of the terminal. */
  show(identity: object, raw = 'x'): Told {
    const evidence = { source: 'scan', device: 'SCN-05', raw, carrier: null };
    return this.when('PresentScan', { scan: { identity, evidence } });
  }

  piece(piece: string): Told {
    return this.show({ kind: 'testPiece', piece }, `TST/${piece}`);
  }

  pass(piece: string, result: 'rejected' | 'passedThrough' = 'rejected'): Told {
    this.piece(piece);
    return this.when('PassTestPiece', { detector: DETECTOR, piece, result });
  }

  /** Every piece once; those named here pass through. */
  challenge(through: readonly string[] = []): Told {
    let told: Told | null = null;
    for (const piece of PIECES)
      told = this.pass(piece, through.includes(piece) ? 'passedThrough' : 'rejected');
    if (!told) throw new Error('a challenge without pieces');
    return told;
  }

  challenged(): this {
    const told = this.challenge();
    if (!told.types.includes('ChallengePassed'))
      throw new Error(`no good challenge: ${told.codes.join(', ')}`);
    return this;
  }

  repeat(fields: object = { cleaned: true, settings: true }): Told {
    return this.when('RepeatChallenge', { detector: DETECTOR, ...fields });
  }

  /** Failed, cleaned, and failed again. */
  failed(): Told {
    this.challenge(['TP-NF15']);
    this.repeat();
    return this.challenge(['TP-NF15']);
  }

  intake(container: string): Told {
    return this.show({ kind: 'output', container }, `OUT/${container}`);
  }

  takeIn(container: string): this {
    const told = this.intake(container);
    if (told.kind === 'refused') throw new Error(`not taken in: ${told.codes.join(', ')}`);
    return this;
  }

  /** A drum is put on, filled, weighed and labelled; its name. */
  fill(gross: string, tare = '1.50'): string {
    this.given('ZeroScale', { scale: BULK_SCALE }, { shows: '0.00' });
    this.given('CaptureTare', {}, { shows: tare }).given('AcceptWeight', {}, { shows: gross });
    const id = this.bulk.containers.at(-1)?.id ?? '';
    this.given('PrintLabel', { container: id });
    this.given('RecordPrint', {
      label: 'container',
      container: id,
      outcome: 'confirmed',
      detail: '',
      bitmapHash: '0'.repeat(64),
    });
    return id;
  }

  sampled(quantity: number): this {
    return this.given('RecordCount', { what: 'sampled', quantity, reason: null });
  }

  complete(): Told {
    return this.when('CompleteStep', {}, { by: RUNNER });
  }

  dailyCheck(): this {
    this.enter('145').given('StartStep');
    for (const [scale, set, points] of [
      [
        BALANCE,
        'TW-G1',
        [
          ['0.2000', '0.2000'],
          ['200.0000', '200.0001'],
        ],
      ],
      [
        BULK_SCALE,
        'TW-K2',
        [
          ['5.00', '5.00'],
          ['20.00', '20.00'],
          ['100.00', '100.02'],
        ],
      ],
    ] as const) {
      this.given('PrepareCheck', { scale, clean: true, level: true });
      this.show({ kind: 'weightSet', weightSet: set });
      for (const [nominal, shows] of points) this.given('CaptureCheck', { scale, nominal }, { shows });
    }
    return this.challenged().given('CompleteStep', {}, { by: RUNNER });
  }

  capsules(): this {
    this.time('10:45').clear().time('10:58').enter('150').given('StartStep');
    this.time('11:00').given('StartRun').check('11:30', MEAN).time('11:55').stop().open().weigh(MEAN);
    return this.given('CompleteStep', {}, { by: RUNNER }).given('VerifyStep', {}, { by: SECOND });
  }
}
