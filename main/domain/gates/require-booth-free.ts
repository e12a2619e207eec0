import type { BatchId } from '../../contract/ids.ts';
import type { PlantReader } from '../state.ts';
import { finding, type Gate } from './gate.ts';

/** One batch and one material per booth; a recorded wipe and scoop check lies between two materials (rules §5). */
export const requireBoothFree: Gate = {
  id: 'requireBoothFree',
  when: 'always',
  check: ({ state, command, station: { booth, id }, dispense, batch }) => {
    if (booth.item === null) return null;
    if (command.type === 'WipeDown') {
      return booth.batch !== null && isMaterialOpen(state, booth.batch)
        ? finding('booth.inUse', { station: id, item: booth.item })
        : null;
    }
    if (!dispense || !batch) return null;
    if (booth.batch !== batch.id) return finding('booth.batch', { station: id, batch: booth.batch ?? '' });
    return booth.item === dispense.item.id
      ? null
      : finding('booth.material', { station: id, item: booth.item, next: dispense.item.id });
  },
};

/** A source container is open or a container is being filled: the booth cannot have been wiped. */
const isMaterialOpen = (state: PlantReader, batch: BatchId): boolean =>
  Object.values(state.get('batches', batch)?.steps ?? {}).some(
    ({ work }) => work.kind === 'dispense' && (work.source !== null || work.current !== null),
  );
