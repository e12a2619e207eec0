import type { ItemId } from '../../contract/ids.ts';
import type { PlantDay } from '../moment.ts';
import type { PlantReader } from '../state.ts';
import { holdsOverContainer, lineageOf } from './genealogy.ts';
import type { Container } from './material.ts';
import { isUsable } from './usable.ts';

/** A container with a hold on it or on anything it came from, or of a lot that is not usable today (rules §2, §3). */
export const isHeld = (state: PlantReader, { id }: Container, today: PlantDay): boolean =>
  holdsOverContainer(state, id).length > 0 ||
  lineageOf(state, id).some(({ kind, id: lotId }) => {
    const lot = kind === 'lot' ? state.get('lots', lotId) : undefined;
    return lot !== undefined && !isUsable(state, lot, today);
  });

/** The item in a container; undefined for waste. */
export const itemIn = (state: PlantReader, container: Container): ItemId | undefined =>
  container.kind === 'dispensed'
    ? container.item
    : container.kind === 'source'
      ? state.get('lots', container.lot)?.item
      : undefined;
