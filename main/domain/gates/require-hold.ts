import type { HoldObject } from '../../contract/parse-command.ts';
import type { PlantReader } from '../state.ts';
import { finding, type Gate } from './gate.ts';

/** The hold exists, is still in force, and is not released by the person who caused it (rules §3). */
export const requireHold: Gate = {
  id: 'requireHold',
  when: 'always',
  check: ({ command, hold, signer, state }) => {
    if (command.type === 'PlaceHold')
      return holdable(state, command.object)
        ? null
        : finding('hold.unknownObject', { object: command.object.id });
    if (command.type !== 'ReleaseHold') return null;
    if (!hold) return finding('hold.unknown', { hold: command.hold });
    if (hold.released) return finding('hold.released', { hold: hold.id });
    if (hold.exception) return finding('hold.ofException', { hold: hold.id, exception: hold.exception });
    return signer && hold.causedBy === signer.id
      ? finding('hold.own', { hold: hold.id, person: signer.name }, 'qaReviewer')
      : null;
  },
};

const TABLE = {
  lot: 'lots',
  container: 'containers',
  batch: 'batches',
  equipment: 'equipment',
  station: 'stations',
  roll: 'labelRolls',
} as const;
const holdable = (state: PlantReader, object: HoldObject): boolean =>
  state.get(TABLE[object.kind], object.id) !== undefined;
