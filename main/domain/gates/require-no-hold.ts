import type { HoldObject } from '../../contract/parse-command.ts';
import type { GateFacts } from '../facts.ts';
import { activeHolds } from '../index-keys.ts';
import { materialInUse } from '../material/in-use.ts';
import type { PlantReader } from '../state.ts';
import { finding, type Gate } from './gate.ts';

/** A hold on the batch, the station, the scale, the lot or the container stops every use of it (S20, S27, S43, S103). */
export const requireNoHold: Gate = {
  id: 'requireNoHold',
  when: 'always',
  check: (facts) => {
    for (const { kind, id } of objectsOf(facts)) {
      // A hold that came with an exception of this step is that exception's to clear.
      const hold = activeHolds(facts.state, kind, id).find(
        ({ exception }) => exception === null || !settledHere(facts.state, exception),
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

const settledHere = (state: PlantReader, exception: string): boolean =>
  state.get('exceptions', exception)?.state === 'implementing';
