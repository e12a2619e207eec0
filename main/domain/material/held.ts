import type { ItemId } from '../../contract/ids.ts';
import { activeHolds } from '../index-keys.ts';
import type { PlantDay } from '../moment.ts';
import type { PlantReader } from '../state.ts';
import type { Container } from './material.ts';
import { isUsable } from './usable.ts';

/** A container on hold by itself, by its batch or by a lot in it, or with a lot that is not usable today (rules §2, §3). */
export function isHeld(state: PlantReader, container: Container, today: PlantDay): boolean {
  const lots =
    container.kind === 'source'
      ? [container.lot]
      : container.kind === 'dispensed'
        ? container.from.map(({ lot }) => lot)
        : [];
  return (
    activeHolds(state, 'container', container.id).length > 0 ||
    (container.kind === 'dispensed' && activeHolds(state, 'batch', container.batch).length > 0) ||
    lots.some((id) => {
      const lot = state.get('lots', id);
      return !lot || !isUsable(state, lot, today);
    })
  );
}

/** The item in a container; undefined for waste. */
export const itemIn = (state: PlantReader, container: Container): ItemId | undefined =>
  container.kind === 'dispensed'
    ? container.item
    : container.kind === 'source'
      ? state.get('lots', container.lot)?.item
      : undefined;
