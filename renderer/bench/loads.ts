import {
  add,
  formatMass,
  isMassUnit,
  type Micrograms,
  micrograms,
  parseMass,
  type subtract,
  ZERO,
} from '../../main/contract/quantity.ts';
import type { Screen } from '../../main/contract/views.ts';

/** One kilogram: a text made for it has no digits but those that are needed. */
const PLAIN = micrograms(1_000_000_000);

/** What empty containers of the demo plant weigh, by the unit of the scale they go on. */
export const EMPTY_CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  kg: ['0.32', '0.94', '1.54'],
  g: ['212.4'],
};

/** The load that the screen asks for on this scale now, as decimal text in its unit; null when it asks for none. */
export function askedLoad(screen: Screen, scale: string, unit: string): string | null {
  if (screen.kind === 'check') {
    const points = screen.scales.find((each) => each.scale === scale)?.points;
    return points?.find(({ next }) => next)?.nominal ?? null;
  }
  if (screen.kind !== 'dispense' || screen.scale !== scale || screen.amounts === null) return null;
  if (screen.phase === 'remove') return '0';
  return screen.current === null ? null : changedLoad(screen.current.tare, screen.amounts.target, unit, add);
}

/** A load with something added to it or taken from it; null where a text is no mass. The pan never goes below zero. */
export function changedLoad(
  load: string,
  by: string,
  unit: string,
  change: typeof add | typeof subtract,
): string | null {
  if (!isMassUnit(unit)) return null;
  const masses = [load, by].map((text) => parseMass(text, unit));
  const [from, amount] = masses.flatMap((mass): Micrograms[] => (mass.ok ? [mass.value] : []));
  if (from === undefined || amount === undefined) return null;
  const changed = change(from, amount);
  return formatMass(changed < 0 ? ZERO : changed, unit, PLAIN);
}
