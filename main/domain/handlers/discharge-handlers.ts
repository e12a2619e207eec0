import { type DomainEvent, event } from '../events.ts';
import { chargedInto, madeOf, nextIntermediate } from '../execution/discharging.ts';
import type { DischargeFacts, GateFacts } from '../facts.ts';
import { locationOf } from '../material/location.ts';
import { certain, scaleEvidence, stepRef } from './handler.ts';

/** The empty container of a blend stands on the scale. */
export function intermediateTared(facts: GateFacts, { step }: DischargeFacts): readonly DomainEvent[] {
  const container = nextIntermediate(certain(facts.batch, 'a batch'), step);
  return [event('IntermediateTared', { ...stepRef(facts), container, evidence: scaleEvidence(facts) })];
}

/** It is full: what is in it came from everything that was charged. */
export function intermediateWeighed(
  facts: GateFacts,
  { work, step, net }: DischargeFacts,
): readonly DomainEvent[] {
  const current = certain(work.current, 'a container on the scale');
  const evidence = scaleEvidence(facts);
  const charged = chargedInto(facts.state, certain(facts.batch, 'a batch'), step);
  return [
    event('IntermediateWeighed', {
      ...stepRef(facts),
      container: current.id,
      equipment: step.equipment,
      item: step.item,
      gross: evidence.mass,
      tare: current.tare,
      net: certain(net, 'a net mass'),
      from: madeOf(facts.state, charged),
      person: certain(facts.person, 'a person').id,
      location: locationOf(facts.station.id),
      evidence,
    }),
  ];
}
