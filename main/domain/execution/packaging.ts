import { COUNTED, type CountOf } from '../../contract/vocabulary.ts';
import { type Instant, minutesAfter } from '../moment.ts';
import type { PackagingStep } from '../recipe/recipe.ts';
import type { Packaging } from './batch.ts';
import { isUnder, isWithin, percentText } from './yield.ts';

/** What a line made, from the counts that still count: units and packs, whole numbers. */
export interface Output {
  readonly totals: Readonly<Record<CountOf, number>>;
  readonly good: number;
  /** Units that went in and are in no pack and not left over; below zero when more came out than went in. */
  readonly lost: number;
}

export function outputOf({ counts }: Packaging, { unitsPerPack }: PackagingStep): Output {
  const total = (what: CountOf): number =>
    counts.reduce((all, each) => (each.what === what && !each.invalid ? all + each.quantity : all), 0);
  const totals = Object.fromEntries(COUNTED.map((what) => [what, total(what)])) as Record<CountOf, number>;
  return {
    totals,
    good: totals.filled - totals.rejected,
    lost: totals.unitsIn - totals.unitsLeft - totals.filled * unitsPerPack,
  };
}

/** What has to be counted before a run can end; nothing rejected or sampled is no gap, the rest is. */
export const COUNTED_ALWAYS = ['unitsIn', 'unitsLeft', 'filled'] as const satisfies readonly CountOf[];

/** Whether a count of this still counts. */
export const isCounted = ({ counts }: Packaging, what: CountOf): boolean =>
  counts.some((each) => each.what === what && !each.invalid);

/**
 * Good packs in percent of the target, compared exactly, and the units that are lost in percent of those that went in
 * (21 CFR 111.260(f), rules §1).
 */
export function yieldOf(
  output: Output,
  { target, yield: limits, lossPercent }: PackagingStep,
): { readonly percent: string; readonly isWithin: boolean; readonly isLossWithin: boolean } {
  const { good, lost, totals } = output;
  return {
    percent: percentText(good, target),
    isWithin: isWithin(limits, good, target),
    isLossWithin: lost >= 0 && good >= totals.sampled && !isUnder(lossPercent, lost, totals.unitsIn),
  };
}

/**
 * A line that stood longer than it may is inspected by two people before it runs again; an inspection grows old as the
 * stand itself does (rules §8).
 */
export function needsInspection({ line }: Packaging, master: PackagingStep, now: Instant): boolean {
  return line.kind === 'stopped' && isOld(line.inspectedAt ?? line.since, master, now);
}

/** The answers of this stop that still count; what was looked at too long ago is looked at again. */
export function freshAnswers(
  { line, answers }: Packaging,
  master: PackagingStep,
  now: Instant,
): Packaging['answers'] {
  if (line.kind !== 'stopped') return {};
  return Object.fromEntries(
    Object.entries(answers).filter(([, { at }]) => at >= line.since && !isOld(at, master, now)),
  );
}

const isOld = (from: Instant, { idleMinutes }: PackagingStep, now: Instant): boolean =>
  now > minutesAfter(from, idleMinutes);

/** When the line was started last; null before the first start. */
export function lastStart({ line }: Pick<Packaging, 'line'>): Instant | null {
  switch (line.kind) {
    case 'notStarted':
      return null;
    case 'running':
      return line.since;
    case 'stopped':
      return line.ran;
  }
}
