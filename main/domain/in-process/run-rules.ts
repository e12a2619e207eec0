import { micrograms } from '../../contract/quantity.ts';
import type { RunRule } from '../../contract/vocabulary.ts';
import { compareMean, type InProcessCheck, isBad, isPassed, type Mean } from './check.ts';
import type { InProcessPlan } from './plan.ts';

interface ZoneRule {
  readonly id: RunRule;
  /** So many of the last `among` means … */
  readonly hits: number;
  readonly among: number;
  /** … further than so many sigma from the centre, all on the side of the last one. */
  readonly sigmas: 0 | 1 | 2 | 3;
}

/**
 * The four zone rules of Western Electric, each looked at from the last mean backwards: what they find is within its
 * limits and should still not look like this (S15).
 */
const ZONE_RULES: readonly ZoneRule[] = [
  { id: 'westernElectric1', hits: 1, among: 1, sigmas: 3 },
  { id: 'westernElectric2', hits: 2, among: 3, sigmas: 2 },
  { id: 'westernElectric3', hits: 4, among: 5, sigmas: 1 },
  { id: 'westernElectric4', hits: 8, among: 8, sigmas: 0 },
];

/** The rules that the last of these means breaks, oldest mean first; none for an empty series. */
export function brokenRules(
  { centre, sigma }: Pick<InProcessPlan, 'centre' | 'sigma'>,
  means: readonly Mean[],
): readonly RunRule[] {
  const last = means.at(-1);
  if (!last) return [];
  const side = compareMean(last, centre);
  if (side === 0) return [];
  return ZONE_RULES.filter(({ hits, among, sigmas }) => {
    const bound = micrograms(centre + side * sigmas * sigma);
    const isBeyond = (mean: Mean): boolean => compareMean(mean, bound) === side;
    return isBeyond(last) && means.slice(-among).filter(isBeyond).length >= hits;
  }).map(({ id }) => id);
}

/** The means of one series, oldest first: what failed or was missed ended it, because the process was set anew. */
export function seriesOf(checks: readonly InProcessCheck[]): readonly Mean[] {
  const from = checks.findLastIndex(isBad) + 1;
  return checks
    .slice(from)
    .filter(isPassed)
    .flatMap(({ outcome }) => (outcome.kind === 'judged' ? [outcome.mean] : []));
}
