import type { BatchId, ContainerId, LotId } from '../../contract/ids.ts';
import type { Batch } from '../execution/batch.ts';
import { netOf } from '../execution/batch.ts';
import { activeHolds } from '../index-keys.ts';
import type { Hold } from '../quality/exception.ts';
import type { PlantReader } from '../state.ts';

/** What a batch is made of, as its weighings tell it: lots and source containers, and what was dispensed from them. */
export interface Ancestry {
  readonly lots: readonly LotId[];
  readonly sources: readonly ContainerId[];
  readonly dispensed: readonly ContainerId[];
}

/** Backward: everything that went into a batch, voided containers left out. */
export function ancestryOf(batch: Batch): Ancestry {
  const lots = new Set<LotId>();
  const sources = new Set<ContainerId>();
  const dispensed = new Set<ContainerId>();
  for (const { work } of Object.values(batch.steps)) {
    if (work.kind !== 'dispense') continue;
    for (const { id, portions } of netOf(work)) {
      dispensed.add(id);
      for (const { lot, container } of portions) {
        lots.add(lot);
        sources.add(container);
      }
    }
  }
  return { lots: [...lots], sources: [...sources], dispensed: [...dispensed] };
}

/** Forward: the batches in which something of a lot or of one container stands. */
export function descendantsOf(
  state: PlantReader,
  from: { readonly kind: 'lot'; readonly id: string } | { readonly kind: 'container'; readonly id: string },
): readonly BatchId[] {
  const found: BatchId[] = [];
  for (const batch of state.all('batches')) {
    const { lots, sources, dispensed } = ancestryOf(batch);
    const made = from.kind === 'lot' ? lots : [...sources, ...dispensed];
    if ((made as readonly string[]).includes(from.id)) found.push(batch.id);
  }
  return found;
}

/** Holds in force on a batch and on everything it was made of: a hold follows genealogy (rules §3, S103). */
export function holdsOver(state: PlantReader, batch: Batch): readonly Hold[] {
  const { lots, sources, dispensed } = ancestryOf(batch);
  return [
    ...activeHolds(state, 'batch', batch.id),
    ...lots.flatMap((id) => activeHolds(state, 'lot', id)),
    ...[...sources, ...dispensed].flatMap((id) => activeHolds(state, 'container', id)),
  ];
}
