import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { openExceptions } from '../index-keys.ts';
import type { ExceptionRecord } from './exception.ts';

/** Ends an exception and the holds that came with it; the authority is the one that cleared it. */
export function closing(
  { state, command, signer, person }: GateFacts,
  exception: ExceptionRecord,
  how: 'implemented' | 'byRule',
): readonly DomainEvent[] {
  const ends: DomainEvent[] =
    how === 'byRule'
      ? [event('ExceptionRuleClosed', { exception: exception.id, rule: exception.trigger, by: command.type })]
      : [
          event('ExceptionImplemented', { exception: exception.id, by: command.type }),
          event('ExceptionClosed', { exception: exception.id, signature: null }),
        ];
  const authority = exception.settled?.by ?? signer?.id ?? person?.id;
  for (const hold of state.all('holds')) {
    if (hold.exception !== exception.id || hold.released || !authority) continue;
    ends.push(
      event('HoldReleased', {
        hold: hold.id,
        reason: exception.settled?.reason ?? 'assessed-no-impact',
        person: authority,
        signature: null,
      }),
    );
  }
  return ends;
}

/**
 * The command that was refused has now passed the gate that refused it: what was settled is implemented, and what
 * a rule may close is closed under that rule (S52, S59, rules §1).
 */
export function corrections(facts: GateFacts): readonly DomainEvent[] {
  const { state, batch, step, command, scanned } = facts;
  if (!batch || !step) return [];
  const events: DomainEvent[] = [];
  for (const exception of openExceptions(state)) {
    if (exception.batch !== batch.id || exception.step !== step.id) continue;
    if (exception.during?.command !== command.type || exception.during.expects !== (scanned?.role ?? null))
      continue;
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
