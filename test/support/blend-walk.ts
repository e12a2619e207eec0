import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import type { Charging, Processing, Step } from '../../main/domain/execution/batch.ts';
import { toCharge } from '../../main/domain/execution/charging.ts';
import { masterStep } from '../../main/domain/execution/master-step.ts';
import { openExceptions } from '../../main/domain/index-keys.ts';
import type { RecipeStep } from '../../main/domain/recipe/recipe.ts';
import { plantFacts } from '../../main/domain/state.ts';
import {
  ADD_VERIFIER,
  ADDER,
  BLENDER,
  type BlendingTerminal,
  FIRST,
  LUBRICANT,
} from './blending-terminal.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { BATCH, certain } from './weigh-booth.ts';

const STEPS = ['117', '120', '125', '130', '135'];
const PEOPLE = [ADDER, ADD_VERIFIER, 'OP-101', 'OP-107', 'SUP-01', 'QA-01'];
const CONTAINERS = [...FIRST, LUBRICANT, 'AA-2503-042-04', 'SD-2506-077-01'];
const ENDED: ReadonlySet<string> = new Set(['verified', 'notExecuted']);

/** A blender with a kit beside it, at which people mostly do what comes next, and often enough something else. */
export class BlendWalk {
  readonly terminal: BlendingTerminal;
  #utc: number;

  constructor(terminal: BlendingTerminal) {
    this.terminal = terminal;
    this.#utc = Date.parse(terminal.moment.at);
  }

  go(dice: Dice): Told {
    this.#pass(dice);
    return dice.chance(80) ? this.#sensible(dice) : this.#anything(dice);
  }

  /** Seconds as a rule, and minutes while a machine runs. */
  #pass(dice: Dice): void {
    const minutes = dice.chance(15) ? dice.of([1, 2, 5, 14]) : 0;
    this.#utc += minutes * 60_000 + dice.upTo(30_000);
    const { site } = plantFacts(this.terminal.state);
    const calendar = plantCalendar(site.timeZone, site.dayStart);
    this.terminal.moment = calendar.momentAt(this.#utc, this.terminal.moment.mono + 30_000);
  }

  #sensible(dice: Dice): Told {
    const { terminal } = this;
    const session = terminal.state.get('sessions', 'BL-01-1');
    if (!session?.open) return terminal.when('SignIn', { person: ADDER, secret: '' });
    const [open] = openExceptions(terminal.state).filter(({ state }) => state === 'blocked');
    if (open && dice.chance(60))
      return terminal.when(
        'SettleException',
        { exception: open.id, reason: 'assessed-no-impact', narrative: null },
        { by: open.owner === 'supervisor' ? 'SUP-01' : 'QA-01' },
      );
    const { context } = session;
    if (!context || dice.chance(3)) return this.#enter(dice);
    const step = certain(terminal.batch.steps[context.step]);
    switch (step.state) {
      case 'planned':
      case 'ready':
        return terminal.when('StartStep');
      case 'suspended':
        return terminal.when('TakeOverStep');
      case 'complete':
        return terminal.when('VerifyStep', {}, { by: ADD_VERIFIER });
      case 'inProgress':
        return step.performer === session.person
          ? this.#work(step, dice)
          : terminal.when('SignIn', { person: step.performer, secret: '' });
      default:
        return this.#enter(dice);
    }
  }

  /** Mostly the next step, now and then one that is not its turn. */
  #enter(dice: Dice): Told {
    const next = STEPS.find((id) => !ENDED.has(this.terminal.batch.steps[id]?.state ?? ''));
    const step = dice.chance(90) ? (next ?? '135') : dice.of(STEPS);
    return this.terminal.when('EnterStep', { batch: BATCH, step });
  }

  #work(step: Step, dice: Dice): Told {
    const { work } = step;
    const recipe = certain([...this.terminal.state.all('recipes')][0]);
    const master = certain(masterStep(recipe, this.terminal.batch, step.id));
    switch (work.kind) {
      case 'clearance': {
        const open = ['1', '2'].find((id) => !work.answers[id]);
        if (!open) return this.#end();
        const answer = open === '1' ? { kind: 'confirmed' } : { kind: 'reference', value: 'CL-1' };
        return this.terminal.when('AnswerItem', { item: open, answer });
      }
      case 'charge':
        return this.#charge(work, master, dice);
      case 'process':
        return this.#process(work, dice);
      default:
        return this.terminal.when('LeaveStep');
    }
  }

  readonly #end = (): Told => this.terminal.when('CompleteStep', {}, { by: ADDER });

  #charge({ pending, charged }: Charging, master: RecipeStep, dice: Dice): Told {
    const { terminal } = this;
    if (!pending) {
      const isIn: readonly string[] = charged.map(({ id }) => id);
      const open = (master.kind === 'charge' ? toCharge(terminal.batch, master) : []).filter(
        (id) => !isIn.includes(id),
      );
      if (open.length === 0) return this.#end();
      return terminal.scan(dice.chance(97) ? dice.of(open) : dice.of(CONTAINERS));
    }
    const { container, verifier, scanned, verifiedAt } = pending;
    if (verifiedAt) return terminal.when('ChargeContainer', { container });
    if (!verifier)
      return terminal.when('BeginVerification', {
        verifier: dice.chance(97) ? ADD_VERIFIER : dice.of(PEOPLE),
      });
    if (!scanned && dice.chance(90)) return terminal.scan(container);
    return terminal.when('VerifyAddition', {}, { by: dice.chance(95) ? verifier : dice.of(PEOPLE) });
  }

  #process({ since, values }: Processing, dice: Dice): Told {
    const { terminal } = this;
    if (!values['rpm'] && since !== null && dice.chance(60))
      return terminal.when('RecordParameter', {
        parameter: 'rpm',
        value: dice.chance(85) ? dice.of(['11', '12', '13']) : '14',
      });
    if (since === null) return dice.chance(60) ? terminal.when('StartProcess') : this.#end();
    return terminal.when('StopProcess', { reason: dice.chance(85) ? 'run-finished' : 'break' });
  }

  /** Anything that anybody could send, from any station. */
  #anything(dice: Dice): Told {
    const { terminal } = this;
    const seen = {
      by: dice.of([null, ...PEOPLE]),
      station: dice.chance(92) ? 'BL-01' : dice.of(['WS-01', 'PL-3']),
    };
    const fields = {
      StartStep: () => ({}),
      RecordCleaning: () => ({ machine: dice.of([BLENDER, 'SCL-04']), agent: 'x', record: 'x' }),
      StartProcess: () => ({}),
      StopProcess: () => ({ reason: dice.of(['break', 'run-finished']) }),
      RecordParameter: () => ({ parameter: dice.of(['rpm', 'bar']), value: dice.of(['12', '14', '0']) }),
      BeginVerification: () => ({ verifier: dice.of(PEOPLE) }),
      VerifyAddition: () => ({}),
      ChargeContainer: () => ({ container: dice.of(CONTAINERS) }),
      CompleteStep: () => ({}),
      VerifyStep: () => ({}),
      SuspendStep: () => ({ reason: 'shift-change' }),
      TakeOverStep: () => ({}),
      EnterStep: () => ({ batch: BATCH, step: dice.of(STEPS) }),
      SignIn: () => ({ person: dice.of(PEOPLE), secret: '' }),
      ReportException: () => ({ category: 'other', narrative: 'x' }),
      PlaceHold: () => ({
        object: dice.of([
          { kind: 'equipment', id: BLENDER },
          { kind: 'container', id: dice.of(FIRST) },
          { kind: 'lot', id: 'AA-2409-117' },
        ]),
        reason: 'investigation',
        narrative: null,
      }),
      ReleaseHold: () => ({
        hold: dice.of([...terminal.state.all('holds')])?.id ?? 'H-0',
        reason: 'assessed-no-impact',
      }),
    };
    if (dice.chance(15)) return terminal.scan(dice.of(CONTAINERS), {}, seen);
    const type = dice.of(Object.keys(fields) as (keyof typeof fields)[]);
    return terminal.when(type, fields[type](), type === 'ReleaseHold' ? { by: 'QA-01' } : seen);
  }
}
