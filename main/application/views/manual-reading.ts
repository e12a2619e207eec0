import { subtract } from '../../contract/quantity.ts';
import type { ManualReadingCard } from '../../contract/views.ts';
import { isGranted } from '../../domain/overrides/granted.ts';
import { decimal } from './amounts-text.ts';
import type { DispensingFacts } from './dispense.ts';
import { nameOf } from './people.ts';

/** How far two people are with a display; what the first one read is shown to nobody before the second did (rules §4). */
export function manualReading({ dispense, gate, step, input }: DispensingFacts): ManualReadingCard | null {
  const { manual, current } = dispense.work;
  const container = manual?.container ?? current?.id;
  const { scale } = gate;
  if (!container || !scale || !isGranted(step, 'manualWeight', { kind: 'container', id: container }))
    return null;
  const at = { container, scale: scale.id, unit: scale.unit };
  if (manual?.kind !== 'confirmed') {
    const readBy = manual?.kind === 'entered' ? [nameOf(input.state, manual.by)] : [];
    return { ...at, state: STATES[manual?.kind ?? 'none'], gross: null, net: null, readBy };
  }
  const tare = current?.tare ?? dispense.work.containers.find(({ id }) => id === container)?.tare;
  return {
    ...at,
    state: 'confirmed',
    gross: decimal(manual.mass, scale),
    net: tare === undefined ? null : decimal(subtract(manual.mass, tare), scale),
    readBy: [manual.by, manual.confirmedBy].map((id) => nameOf(input.state, id)),
  };
}

const STATES = { none: 'first', entered: 'second', differed: 'differed' } as const;
