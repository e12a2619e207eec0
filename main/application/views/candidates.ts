import type { DispenseScreen } from '../../contract/views.ts';
import { activeHolds, containersFor } from '../../domain/index-keys.ts';
import { type Container, type Lot, usableThrough } from '../../domain/material/material.ts';
import { isUsable } from '../../domain/material/usable.ts';
import type { PlantReader } from '../../domain/state.ts';
import { amount, type MassStyle } from './amounts-text.ts';
import type { DispensingFacts } from './dispense.ts';
import { placeName } from './place-name.ts';

type Candidate = DispenseScreen['candidates'][number];

const MOST = 5;

/** The containers whose label would pass now: of the allocated lot, opened ones first; or the one to be closed. */
export function candidatesOf(
  { input, dispense }: DispensingFacts,
  style: MassStyle,
  closing: boolean,
): readonly Candidate[] {
  const { state, moment } = input;
  const { lot, work } = dispense;
  const candidate = (container: Container): Candidate => ({
    container: container.id,
    lot: lot.id,
    quantity: amount(container.quantity, style),
    expiry: usableThrough(lot),
    location: placeName(state, container.location),
  });
  if (closing) {
    const open = work.source ? state.get('containers', work.source.container) : undefined;
    return open ? [candidate(open)] : [];
  }
  if (!isUsable(state, lot, moment.day)) return [];
  return inHand(state, lot).slice(0, MOST).map(candidate);
}

function inHand(state: PlantReader, lot: Lot): readonly Container[] {
  return containersFor(state, lot.id)
    .filter(
      (container) =>
        container.kind === 'source' &&
        container.quantity > 0 &&
        (container.physical === 'onHand' || container.physical === 'opened') &&
        activeHolds(state, 'container', container.id).length === 0,
    )
    .sort((a, b) => openedFirst(a) - openedFirst(b));
}

const openedFirst = (container: Container): number =>
  container.kind === 'source' && container.physical === 'opened' ? 0 : 1;
