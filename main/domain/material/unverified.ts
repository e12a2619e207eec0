import type { DispensedContainer } from '../execution/batch.ts';
import type { PlantReader } from '../state.ts';
import type { Container } from './material.ts';

/** The weighing that filled a dispensed container; undefined for any other. */
export function weighingOf(state: PlantReader, container: Container): DispensedContainer | undefined {
  if (container.kind !== 'dispensed') return undefined;
  const work = state.get('batches', container.batch)?.steps[container.step]?.work;
  return work?.kind === 'dispense' ? work.containers.find(({ id }) => id === container.id) : undefined;
}

/** A dispensed container that nobody verified yet: it stays on its scale until somebody did (rules §5, S130). */
export function isUnverified(state: PlantReader, container: Container): boolean {
  const phase = weighingOf(state, container)?.phase;
  return phase === 'weighed' || phase === 'labelled';
}
