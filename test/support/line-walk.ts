import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import { COUNTED, REJECT_REASONS } from '../../main/contract/vocabulary.ts';
import type { Step } from '../../main/domain/execution/batch.ts';
import { checklistOf, masterStep } from '../../main/domain/execution/master-step.ts';
import { openExceptions } from '../../main/domain/index-keys.ts';
import { plantFacts } from '../../main/domain/state.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { anything as anythingOfLabels, atApplicator } from './line-walk-labels.ts';
import { certain, LEAD, NEXT, OPERATOR, PACKED, type PackagingLine } from './packaging-line.ts';

const BATCHES = [PACKED, NEXT];
const STEPS = ['180', '190', '195'];
const PEOPLE = [OPERATOR, LEAD, 'OP-101', 'SUP-01', 'QA-01', 'QA-03', 'ADM-01'];
const ENDED: ReadonlySet<string> = new Set(['verified', 'notExecuted']);

/** A line with two batches, on which people mostly do what comes next, and often enough something else. */
export class LineWalk {
  readonly line: PackagingLine;
  #utc: number;

  constructor(line: PackagingLine) {
    this.line = line;
    this.#utc = Date.parse(line.moment.at);
  }

  go(dice: Dice): Told {
    this.#pass(dice);
    return dice.chance(75) ? this.#sensible(dice) : this.#anything(dice);
  }

  /** Minutes as a rule; now and then longer than a line may stand, and longer than a clearance lasts. */
  #pass(dice: Dice): void {
    const minutes = dice.chance(4) ? dice.of([31, 45, 130, 721]) : 0;
    this.#utc += minutes * 60_000 + dice.upTo(90_000);
    const { site } = plantFacts(this.line.state);
    const calendar = plantCalendar(site.timeZone, site.dayStart);
    this.line.moment = calendar.momentAt(this.#utc, this.line.moment.mono + 90_000);
  }

  #sensible(dice: Dice): Told {
    const { line } = this;
    const session = line.state.get('sessions', 'PL-3-1');
    if (!session?.open) return line.when('SignIn', { person: OPERATOR, secret: '' });
    const [open] = openExceptions(line.state).filter(({ state }) => state === 'blocked');
    if (open && dice.chance(40))
      return line.when(
        'SettleException',
        { exception: open.id, reason: 'assessed-no-impact', narrative: null },
        { by: open.owner === 'supervisor' ? 'SUP-01' : 'QA-01' },
      );
    const { context } = session;
    if (!context || dice.chance(4)) return this.#enter(dice);
    const step = certain(line.of(context.batch).steps[context.step]);
    switch (step.state) {
      case 'planned':
      case 'ready':
        return line.when('StartStep');
      case 'suspended':
        return line.when('TakeOverStep');
      case 'complete':
        return line.when('VerifyStep', {}, { by: LEAD });
      case 'verified':
        return dice.chance(30) ? line.when('RepeatClearance') : this.#enter(dice);
      case 'inProgress':
        return step.performer === session.person
          ? this.#work(context.batch, step, dice)
          : line.when('SignIn', { person: step.performer, secret: '' });
      default:
        return this.#enter(dice);
    }
  }

  /** Mostly the next step of a batch, now and then one that is not its turn. */
  #enter(dice: Dice): Told {
    const batch = dice.chance(80) ? PACKED : NEXT;
    const next = STEPS.find((id) => !ENDED.has(this.line.of(batch).steps[id]?.state ?? ''));
    const step = dice.chance(85) ? (next ?? '195') : dice.of(STEPS);
    return this.line.when('EnterStep', { batch, step });
  }

  #work(batch: string, step: Step, dice: Dice): Told {
    const { line } = this;
    const { work } = step;
    if (work.kind === 'clearance') return this.#answer(batch, step, work.answers, dice) ?? this.#end();
    if (work.kind !== 'packaging') return line.when('LeaveStep');
    const labels = atApplicator(line, batch, work, dice);
    if (labels) return labels;
    switch (work.line.kind) {
      case 'notStarted':
        return line.when('StartRun');
      case 'running':
        return dice.chance(35)
          ? line.when('StopRun', { reason: dice.of(['line-jam', 'break', 'run-finished']) })
          : this.#count(dice);
      case 'stopped': {
        if (dice.chance(25)) return this.#count(dice);
        if (dice.chance(20)) return this.#end();
        if (dice.chance(45)) return line.when('StartRun');
        return (
          this.#answer(batch, step, dice.chance(60) ? work.answers : {}, dice) ??
          line.when('VerifyRestart', {}, { by: LEAD })
        );
      }
    }
  }

  readonly #end = (): Told => this.line.when('CompleteStep', {}, { by: OPERATOR });

  #count(dice: Dice): Told {
    const what = dice.of(COUNTED);
    const quantity = dice.of([0, 1, 7, 100, 2_451, 245_160]);
    const reason = what === 'rejected' || dice.chance(5) ? dice.of(REJECT_REASONS) : null;
    return this.line.when('RecordCount', { what, quantity, reason });
  }

  #answer(
    batch: string,
    { id }: Step,
    answers: Readonly<Record<string, { readonly found: boolean }>>,
    dice: Dice,
  ): Told | null {
    const { line } = this;
    const of = line.of(batch);
    const recipe = certain(line.state.get('recipes', `${of.recipe}@${of.version}`));
    const items = checklistOf(certain(masterStep(recipe, of, id)));
    const open = items.find((item) => !answers[item.id] || answers[item.id]?.found);
    if (!open) return null;
    const kind = dice.chance(2) ? 'found' : open.evidence;
    if (kind === 'scan') return line.scan(open.expects ?? '');
    return line.when('AnswerItem', {
      item: open.id,
      answer: { kind, value: kind === 'count' ? 0 : 'R-1', what: 'a label' },
    });
  }

  /** Anything that anybody could send, from any station. */
  #anything(dice: Dice): Told {
    const { line } = this;
    if (dice.chance(15)) return anythingOfLabels(line, dice);
    const seen = {
      by: dice.of([null, ...PEOPLE]),
      station: dice.chance(92) ? 'PL-3' : dice.of(['WS-01', 'QA-01']),
      ...(dice.chance(4) && { context: dice.of([{ step: '190' }, { batch: NEXT }, { person: LEAD }]) }),
    };
    const types = [
      ...([
        'StartStep',
        'StartRun',
        'StartRun',
        'StartRun',
        'StopRun',
        'VerifyRestart',
        'RepeatClearance',
      ] as const),
      ...(['CompleteStep', 'VerifyStep', 'SuspendStep', 'TakeOverStep', 'EnterStep', 'SignIn'] as const),
      ...([
        'RecordCount',
        'AnswerItem',
        'InvalidateCapture',
        'ReportException',
        'PlaceHold',
        'ReleaseHold',
      ] as const),
    ];
    const type = dice.of(types);
    const fields: Readonly<Record<(typeof types)[number], () => object>> = {
      StartStep: () => ({}),
      StartRun: () => ({}),
      StopRun: () => ({ reason: 'break' }),
      VerifyRestart: () => ({}),
      RepeatClearance: () => ({}),
      CompleteStep: () => ({}),
      VerifyStep: () => ({}),
      SuspendStep: () => ({ reason: 'shift-change' }),
      TakeOverStep: () => ({}),
      EnterStep: () => ({ batch: dice.of(BATCHES), step: dice.of(STEPS) }),
      SignIn: () => ({ person: dice.of(PEOPLE), secret: '' }),
      RecordCount: () => ({ what: dice.of(COUNTED), quantity: dice.upTo(9), reason: null }),
      AnswerItem: () => ({ item: dice.of(['1', '2', '6', '99']), answer: { kind: 'confirmed' } }),
      InvalidateCapture: () => ({
        batch: dice.of(BATCHES),
        step: '190',
        capture: { kind: 'count', id: dice.of(['C-1', 'C-2', 'C-99']) },
        reason: 'value-misread',
        narrative: null,
      }),
      ReportException: () => ({ category: 'other', narrative: 'x' }),
      PlaceHold: () => ({
        object: dice.of([
          { kind: 'station', id: 'PL-3' },
          { kind: 'batch', id: PACKED },
        ]),
        reason: 'investigation',
        narrative: null,
      }),
      ReleaseHold: () => ({
        hold: dice.of([...line.state.all('holds')]).id,
        reason: 'assessed-no-impact',
      }),
    };
    return line.when(type, fields[type](), seen);
  }
}
