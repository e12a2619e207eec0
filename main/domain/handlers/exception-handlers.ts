import { event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { holdsEnd, stepGoesOn } from '../quality/close-exception.ts';
import { contain, objectHeldFor } from '../quality/contain.ts';
import { escalations } from '../quality/overdue.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

/** The way of an exception along its machine, apart from what is decided about it (rules §2). */
export const EXCEPTION_HANDLERS: Handlers<
  'RouteException' | 'CloseException' | 'ReopenException' | 'VoidException' | 'EscalateOverdue'
> = {
  RouteException: (facts) => {
    const { command, state, person } = facts;
    const exception = certain(facts.exception, 'an exception');
    const { to, reason } = command;
    const object = to === 'onHold' ? objectHeldFor(state, exception) : null;
    return [
      event('ExceptionRouted', {
        exception: exception.id,
        to,
        reason,
        person: certain(person, 'a person').id,
      }),
      ...contain(facts, exception, object ? [object] : [], reason),
    ];
  },
  CloseException: (facts) => [
    event('ExceptionClosed', { exception: facts.command.exception, signature: signatureRecord(facts) }),
  ],
  ReopenException: (facts) => {
    const { id, batch, step } = certain(facts.exception, 'an exception');
    const state = batch && step ? facts.state.get('batches', batch)?.steps[step]?.state : undefined;
    const goesOn = batch && step && state !== undefined && !ENDED.has(state);
    return [
      event('ExceptionReopened', groundsOf(facts)),
      ...(goesOn ? [event('StepBlocked', { batch, step, exception: id })] : []),
    ];
  },
  VoidException: (facts) => {
    const exception = certain(facts.exception, 'an exception');
    if (exception.voiding === null) return [event('ExceptionVoidProposed', groundsOf(facts))];
    return [
      event('ExceptionVoided', groundsOf(facts)),
      ...stepGoesOn(facts.state, exception),
      ...holdsEnd(facts, exception),
    ];
  },
  EscalateOverdue: ({ state, observed }) => escalations(state, observed.moment.at),
};

/** A step that has its end is not stopped again; the batch is (rules §2). */
const ENDED: ReadonlySet<string> = new Set(['verified', 'notExecuted']);

/** A signed decision with its ground. */
export function groundsOf(
  facts: GateFacts & {
    command: {
      type: 'DecideDisposition' | 'ReturnDisposition' | 'ReopenException' | 'VoidException';
    };
  },
) {
  const { exception, reason, narrative } = facts.command;
  return { exception, reason, narrative, signature: signatureRecord(facts) };
}
