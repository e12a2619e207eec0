import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { holdsRole } from '../identity/authority.ts';
import { refusedForFefo } from '../overrides/fefo.ts';
import { overrideRow } from '../overrides/overrides.ts';
import { stepGoesOn } from '../quality/close-exception.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import { nextException, openOverride } from '../quality/open-exception.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';

export const OVERRIDE_HANDLERS: Handlers<'OverrideFefo'> = {
  OverrideFefo: (facts) => {
    const { lot, reason, narrative } = facts.command;
    const object = { kind: 'lot', id: lot } as const;
    return [
      ...openOverride(facts, overrideRow('fefo'), object, narrative),
      event('OverrideGranted', {
        ...stepRef(facts),
        override: 'fefo',
        object,
        reason,
        narrative,
        exception: nextException(facts.state),
        signature: signatureRecord(facts),
      }),
      ...refusedForFefo(facts, lot).flatMap((each) => answered(facts, each)),
    ];
  },
};

/**
 * The refusal that led to the override is answered by it: a minor one by its rule at the next scan, any other by this
 * signature, where its signer owns it (rules §1).
 */
function answered(
  facts: GateFacts & { readonly command: { readonly type: 'OverrideFefo' } },
  exception: ExceptionRecord,
): readonly DomainEvent[] {
  if (exception.ruleClosable || !isOwner(facts, exception)) return [];
  const { reason, narrative } = facts.command;
  return [
    event('ExceptionSettled', {
      exception: exception.id,
      pattern: 'correctAndContinue',
      reason,
      narrative,
      signature: signatureRecord(facts),
    }),
    ...stepGoesOn(facts.state, exception),
  ];
}

const isOwner = (facts: GateFacts, { owner, performers }: ExceptionRecord): boolean => {
  const signer = certain(facts.signer, 'a signer');
  return holdsRole(signer, owner, facts.site, facts.observed.moment.day) && !performers.includes(signer.id);
};
