import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { holdsRole } from '../identity/authority.ts';
import type { OverrideCommand, OverrideCommandType } from '../overrides/override-row.ts';
import { overriding } from '../overrides/overrides.ts';
import { closing, stepGoesOn } from '../quality/close-exception.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import { nextException, openOverride } from '../quality/open-exception.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';

type GrantFacts = GateFacts & { readonly command: OverrideCommand };

export const OVERRIDE_HANDLERS: Handlers<OverrideCommandType> = {
  OverrideFefo: grant,
  ReidentifyContainer: grant,
  OverrideReweigh: grant,
  OverrideManualWeight: grant,
  OverrideCheckWindow: grant,
};

/** Every override is granted alike: its exception first, then the grant, what follows from it, and what it answers. */
function grant(facts: GrantFacts): readonly DomainEvent[] {
  const { row, command } = certain(overriding(facts.command), 'a row of the table');
  const object = row.objectOf(command);
  const { reason, narrative } = command;
  return [
    ...openOverride(facts, row, object, narrative),
    event('OverrideGranted', {
      ...stepRef(facts),
      override: row.id,
      object,
      reason,
      narrative,
      exception: nextException(facts.state),
      signature: signatureRecord(facts),
    }),
    ...row.follows(facts, command),
    ...row.answers(facts, command).flatMap((each) => answered(facts, each)),
  ];
}

/**
 * What led to the override is answered by it: a minor refusal by its rule at the next scan, any other by this signature,
 * where its signer owns it (rules §1). What a person reported refused nothing, so the decision is the whole correction.
 */
function answered(facts: GrantFacts, exception: ExceptionRecord): readonly DomainEvent[] {
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
    ...(exception.during ? [] : closing(facts, exception, 'implemented')),
  ];
}

const isOwner = (facts: GateFacts, { owner, performers }: ExceptionRecord): boolean => {
  const signer = certain(facts.signer, 'a signer');
  return holdsRole(signer, owner, facts.site, facts.observed.moment.day) && !performers.includes(signer.id);
};
