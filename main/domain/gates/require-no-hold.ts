import type { HoldObject } from '../../contract/parse-command.ts';
import { activeHolds } from '../index-keys.ts';
import type { PlantReader } from '../state.ts';
import { finding, type Gate } from './gate.ts';

/** A hold on the batch, the station, the scale, the lot or the container stops every use of it (S20, S27, S43, S103). */
export const requireNoHold: Gate = {
  id: 'requireNoHold',
  when: 'always',
  check: ({ state, command, station, batch, scale, dispense, scanned }) => {
    const source = dispense?.work.source;
    // A re-allocation names the lot it would turn to; the scan names the lot in the hand.
    const lot = command.type === 'ReallocateLot' ? command.lot : (scanned?.lot?.id ?? source?.lot);
    const container = scanned?.container?.id ?? source?.container;
    const objects: readonly (readonly [HoldObject['kind'], string | undefined])[] = [
      ['lot', lot],
      ['container', container],
      [
        'container',
        command.type === 'PrintLabel' || command.type === 'ReprintLabel'
          ? undefined
          : dispense?.work.current?.id,
      ],
      ['equipment', scale?.id],
      ['batch', batch?.id],
      ['station', station.id],
    ];
    for (const [kind, id] of objects) {
      if (!id) continue;
      // A hold that came with an exception of this step is that exception's to clear.
      const hold = activeHolds(state, kind, id).find(
        ({ exception }) => exception === null || !settledHere(state, exception),
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

const settledHere = (state: PlantReader, exception: string): boolean =>
  state.get('exceptions', exception)?.state === 'implementing';
