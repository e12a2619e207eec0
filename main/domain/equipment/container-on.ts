import type { ContainerId } from '../../contract/ids.ts';
import { isFilling } from '../execution/batch.ts';
import type { PlantReader } from '../state.ts';

/** The container that is being filled on a scale, in whatever step; null where none is. */
export function loadOnPan(state: PlantReader, scale: string): ContainerId | null {
  for (const { steps } of state.all('batches'))
    for (const { work } of Object.values(steps))
      if ((work.kind === 'dispense' || isFilling(work)) && work.scale === scale && work.current)
        return work.current.id;
  return null;
}
