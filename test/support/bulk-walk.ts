import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import { lastChallenge } from '../../main/domain/execution/challenge.ts';
import { openExceptions } from '../../main/domain/index-keys.ts';
import { plantFacts } from '../../main/domain/state.ts';
import { BULK_SCALE, type BulkTerminal, cap, DETECTOR, PIECES } from './bulk-terminal.ts';
import { CAPSULES, RUNNER, SECOND, SUPERVISOR, TERMINAL } from './encapsulator.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';

const PEOPLE = [RUNNER, SECOND, 'OP-101', SUPERVISOR, 'QA-01', 'ADM-01'];
const CONTAINERS = [cap(1), cap(2), cap(3)];
const GROSSES = ['95.92', '95.92', '41.62', '1.50'];

/** A bulk behind its detector, on which people mostly do what comes next, and often enough something else. */
export class BulkWalk {
  readonly terminal: BulkTerminal;
  #utc: number;

  constructor(terminal: BulkTerminal) {
    this.terminal = terminal;
    this.#utc = Date.parse(terminal.moment.at);
  }

  go(dice: Dice): Told {
    this.#utc += dice.of([0, 0, 0, 1, 2, 25]) * 60_000 + dice.upTo(8_000) + 1;
    const { site } = plantFacts(this.terminal.state);
    const calendar = plantCalendar(site.timeZone, site.dayStart);
    this.terminal.moment = calendar.momentAt(this.#utc, this.terminal.moment.mono + 8_000);
    return dice.chance(88) ? this.#sensible(dice) : this.#anything(dice);
  }

  #sensible(dice: Dice): Told {
    const { terminal } = this;
    const session = terminal.state.get('sessions', `${TERMINAL}-1`);
    if (!session?.open) return terminal.when('SignIn', { person: RUNNER, secret: '' });
    const open = openExceptions(terminal.state).find(({ state }) => state === 'blocked');
    if (open && dice.chance(35))
      return terminal.when(
        'SettleException',
        { exception: open.id, reason: 'assessed-no-impact', narrative: null },
        { by: open.owner === 'supervisor' ? SUPERVISOR : 'QA-01' },
      );
    if (session.context?.step !== '160')
      return terminal.when('EnterStep', { batch: CAPSULES, step: dice.chance(92) ? '160' : '150' });
    const step = terminal.step('160');
    switch (step.state) {
      case 'planned':
      case 'ready':
        return terminal.when('StartStep');
      case 'suspended':
        return terminal.when('TakeOverStep');
      case 'complete':
        return terminal.when('VerifyStep', {}, { by: SECOND });
      case 'verified':
        return terminal.when('LeaveStep');
      default:
        return step.performer === session.person
          ? this.#work(dice)
          : terminal.when('SignIn', { person: step.performer, secret: '' });
    }
  }

  #work(dice: Dice): Told {
    const { terminal } = this;
    const { bulk } = terminal;
    const last = lastChallenge(bulk, DETECTOR);
    if (last?.outcome === 'open' || (last?.outcome !== 'failed' && dice.chance(last ? 18 : 80)))
      return this.#challenge(dice);
    if (bulk.scale === null) return terminal.when('SelectScale', { scale: BULK_SCALE });
    if (dice.chance(25)) return terminal.intake(dice.of(CONTAINERS));
    const unlabelled = bulk.containers.find(({ label, isVoid }) => !isVoid && label.printed === 0);
    if (unlabelled)
      return unlabelled.label.outcome === 'printing'
        ? this.#printed(unlabelled.id, dice)
        : terminal.when('PrintLabel', { container: unlabelled.id });
    if (bulk.current)
      return dice.chance(6)
        ? terminal.when('VoidContainer', { reason: 'spill' })
        : terminal.when('AcceptWeight', {}, { shows: dice.of(GROSSES) });
    if (bulk.containers.length >= 2 && dice.chance(30)) return terminal.complete();
    if (bulk.containers.length > 0 && dice.chance(15))
      return terminal.when('RecordCount', {
        what: 'sampled',
        quantity: dice.of([300, 600]),
        reason: null,
      });
    return bulk.zeroAt === null
      ? terminal.when('ZeroScale', { scale: BULK_SCALE }, { shows: '0.00' })
      : terminal.when('CaptureTare', {}, { shows: dice.of(['1.50', '1.50', '1.46', '2.50']) });
  }

  #challenge(dice: Dice): Told {
    const { terminal } = this;
    const last = lastChallenge(terminal.bulk, DETECTOR);
    if (last?.outcome === 'failedOnce') return terminal.repeat({ cleaned: true, settings: dice.chance(85) });
    if (last?.piece)
      return terminal.when('PassTestPiece', {
        detector: DETECTOR,
        piece: last.piece,
        result: dice.chance(94) ? 'rejected' : 'passedThrough',
      });
    const done = last?.outcome === 'open' ? last.results.map(({ piece }) => piece) : [];
    const next = PIECES.find((piece) => !done.includes(piece));
    return terminal.piece(dice.chance(92) ? (next ?? 'TP-FE10') : dice.of([...PIECES, 'TP-X']));
  }

  #printed(container: string, dice: Dice): Told {
    const outcome = dice.of(['confirmed', 'confirmed', 'confirmed', 'failed', 'indeterminate']);
    const print = { label: 'container', container, outcome, detail: '', bitmapHash: '0'.repeat(64) };
    return this.terminal.when('RecordPrint', print);
  }

  /** Anything that anybody could send, from any station. */
  #anything(dice: Dice): Told {
    const { terminal } = this;
    const seen = {
      by: dice.of([null, ...PEOPLE]),
      station: dice.chance(92) ? TERMINAL : 'WS-01',
      ...(dice.chance(50) && { shows: dice.of([...GROSSES, '0.00']) }),
    };
    const fields = {
      PassTestPiece: () => ({
        detector: dice.of([DETECTOR, 'MD-09']),
        piece: dice.of(PIECES),
        result: 'rejected',
      }),
      RepeatChallenge: () => ({ detector: DETECTOR, cleaned: true, settings: true }),
      PassReference: () => ({ detector: DETECTOR, piece: dice.of(PIECES), result: 'rejected' }),
      AdjustScale: () => ({ scale: DETECTOR, reason: 'equipment-adjusted', narrative: 'x' }),
      CaptureTare: () => ({}),
      AcceptWeight: () => ({}),
      CompleteStep: () => ({}),
      VerifyStep: () => ({}),
      SuspendStep: () => ({ reason: 'shift-change' }),
      SignIn: () => ({ person: dice.of(PEOPLE), secret: '' }),
      PlaceHold: () => ({
        object: dice.of([
          { kind: 'container', id: dice.of(CONTAINERS) },
          { kind: 'equipment', id: DETECTOR },
        ]),
        reason: 'investigation',
        narrative: null,
      }),
      ReleaseHold: () => ({
        hold: dice.of([...terminal.state.all('holds')])?.id ?? 'H-0',
        reason: 'assessed-no-impact',
      }),
    };
    const type = dice.of(Object.keys(fields) as (keyof typeof fields)[]);
    return terminal.when(type, fields[type](), type === 'ReleaseHold' ? { ...seen, by: 'QA-01' } : seen);
  }
}
