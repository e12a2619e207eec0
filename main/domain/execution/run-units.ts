import { type Micrograms, micrograms, sum } from '../../contract/quantity.ts';
import { type Mean, standing } from '../in-process/check.ts';
import type { PowderLimits } from '../recipe/recipe.ts';
import type { CheckedRun, LineCount } from './batch.ts';
import { isUnder, percentText } from './yield.ts';

/** Every unit that a run made, and where it went: whole numbers. */
export interface RunUnits {
  readonly good: number;
  readonly rejected: number;
  /** Weighed in a check or a sample of setting up, struck or not: a unit on the balance is never put back. */
  readonly sampled: number;
}

/** By the counts that still count, and by every placement of every sample. */
export function unitsOf({
  counts,
  checks,
  setUps,
}: Pick<CheckedRun, 'counts' | 'checks' | 'setUps'>): RunUnits {
  const total = (what: LineCount['what']): number =>
    counts.reduce((all, each) => (each.what === what && !each.invalid ? all + each.quantity : all), 0);
  const samples = [...checks, ...setUps].flatMap((each) => (each.kind === 'sampled' ? [each] : []));
  return {
    good: total('good'),
    rejected: total('rejected'),
    sampled: samples.reduce((all, each) => all + each.placements.length, 0),
  };
}

/**
 * What one unit of the run weighs on average: every unit of every check that was judged, passed or not, for each speaks for what
 * was made before it; struck placements and samples of setting up speak for nothing. null before the first.
 */
export function meanOfRun({ checks }: Pick<CheckedRun, 'checks'>): Mean | null {
  const masses = checks.flatMap((check) =>
    check.kind === 'sampled' && check.outcome.kind === 'judged'
      ? standing(check).map(({ mass }) => mass)
      : [],
  );
  return masses.length === 0 ? null : { sum: sum(masses), count: masses.length };
}

/** Where the powder of a run is, in micrograms (21 CFR 111.260(f)). */
export interface PowderAccount {
  readonly fedIn: Micrograms;
  /** Mean fill of one unit times the units made, rounded to the microgram. */
  readonly inUnits: Micrograms;
  readonly heel: Micrograms;
  /** Below zero where more came out than went in. */
  readonly lost: Micrograms;
  /** Lost, in percent of what went in. */
  readonly percent: string;
  readonly isWithin: boolean;
}

export interface PowderFigures extends RunUnits {
  readonly fedIn: Micrograms;
  readonly heel: Micrograms;
  readonly mean: Mean;
}

/** Powder in = powder in the units + heel + loss; the loss is held against its limit exactly, in both directions. */
export function accountFor(
  { fedIn, heel, mean, good, rejected, sampled }: PowderFigures,
  { shell, lossPercent }: PowderLimits,
): PowderAccount {
  const inUnits = fillOf(mean, shell, good + rejected + sampled);
  const lost = micrograms(fedIn - inUnits - heel);
  return {
    fedIn,
    inUnits,
    heel,
    lost,
    percent: percentText(lost, fedIn),
    isWithin: !isUnder(lossPercent, Math.abs(lost), fedIn),
  };
}

/** Mass of the fill of so many units of this mean, without their shells. */
function fillOf({ sum: total, count }: Mean, shell: Micrograms, units: number): Micrograms {
  const of = BigInt(count);
  const fill = (BigInt(total) - BigInt(shell) * of) * BigInt(units);
  return micrograms(Number((2n * fill + of) / (2n * of)));
}

/** The account of a run as it stands; null while its heel, a count or a mean is missing, or its recipe asks for none. */
export function powderOf(work: CheckedRun, limits: PowderLimits | null | undefined): PowderAccount | null {
  const mean = meanOfRun(work);
  const units = unitsOf(work);
  if (!limits || !work.feeding || !work.heel || !mean || units.good === 0) return null;
  const fedIn = sum(work.feeding.charged.map(({ net }) => net));
  return accountFor({ ...units, fedIn, heel: work.heel.mass, mean }, limits);
}
