import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { openExceptions } from '../index-keys.ts';
import type { PlantReader } from '../state.ts';
import type { ExceptionRecord } from './exception.ts';

/**
 * What was decided is done, and the holds that came with the exception end; the authority is the one that approved it.
 * Correct & continue ends with it, unless a cause is still to be found; every other disposition is closed by a signature
 * of its own (S52, S59).
 */
export function closing(
  facts: GateFacts,
  exception: ExceptionRecord,
  how: 'implemented' | 'byRule',
): readonly DomainEvent[] {
  const { command } = facts;
  const { id, trigger, settled, causeNeeded, cause } = exception;
  if (how === 'byRule')
    return [
      event('ExceptionRuleClosed', { exception: id, rule: trigger, by: command.type }),
      ...holdsEnd(facts, exception),
    ];
  const closesItself = !settled?.disposition && (!causeNeeded || cause !== null);
  return [
    event('ExceptionImplemented', { exception: id, by: command.type }),
    ...(closesItself ? [event('ExceptionClosed', { exception: id, signature: null })] : []),
    ...holdsEnd(facts, exception),
  ];
}

/** The holds of an exception end by the authority that cleared it. */
export function holdsEnd(
  { state, signer, person }: GateFacts,
  { id, settled }: ExceptionRecord,
): readonly DomainEvent[] {
  const authority = settled?.approved?.by ?? signer?.id ?? person?.id;
  const ends: DomainEvent[] = [];
  for (const hold of state.all('holds')) {
    if (hold.exception !== id || hold.released || !authority) continue;
    const reason = settled?.reason ?? 'assessed-no-impact';
    ends.push(event('HoldReleased', { hold: hold.id, reason, person: authority, signature: null }));
  }
  return ends;
}

const STOPPED: ReadonlySet<string> = new Set(['blocked', 'exception']);

/**
 * The step of an exception that stops it no longer; another open exception keeps it stopped. A report about a verified
 * step, or a check that passed at its second attempt, stopped nothing.
 */
export function stepGoesOn(state: PlantReader, { id, batch, step }: ExceptionRecord): readonly DomainEvent[] {
  return batch && step && STOPPED.has(state.get('batches', batch)?.steps[step]?.state ?? '')
    ? [event('StepCleared', { batch, step, exception: id })]
    : [];
}

/**
 * The command that was refused has now passed the gate that refused it: what was settled is implemented, and what
 * a rule may close is closed under that rule (S52, S59, rules §1).
 */
export function corrections(facts: GateFacts): readonly DomainEvent[] {
  const { state, batch, step } = facts;
  if (!batch || !step) return [];
  const events: DomainEvent[] = [];
  for (const exception of openExceptions(state)) {
    if (exception.batch !== batch.id || exception.step !== step.id) continue;
    if (!isCorrection(facts, exception)) continue;
    if (exception.state === 'implementing') {
      events.push(...closing(facts, exception, 'implemented'));
    } else if (exception.state === 'blocked' && exception.ruleClosable) {
      events.push(
        ...closing(facts, exception, 'byRule'),
        event('StepCleared', { batch: batch.id, step: step.id, exception: exception.id }),
      );
    }
  }
  return events;
}

/** What was refused for want of a good challenge waited for it, in whichever step: the detector is eligible again (rules §1). */
export const challengeClears = (facts: GateFacts, detector: string): readonly DomainEvent[] =>
  openExceptions(facts.state)
    .filter(
      ({ gate, object, state, ruleClosable }) =>
        gate === 'requireChallenge' &&
        object === `equipment:${detector}` &&
        state === 'blocked' &&
        ruleClosable,
    )
    .flatMap((exception) => [...closing(facts, exception, 'byRule'), ...stepGoesOn(facts.state, exception)]);

/** What the exception waits for: its command again, or a container of the lot that was decided for. */
function isCorrection({ command, scanned }: GateFacts, { settled, during }: ExceptionRecord): boolean {
  const decided = settled?.disposition;
  if (decided?.kind === 'substitute') return scanned?.role === 'source' && scanned.lot?.id === decided.lot;
  if (decided) return false;
  return during?.command === command.type && during.expects === (scanned?.role ?? null);
}
