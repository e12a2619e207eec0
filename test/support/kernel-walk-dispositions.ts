import { openExceptions } from '../../main/domain/index-keys.ts';
import { stillToScrap } from '../../main/domain/quality/dispositions/scrap.ts';
import type { ExceptionRecord } from '../../main/domain/quality/exception.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import type { WeighBooth } from './weigh-booth.ts';

const GROUNDS = { reason: 'assessed-no-impact', narrative: null };

/** The next act on an exception on its way to a decision, by somebody who may or nearly may. */
export function dispose(booth: WeighBooth, exception: ExceptionRecord, dice: Dice): Told {
  const { id, owner, state } = exception;
  const decider = owner === 'supervisor' ? 'SUP-01' : 'QA-01';
  if (dice.chance(8))
    return booth.when('VoidException', { exception: id, ...GROUNDS }, { by: dice.of(['QA-01', 'QA-03']) });
  switch (state) {
    case 'blocked':
    case 'reopened':
    case 'onHold':
    case 'underInvestigation': {
      if (booth.state.get('sessions', 'WS-01-1')?.person !== decider)
        return booth.when('SignIn', { person: decider, secret: '' });
      const to = dice.of(['onHold', 'underInvestigation', 'dispositionPending', 'dispositionPending']);
      return booth.when('RouteException', { exception: id, to, reason: 'investigation' });
    }
    case 'dispositionPending':
      return booth.when(
        'DecideDisposition',
        { exception: id, disposition: decided(booth, dice), ...GROUNDS },
        { by: decider },
      );
    default:
      return dice.chance(80)
        ? booth.when('ApproveDisposition', { exception: id }, { by: 'QA-03' })
        : booth.when('ReturnDisposition', { exception: id, ...GROUNDS }, { by: 'QA-03' });
  }
}

function decided(booth: WeighBooth, dice: Dice): object {
  const dispensed = [...booth.state.all('containers')].filter(
    (each) => each.kind === 'dispensed' && each.physical === 'onHand',
  );
  if (dispensed.length > 0 && dice.chance(50)) return { kind: 'scrap', containers: [dice.of(dispensed).id] };
  if (dice.chance(25))
    return { kind: 'rework', steps: [{ title: 'Sieve again', instructions: ['Sieve it.', 'Look at it.'] }] };
  return {
    kind: 'useAsIs',
    assessment: 'No impact.',
    step: dice.of(['resume', 'resume', 'resume', 'notExecuted']),
  };
}

/** Quality looks again at something that was closed; null where nothing is. */
export function reopen(booth: WeighBooth, dice: Dice): Told | null {
  const closed = [...booth.state.all('exceptions')].filter(({ state }) => REOPENED_FROM.has(state));
  return closed.length === 0
    ? null
    : booth.when(
        'ReopenException',
        { exception: dice.of(closed).id, reason: 'new-information', narrative: null },
        { by: dice.of(['QA-01', 'QA-03']) },
      );
}

const REOPENED_FROM: ReadonlySet<string> = new Set(['closed', 'ruleClosed']);

/** Something decided that somebody can carry out or close. */
export const waitingDisposition = (booth: WeighBooth): ExceptionRecord | undefined =>
  openExceptions(booth.state).find(
    (each) =>
      stillToScrap(booth.state, each).length > 0 || (each.state === 'implemented' && !each.causeNeeded),
  );

/** Scraps what is named, container in hand, or closes what is done. */
export function carryOut(booth: WeighBooth, exception: ExceptionRecord, dice: Dice): Told {
  const { id, owner } = exception;
  if (exception.state === 'implemented')
    return booth.when(
      'CloseException',
      { exception: id },
      { by: owner === 'supervisor' ? 'SUP-01' : dice.of(['QA-01', 'QA-03']) },
    );
  const session = booth.state.get('sessions', 'WS-01-1');
  const [container = ''] = stillToScrap(booth.state, exception);
  if (session?.context) return booth.when('LeaveStep');
  if (session?.inHand.container !== container) return booth.scan(container);
  return booth.when('ScrapContainer', { exception: id, container }, { by: 'OP-107' });
}
