import type { HoldObject } from '../../contract/parse-command.ts';
import type { GateFacts } from '../facts.ts';
import { activeHolds } from '../index-keys.ts';
import { materialInUse } from '../material/in-use.ts';
import { finding, type Gate } from './gate.ts';

/** A hold on the batch, the station, the scale, the lot or the container stops every use of it (S20, S27, S43, S103). */
export const requireNoHold: Gate = {
  id: 'requireNoHold',
  when: 'always',
  check: (facts) => {
    for (const { kind, id } of objectsOf(facts)) {
      const hold = activeHolds(facts.state, kind, id).find(
        ({ exception }) => exception === null || !isClearedWith(facts, exception),
      );
      if (hold) {
        return finding(
          `hold.${kind}`,
          { [kind]: id, hold: hold.id, since: hold.placedAt, reason: hold.reason },
          'qaReviewer',
        );
      }
    }
    return null;
  },
};

/** What a command would use, the material first. */
const objectsOf = (facts: GateFacts): readonly HoldObject[] => [
  ...materialInUse(facts),
  ...(facts.scale ? [{ kind: 'equipment' as const, id: facts.scale.id }] : []),
  ...(facts.batch ? [{ kind: 'batch' as const, id: facts.batch.id }] : []),
  { kind: 'station', id: facts.station.id },
];

/**
 * A hold that came with an exception of this very step stops it through that exception, and ends with it. Asked here as
 * well, the second press of a refused button would look like another fault, with another owner.
 */
function isClearedWith({ state, batch, step }: GateFacts, id: string): boolean {
  const exception = state.get('exceptions', id);
  const isHere = exception?.batch === batch?.id && exception?.step === step?.id;
  // What is to be destroyed is used for nothing until it is.
  if (exception?.state === 'implementing' && exception.settled?.pattern === 'scrap') return false;
  return exception?.state === 'implementing' || (exception?.step != null && isHere);
}
