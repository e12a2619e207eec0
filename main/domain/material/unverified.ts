import type { PlantReader } from '../state.ts';
import type { Container } from './material.ts';

/** A dispensed container that nobody verified yet: it stays on its scale until somebody did (rules §5, S130). */
export function isUnverified(state: PlantReader, container: Container): boolean {
  if (container.kind !== 'dispensed') return false;
  const work = state.get('batches', container.batch)?.steps[container.step]?.work;
  const filled =
    work?.kind === 'dispense' ? work.containers.find(({ id }) => id === container.id) : undefined;
  return filled?.phase === 'weighed' || filled?.phase === 'labelled';
}
