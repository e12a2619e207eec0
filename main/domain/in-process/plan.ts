import type { EquipmentId } from '../../contract/ids.ts';
import type { MassUnit, Micrograms } from '../../contract/quantity.ts';

/** Both bounds belong to it. */
export interface Span {
  readonly lowest: Micrograms;
  readonly highest: Micrograms;
}

/**
 * What a run is checked for while it goes on, how often and on how many units, as its recipe says it beforehand
 * (rules §7, 21 CFR 111.75(b)). Every limit is an exact mass.
 */
export interface InProcessPlan {
  /** What is weighed, one by one: `capsules`. */
  readonly units: string;
  readonly balance: EquipmentId;
  /** The unit in which people read the masses. */
  readonly shownIn: MassUnit;
  /** Minutes of running between two checks; while the line stands, none become due. */
  readonly everyMinutes: number;
  /** A check is opened at most so many minutes before or after it is due; later, it was missed. */
  readonly withinMinutes: number;
  /** How many units one check weighs: fixed when it is opened. */
  readonly size: number;
  readonly individual: Span;
  readonly mean: Span;
  /** Where the means lie while nothing drifts, and how far they scatter: the ground of the run rules. */
  readonly centre: Micrograms;
  readonly sigma: Micrograms;
  /** How well one unit must be known, in percent: the ground of the minimum weight of the balance (USP <41>). */
  readonly accuracyPercent: string;
}
