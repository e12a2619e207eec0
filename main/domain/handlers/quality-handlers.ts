import type { HoldId } from '../../contract/ids.ts';
import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { closing, stepGoesOn } from '../quality/close-exception.ts';
import { openReported } from '../quality/open-exception.ts';
import { plantFacts } from '../state.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

export const QUALITY_HANDLERS: Handlers<
  | 'ReportException'
  | 'AcknowledgeException'
  | 'SettleException'
  | 'ReallocateLot'
  | 'PlaceHold'
  | 'ReleaseHold'
> = {
  ReportException: (facts) => openReported(facts, facts.command.category, facts.command.narrative),
  AcknowledgeException: ({ command, signer }) => [
    event('ExceptionAcknowledged', { exception: command.exception, person: certain(signer, 'a person').id }),
  ],
  SettleException: (facts) => settle(facts, 'correctAndContinue', facts.command.narrative),
  ReallocateLot: (facts) => {
    const { command, state } = facts;
    const exception = certain(facts.exception, 'an exception');
    const batch = certain(exception.batch, 'a batch');
    const step = certain(exception.step, 'a step');
    const from = certain(state.get('batches', batch)?.allocations[step], 'an allocation');
    return [
      event('LotReallocated', { batch, step, from, to: command.lot, exception: exception.id }),
      ...settle(facts, 'reallocation', null),
    ];
  },
  PlaceHold: ({ command, state, observed, person }) => [
    event('HoldPlaced', {
      hold: {
        id: `H-${plantFacts(state).holds + 1}` as HoldId,
        object: command.object,
        reason: command.reason,
        narrative: command.narrative,
        placedBy: certain(person, 'a person').id,
        causedBy: null,
        placedAt: observed.moment.at,
        exception: null,
        released: null,
      },
    }),
  ],
  ReleaseHold: (facts) => [
    event('HoldReleased', {
      hold: facts.command.hold,
      reason: facts.command.reason,
      person: certain(facts.signer, 'a signer').id,
      signature: signatureRecord(facts),
    }),
  ],
};

/** Decided and approved in one signature; the step goes on, the exception closes when the correction is done (S52, S59). */
function settle(
  facts: GateFacts & { command: { type: 'SettleException' | 'ReallocateLot' } },
  pattern: 'correctAndContinue' | 'reallocation',
  narrative: string | null,
): readonly DomainEvent[] {
  const exception = certain(facts.exception, 'an exception');
  const events: DomainEvent[] = [
    event('ExceptionSettled', {
      exception: exception.id,
      pattern,
      reason: facts.command.reason,
      narrative,
      signature: signatureRecord(facts),
    }),
  ];
  events.push(...stepGoesOn(facts.state, exception));
  // Nothing was refused, so there is nothing to pass: the decision is the whole correction.
  return exception.during ? events : [...events, ...closing(facts, exception, 'implemented')];
}
