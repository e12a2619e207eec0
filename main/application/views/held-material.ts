import type { ContainerId } from '../../contract/ids.ts';
import type { HeldContainer } from '../../contract/views.ts';
import { containersFor } from '../../domain/index-keys.ts';
import { ancestryOf, descendantsOf, lineageOf } from '../../domain/material/genealogy.ts';
import type { Container } from '../../domain/material/material.ts';
import type { Hold } from '../../domain/quality/exception.ts';
import type { PlantReader } from '../../domain/state.ts';

/** Batches that a hold reaches: it follows what is held into everything made of it (rules §3, S103). */
export function reachOf(state: PlantReader, { object }: Hold): readonly string[] {
  switch (object.kind) {
    case 'lot':
    case 'container':
      return descendantsOf(state, { kind: object.kind, id: object.id });
    case 'batch':
      return [object.id];
    default:
      return [];
  }
}

/** A container under a hold, and where it stands. */
export interface HeldStock extends Omit<HeldContainer, 'label'> {
  readonly container: ContainerId;
}

/**
 * The containers that a hold stands over and that still hold something, with where they stand: a held quantity is named
 * by scanned containers, each scanned into quarantine (rules §3).
 */
export function heldContainers(state: PlantReader, hold: Hold): readonly HeldStock[] {
  const { object } = hold;
  const own = object.kind === 'container' ? state.get('containers', object.id) : undefined;
  const found: readonly (Container | undefined)[] = [
    ...(object.kind === 'lot' ? containersFor(state, object.id) : [own]),
    ...reachOf(state, hold).flatMap((batch) =>
      dispensedIn(state, batch).filter((each) => isUnder(state, each, hold)),
    ),
  ];
  return [...new Set(found)]
    .flatMap((each) => (each && each.quantity > 0 ? [each] : []))
    .map((each) => ({
      container: each.id,
      location: each.location,
      inQuarantine: state.get('locations', each.location)?.quarantine ?? false,
    }));
}

function dispensedIn(state: PlantReader, id: string): readonly Container[] {
  const batch = state.get('batches', id);
  return batch ? ancestryOf(batch).dispensed.flatMap((each) => state.get('containers', each) ?? []) : [];
}

const isUnder = (state: PlantReader, { id }: Container, { object }: Hold): boolean =>
  lineageOf(state, id).some((each) => each.kind === object.kind && each.id === object.id);
