import type { Micrograms } from '../../contract/quantity.ts';
import type { LiveWeight } from '../../contract/views.ts';

/** The marks on the bar. `lowest` is null for a part that is not the last: only the whole has a lower limit. */
export interface Marks {
  readonly target: Micrograms;
  readonly lowest: Micrograms | null;
  readonly highest: Micrograms;
}

/** Where the tolerance frame and the target stand, in thousandths of the bar, whatever is weighed (ux §2.5). */
const FRAME = { from: 700, target: 780, to: 860, end: 1000 } as const;

/** Against the same limits as the gate of tolerance; a part without a lower limit is under until its target. */
export function zoneOf(mass: Micrograms, { target, lowest, highest }: Marks): LiveWeight['zone'] {
  if (mass > highest) return 'over';
  return mass < (lowest ?? target) ? 'under' : 'in';
}

/**
 * Thousandths of the bar that are full: compressed up to the frame, stretched inside it, and beyond it as inside
 * its upper half, until the end of the bar.
 */
export function fillOf(mass: Micrograms, { target, lowest, highest }: Marks): number {
  const upper = Math.max(1, highest - target);
  if (mass >= target) {
    return Math.min(
      FRAME.end,
      Math.round(FRAME.target + ((mass - target) * (FRAME.to - FRAME.target)) / upper),
    );
  }
  if (lowest === null) return compressed(mass, target, FRAME.target);
  if (mass < lowest) return compressed(mass, lowest, FRAME.from);
  return Math.round(FRAME.from + ((mass - lowest) * (FRAME.target - FRAME.from)) / (target - lowest));
}

const compressed = (mass: Micrograms, to: Micrograms, mark: number): number =>
  to <= 0 ? 0 : Math.max(0, Math.round((mass * mark) / to));
