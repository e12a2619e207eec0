import type { Moment, PlantDay } from '../moment.ts';
import { isPast } from '../moment.ts';
import type { Scale, WeightSet } from './equipment.ts';

/** What of a scale ends on a day. `day` is the last one on which it is good; null of a check that was never passed. */
export interface Due {
  readonly what: 'calibration' | 'check' | 'weights';
  readonly day: PlantDay | null;
  readonly inDays: number | null;
  readonly standing: 'good' | 'soon' | 'over';
}

/** A laboratory needs weeks for a calibration or a certificate; a routine check is made on the day (devices §5). */
export const SHOWN_AHEAD_DAYS = { calibration: 30, weights: 30 } as const;

const DAY_MS = 86_400_000;

const daysUntil = (day: PlantDay, today: PlantDay): number =>
  Math.round((Date.parse(`${day}T00:00:00.000Z`) - Date.parse(`${today}T00:00:00.000Z`)) / DAY_MS);

/**
 * The calibration, the routine check and the certificate of the reference weights of a scale, against the day. It only
 * tells ahead what the gates will refuse; a due check is `soon`, for it is made before the first weighing.
 */
export function dueOf(
  scale: Scale,
  set: WeightSet | undefined,
  { day, productionDay }: Pick<Moment, 'day' | 'productionDay'>,
): readonly Due[] {
  const checked = scale.lastGoodCheck?.productionDay ?? null;
  const isChecked = checked === productionDay && scale.recheck === null;
  return [
    until('calibration', scale.calibrationDue, day),
    {
      what: 'check',
      day: checked,
      inDays: checked === null ? null : daysUntil(checked, productionDay),
      standing: isChecked ? 'good' : 'soon',
    },
    ...(set ? [until('weights', set.expires, day)] : []),
  ];
}

function until(what: 'calibration' | 'weights', end: PlantDay, today: PlantDay): Due {
  const inDays = daysUntil(end, today);
  const isNear = inDays <= SHOWN_AHEAD_DAYS[what];
  return { what, day: end, inDays, standing: isPast(end, today) ? 'over' : isNear ? 'soon' : 'good' };
}
