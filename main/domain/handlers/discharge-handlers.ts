import { type DomainEvent, type EventData, event } from '../events.ts';
import { chargedInto, madeOf, nextIntermediate } from '../execution/discharging.ts';
import type { DischargeFacts, GateFacts } from '../facts.ts';
import { locationOf } from '../material/location.ts';
import { certain, scaleEvidence, stepRef } from './handler.ts';

/** The empty container of a blend stands on the scale. */
export function intermediateTared(facts: GateFacts, { step }: DischargeFacts): readonly DomainEvent[] {
  const container = nextIntermediate(certain(facts.batch, 'a batch'), step);
  return [event('IntermediateTared', { ...stepRef(facts), container, evidence: scaleEvidence(facts) })];
}

/** It is full: what is in it came from everything that was charged, or that went in by now. */
export function intermediateWeighed(
  facts: GateFacts,
  { work, step, net }: DischargeFacts,
): readonly DomainEvent[] {
  const current = certain(work.current, 'a container on the scale');
  const evidence = scaleEvidence(facts);
  return [
    event('IntermediateWeighed', {
      ...stepRef(facts),
      container: current.id,
      equipment: step.kind === 'discharge' ? step.equipment : step.detector,
      item: step.item,
      gross: evidence.mass,
      tare: current.tare,
      net: certain(net, 'a net mass'),
      ...originOf(facts),
      person: certain(facts.person, 'a person').id,
      location: locationOf(facts.station.id),
      evidence,
    }),
  ];
}

function originOf({
  state,
  batch,
  step,
  recipeStep: master,
}: GateFacts): Pick<EventData['IntermediateWeighed'], 'from' | 'collected'> {
  if (step?.work.kind === 'bulkWeigh') return { from: [], collected: step.work.taken.map(({ id }) => id) };
  if (master?.kind !== 'discharge') throw new Error('broken invariant: nothing is filled here');
  return { from: madeOf(state, chargedInto(state, certain(batch, 'a batch'), master)) };
}
