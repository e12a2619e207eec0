/** The value below which the share `part` (0…1) of the samples lies; throws when there is none. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  if (found === undefined) throw new Error('a quantile of nothing');
  return found;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

export const sum = (samples: readonly number[]): number => samples.reduce((total, one) => total + one, 0);

/** Runs one round of a contender and returns its cost, in whatever unit all contenders share. */
export type Contender = (round: number) => number | Promise<number>;

/**
 * Runs every contender in every round, in an order that rotates from round to round, so that what the machine does
 * meanwhile falls on all of them alike. The first `warmUp` rounds are run and forgotten. Returns, round by round, what
 * each contender cost.
 */
export async function interleave<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  rounds: number,
  warmUp = 0,
): Promise<readonly Readonly<Record<Name, number>>[]> {
  const names = Object.keys(contenders) as Name[];
  const kept: Record<Name, number>[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const costs = {} as Record<Name, number>;
    for (let at = 0; at < names.length; at += 1) {
      const name = names[(at + round) % names.length] as Name;
      costs[name] = await contenders[name](round);
    }
    if (round >= warmUp) kept.push(costs);
  }
  return kept;
}

/** The median of the rounds' own ratios: what a disturbed round costs both sides, it does not count. */
export function medianRatio<Name extends string>(
  rounds: readonly Readonly<Record<Name, number>>[],
  over: Name,
  under: Name,
): number {
  return median(rounds.map((costs) => costs[over] / costs[under]));
}
