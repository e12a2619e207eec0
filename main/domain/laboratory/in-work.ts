import type { Container } from '../material/material.ts';
import type { PlantReader } from '../state.ts';

/** Whether a container is being weighed from, or stands on a scale and waits for its verification. */
export function inWork(state: PlantReader, { id }: Container): boolean {
  for (const { steps } of state.all('batches'))
    for (const { work } of Object.values(steps)) {
      if (work.kind !== 'dispense') continue;
      if (work.source?.container === id) return true;
      const own = work.containers.find((each) => each.id === id);
      if (own && own.phase !== 'verified' && own.phase !== 'void') return true;
    }
  return false;
}
