import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { certain, stepRef } from './handler.ts';

/** A container of the run is emptied on its way through the detector. */
export function takenIn(facts: GateFacts & { command: { type: 'PresentScan' } }): readonly DomainEvent[] {
  const { recipeStep: master, scanned, command } = facts;
  if (master?.kind !== 'bulkWeigh') throw new Error('broken invariant: nothing is taken in here');
  return [
    event('ContainerTakenIn', {
      ...stepRef(facts),
      container: certain(scanned?.container, 'a container').id,
      detector: master.detector,
      person: certain(facts.person, 'a person').id,
      scan: command.scan.evidence,
    }),
  ];
}
