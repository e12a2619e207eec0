import type { StepId } from '../../contract/ids.ts';
import {
  add,
  type Micrograms,
  micrograms,
  parsePercent,
  type Rounding,
  roundTo,
  scaleBy,
  subtract,
  sum,
  ZERO,
} from '../../contract/quantity.ts';
import type { Scale } from '../equipment/equipment.ts';
import { containersFor } from '../index-keys.ts';
import type { Lot } from '../material/material.ts';
import type { DispenseStep, Recipe, Tolerance } from '../recipe/recipe.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { type Batch, type Dispensing, netOf } from './batch.ts';

/** What the container in work may weigh, net. All limits are whole divisions of the scale, rounded inward. */
export interface Limits {
  readonly target: Micrograms;
  /** null for a part that is not the last: only the whole has a lower limit. */
  readonly lowest: Micrograms | null;
  readonly highest: Micrograms;
  readonly stepTarget: Micrograms;
  readonly stepLowest: Micrograms;
  readonly stepHighest: Micrograms;
  /** Net already in accepted containers of this step. */
  readonly done: Micrograms;
  readonly part: number;
  readonly parts: number;
}

/** Pure substance in millionths of a microgram, so that an assay with four decimals stays whole. */
const FINE = 1_000_000n;

function pureOf(net: Micrograms, assay: string | null): bigint {
  const ratio = parsePercent(assay ?? '100');
  if (!ratio || FINE % ratio.denominator !== 0n) throw new Error(`not an assay: ${assay}`);
  return BigInt(net) * ratio.numerator * (FINE / ratio.denominator);
}

/** Net mass of all accepted containers of one step. */
export function netOfStep(batch: Batch, step: StepId): Micrograms {
  const work = batch.steps[step]?.work;
  return work?.kind === 'dispense' ? sum(netOf(work).map(({ net }) => net)) : ZERO;
}

/** Pure substance dispensed in some steps, each portion by the assay of its own lot (scenario §1, potency). */
function pureIn(state: PlantReader, batch: Batch, steps: readonly StepId[]): bigint {
  let pure = 0n;
  for (const step of steps) {
    const work = batch.steps[step]?.work;
    if (work?.kind !== 'dispense') continue;
    for (const container of netOf(work)) {
      for (const { net, lot } of container.portions)
        pure += pureOf(net, state.get('lots', lot)?.assay ?? null);
    }
  }
  return pure;
}

/** `pure ÷ assay`, in whole divisions. */
function grossOf(pure: bigint, assay: string | null, division: Micrograms, rounding: Rounding): Micrograms {
  const ratio = parsePercent(assay ?? '100');
  if (!ratio) throw new Error(`not an assay: ${assay}`);
  const numerator = pure * ratio.denominator;
  const denominator = FINE * ratio.numerator * BigInt(division);
  const floor = numerator / denominator;
  const rest = numerator % denominator;
  const up = rounding === 'up' ? rest > 0n : rounding === 'nearest' && rest * 2n >= denominator;
  return micrograms(Number((floor + (up ? 1n : 0n)) * BigInt(division)));
}

interface Whole {
  readonly target: Micrograms;
  readonly lowest: Micrograms;
  readonly highest: Micrograms;
}

/** The amount of the whole step: its target on this scale, and its limits. */
function wholeOf(
  state: PlantReader,
  batch: Batch,
  recipe: Recipe,
  step: DispenseStep,
  lot: Lot,
  division: Micrograms,
): Whole {
  const { amount, tolerance } = step;
  switch (amount.kind) {
    case 'fixed':
      return around(amount.target, amount.target, tolerance, division);
    case 'compensator': {
      const actual = sum(amount.actualOf.map((id) => netOfStep(batch, id)));
      const planned = sum(amount.targetOf.map((id) => fixedTarget(recipe, id)));
      const exact = subtract(amount.total, add(actual, planned));
      // The limits are a percentage of the target that people see, the rounded one.
      const target = roundTo(exact, division, 'nearest');
      return around(target, target, tolerance, division);
    }
    case 'pure': {
      const missing = BigInt(amount.total) * FINE - pureIn(state, batch, amount.after);
      const target = grossOf(missing, lot.assay, division, 'nearest');
      if (tolerance.kind === 'percent') return around(target, target, tolerance, division);
      const spread = parsePercent(tolerance.percent);
      if (!spread) throw new Error(`not a tolerance: ${tolerance.percent}`);
      const slack = (BigInt(amount.total) * FINE * spread.numerator) / spread.denominator;
      return {
        target,
        lowest: grossOf(missing - slack, lot.assay, division, 'up'),
        highest: grossOf(missing + slack, lot.assay, division, 'down'),
      };
    }
    case 'wholeLot': {
      const stock = containersFor(state, lot.id);
      const onHand = sum(stock.map(({ quantity }) => quantity));
      const target = add(onHand, netOfStep(batch, step.id));
      return { target, lowest: ZERO, highest: target };
    }
  }
}

function fixedTarget(recipe: Recipe, id: StepId): Micrograms {
  const step = recipeStep(recipe, id);
  if (step?.kind !== 'dispense' || step.amount.kind !== 'fixed') {
    throw new Error(`broken invariant: step ${id} has no fixed target`);
  }
  return step.amount.target;
}

function around(target: Micrograms, of: Micrograms, tolerance: Tolerance, division: Micrograms): Whole {
  const percent = parsePercent(tolerance.percent);
  if (!percent) throw new Error(`not a tolerance: ${tolerance.percent}`);
  const { numerator, denominator } = percent;
  return {
    target: roundTo(target, division, 'nearest'),
    lowest: scaleBy(of, { numerator: denominator - numerator, denominator }, division, 'up'),
    highest: scaleBy(of, { numerator: denominator + numerator, denominator }, division, 'down'),
  };
}

/** A counted container may differ from its label by max(2 d, 0.2 %); more is an exception (rules §5). */
export function countVarianceLimit(onHand: Micrograms, division: Micrograms): Micrograms {
  const twoTenths = scaleBy(onHand, { numerator: 2n, denominator: 1000n }, division, 'down');
  return micrograms(Math.max(2 * division, twoTenths));
}

/** The limits of the container in work, or of the next one. */
export function limitsOf(
  state: PlantReader,
  batch: Batch,
  recipe: Recipe,
  step: DispenseStep,
  work: Dispensing,
  scale: Scale,
): Limits {
  const lot = state.get('lots', work.lot);
  if (!lot) throw new Error(`broken invariant: no lot ${work.lot}`);
  const whole = wholeOf(state, batch, recipe, step, lot, scale.division);
  const done = netOfStep(batch, step.id);
  const filled = netOf(work).length;
  const base = {
    stepTarget: whole.target,
    stepLowest: whole.lowest,
    stepHighest: whole.highest,
    done,
    part: filled + 1,
  };
  if (step.mode === 'fullContainer') {
    const next = work.source?.onHandAtOpening ?? firstOnHand(state, lot);
    const slack = countVarianceLimit(next, scale.division);
    return {
      ...base,
      target: next,
      lowest: subtract(next, slack),
      highest: add(next, slack),
      parts: filled + containersFor(state, lot.id).filter(({ quantity }) => quantity > 0).length,
    };
  }
  const partsLeft = Math.max(1, step.parts - filled);
  const remaining = subtract(whole.target, done);
  const last = partsLeft === 1;
  return {
    ...base,
    target: scaleBy(remaining, { numerator: 1n, denominator: BigInt(partsLeft) }, scale.division, 'nearest'),
    lowest: last ? subtract(whole.lowest, done) : null,
    highest: subtract(whole.highest, done),
    parts: Math.max(step.parts, filled + 1),
  };
}

function firstOnHand(state: PlantReader, lot: Lot): Micrograms {
  return containersFor(state, lot.id).find(({ quantity }) => quantity > 0)?.quantity ?? ZERO;
}

/** The percentage that decides how small an amount a scale may weigh. */
export const tolerancePercent = (step: DispenseStep): string => step.tolerance.percent;
