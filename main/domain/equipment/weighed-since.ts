import type { ContainerId } from '../../contract/ids.ts';
import { filledOf, netOf } from '../execution/batch.ts';
import type { PlantReader } from '../state.ts';
import type { Scale } from './equipment.ts';

/** Every container weighed on a scale since its last good check, whatever became of its step (21 CFR 111.113, design §4). */
export function weighedSinceGoodCheck(
  state: PlantReader,
  { id, lastGoodCheck }: Scale,
): readonly ContainerId[] {
  const found: ContainerId[] = [];
  for (const batch of state.all('batches')) {
    for (const { work } of Object.values(batch.steps)) {
      if ((work.kind !== 'dispense' && work.kind !== 'discharge') || work.scale !== id) continue;
      for (const container of work.kind === 'dispense' ? netOf(work) : filledOf(work)) {
        if (!lastGoodCheck || container.at > lastGoodCheck.at) found.push(container.id);
      }
    }
  }
  return found;
}
