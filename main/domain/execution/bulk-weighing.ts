import type { ContainerId } from '../../contract/ids.ts';
import { type Micrograms, sum } from '../../contract/quantity.ts';
import { detectorOf } from '../equipment/metal-detector.ts';
import type { Mean } from '../in-process/check.ts';
import type { Container } from '../material/material.ts';
import { type Instant, minutesAfter } from '../moment.ts';
import type { BulkWeighStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { type Batch, type BulkWeighing, type CheckedRun, filledOf } from './batch.ts';
import { meanOfRun } from './run-units.ts';
import { isWithin, percentText } from './yield.ts';

const runOf = (batch: Batch, { of }: BulkWeighStep): CheckedRun | null => {
  const work = batch.steps[of]?.work;
  return work?.kind === 'checkedRun' ? work : null;
};

/** What the run filled and nobody destroyed, in the order in which it was filled: all of it goes in. */
export const toTakeIn = (state: PlantReader, batch: Batch, master: BulkWeighStep): readonly ContainerId[] =>
  (runOf(batch, master)?.output ?? [])
    .map(({ id }) => id)
    .filter((id) => {
      const stock = state.get('containers', id);
      return stock?.kind === 'output' && stock.physical !== 'destroyed';
    });

/** Still outside, with a place to go in. */
export const leftOutside = (
  state: PlantReader,
  batch: Batch,
  work: BulkWeighing,
  master: BulkWeighStep,
): readonly ContainerId[] =>
  toTakeIn(state, batch, master).filter((each) => !work.taken.some(({ id }) => id === each));

/** A container that the run of this step filled and that was not destroyed. */
export const isToTakeIn = (batch: Batch, { of }: BulkWeighStep, container: Container): boolean =>
  container.kind === 'output' &&
  container.batch === batch.id &&
  container.step === of &&
  container.physical !== 'destroyed';

/** How a detector stands before something goes through it. */
export type DetectorStanding =
  | { readonly kind: 'good'; readonly until: Instant }
  | { readonly kind: 'failed' | 'adjusted' }
  | { readonly kind: 'due'; readonly last: Instant | null };

/** By its last good challenge, which speaks for the minutes of the recipe and no longer. */
export function detectorStanding(
  state: PlantReader,
  { detector, challengeMinutes }: BulkWeighStep,
  now: Instant,
): DetectorStanding {
  const { recheck = null, lastGoodChallenge: last = null } = detectorOf(state, detector) ?? {};
  if (recheck !== null) return { kind: recheck };
  const until = last && minutesAfter(last, challengeMinutes);
  return until !== null && now <= until ? { kind: 'good', until } : { kind: 'due', last };
}

/** The last good challenge comes after everything that went through (scenario step 160: before, during and after). */
export function isChallengedAfter(state: PlantReader, work: BulkWeighing, master: BulkWeighStep): boolean {
  const { recheck = null, lastGoodChallenge: good = null } = detectorOf(state, master.detector) ?? {};
  const through = [...work.taken, ...filledOf(work)].map(({ at }) => at);
  return recheck === null && good !== null && through.every((at) => at < good);
}

/** How many units a mass is, rounded to the nearest that the recipe counts to, and exactly half of it up. */
export function unitsIn(net: Micrograms, mean: Mean, countedTo: number): number {
  const [many, of] = [BigInt(net) * BigInt(mean.count), BigInt(mean.sum) * BigInt(countedTo)];
  return Number(((2n * many + of) / (2n * of)) * BigInt(countedTo));
}

export interface BulkCount {
  readonly net: Micrograms;
  readonly mean: Mean | null;
  /** Units that were weighed; null without a mean. */
  readonly units: number | null;
  /** Units taken as samples by now. */
  readonly samples: number;
  readonly percent: string | null;
  readonly isWithin: boolean;
}

/** What came out as units, by its mass and the mean of the samples of the run; nothing of it is typed (21 CFR 111.260(f)). */
export function countOf(batch: Batch, work: BulkWeighing, master: BulkWeighStep): BulkCount {
  const run = runOf(batch, master);
  const net = sum(filledOf(work).map((each) => each.net));
  const mean = run && meanOfRun(run);
  const units = mean && unitsIn(net, mean, master.countedTo);
  return {
    net,
    mean,
    units,
    samples: samplesOf(work),
    percent: units === null ? null : percentText(units, master.target),
    isWithin: units !== null && isWithin(master.yield, units, master.target),
  };
}

/** Units counted as taken, without the counts that were found not to count. */
export const samplesOf = ({ counts }: BulkWeighing): number =>
  counts.reduce((all, { quantity, invalid }) => (invalid ? all : all + quantity), 0);
