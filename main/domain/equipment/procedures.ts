import { type Micrograms, micrograms, sum } from '../../contract/quantity.ts';
import { PAN_POSITIONS, type PanPosition, type ProcedureName } from '../../contract/vocabulary.ts';
import type { PlantReader } from '../state.ts';
import type { ProcedureProgram, Scale, WeightSet } from './equipment.ts';

/** Weighings that a standard deviation needs at the least (USP <41>). */
export const FEWEST_WEIGHINGS = 10;
/** Points that a line through the range needs at the least (USP <1251>). */
export const FEWEST_POINTS = 5;

/** One load of a procedure: what lies where, and what the reading is held against. */
export interface PlannedLoad {
  readonly position: PanPosition;
  readonly direction: 'up' | 'down';
  readonly weights: readonly string[];
  /** By the certificates of the weights, and nominal where a certificate says no value. */
  readonly load: Micrograms;
  /** As it is written on the weights. */
  readonly nominal: Micrograms;
  /** Of what its certificate says, or of what the same load showed in the centre; nothing where only the spread counts. */
  readonly against: 'certified' | 'centre' | 'nothing';
  readonly tolerance: Micrograms | null;
}

export interface ProcedurePlan {
  readonly loads: readonly PlannedLoad[];
  /** The pan comes back to zero within one division before every load; otherwise only before the first (rules §5). */
  readonly unloads: boolean;
}

type Loaded = Pick<PlannedLoad, 'weights' | 'load' | 'nominal'>;
type Planner = (
  program: ProcedureProgram,
  load: (weights: readonly string[]) => Loaded,
) => ProcedurePlan | null;

const AT_CENTRE = { position: 'centre', direction: 'up' } as const;

/** Every procedure as the loads that it consists of. */
const PLANNERS: { readonly [Name in ProcedureName]: Planner } = {
  // One load, weighed again and again (USP <41>).
  repeatability: ({ repeatability }, load) =>
    repeatability && {
      unloads: true,
      loads: Array.from({ length: repeatability.weighings }, () => ({
        ...AT_CENTRE,
        ...load(repeatability.weights),
        against: 'nothing',
        tolerance: null,
      })),
    },
  // The centre against the certificate, each corner against the centre: a sensitivity that drifted is not eccentricity (USP <1251>).
  eccentricity: ({ eccentricity }, load) =>
    eccentricity && {
      unloads: true,
      loads: PAN_POSITIONS.map((position) => ({
        position,
        direction: 'up',
        ...load(eccentricity.weights),
        against: position === 'centre' ? 'certified' : 'centre',
        tolerance: eccentricity.tolerance,
      })),
    },
  // Load upon load, without zero between: that would hide what it looks for (USP <1251>).
  linearity: ({ linearity }, load) => {
    if (!linearity) return null;
    const up = linearity.points.map(({ weights, tolerance }) => ({
      ...AT_CENTRE,
      ...load(weights),
      against: 'certified' as const,
      tolerance,
    }));
    const down = up.slice(0, -1).map((each) => ({ ...each, direction: 'down' as const }));
    return { unloads: false, loads: linearity.down ? [...up, ...down.toReversed()] : up };
  },
};

/** Whether this scale has a plan for the procedure, without making it: every screen that offers procedures asks. */
export const hasPlan = (state: PlantReader, scale: Scale, procedure: ProcedureName): boolean =>
  scale.procedures?.[procedure] != null && state.get('weightSets', scale.check.weightSet) !== undefined;

/** The loads of a procedure on this scale; null where its data has none, or not the weights for it. */
export function planOf(state: PlantReader, scale: Scale, procedure: ProcedureName): ProcedurePlan | null {
  const set = state.get('weightSets', scale.check.weightSet);
  const { procedures } = scale;
  return procedures && set ? PLANNERS[procedure](procedures, (weights) => loadOf(set, weights)) : null;
}

function loadOf(set: WeightSet, weights: readonly string[]): Loaded {
  const found = weights.map((id) => {
    const weight = set.weights?.find((each) => each.id === id);
    if (!weight) throw new Error(`broken invariant: no weight ${id} in ${set.id}`);
    return weight;
  });
  return {
    weights,
    load: sum(found.map(({ certified, nominal }) => certified ?? nominal)),
    nominal: sum(found.map(({ nominal }) => nominal)),
  };
}

/**
 * The sample standard deviation of readings, in whole micrograms: s² = (n·Σx² − (Σx)²) ÷ (n·(n−1)), exact up to the root, and
 * the root rounded up, so that a minimum weight is never too small (USP <41>).
 * @throws when there are fewer than two readings
 */
export function standardDeviation(readings: readonly Micrograms[]): Micrograms {
  const n = BigInt(readings.length);
  if (n < 2n) throw new Error('no standard deviation of fewer than two readings');
  const total = readings.reduce((before, each) => before + BigInt(each), 0n);
  const squares = readings.reduce((before, each) => before + BigInt(each) ** 2n, 0n);
  const numerator = n * squares - total * total;
  const denominator = n * (n - 1n);
  const least = (numerator + denominator - 1n) / denominator;
  return micrograms(Number(rootUp(least)));
}

/** The smallest whole number whose square is at least `square`. */
function rootUp(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (let next = (root + square / root) >> 1n; next < root; next = (root + square / root) >> 1n) root = next;
  return root * root < square ? root + 1n : root;
}
