import type { BatchId, EquipmentId, PersonId } from '../../contract/ids.ts';
import type { MassUnit, Micrograms } from '../../contract/quantity.ts';
import { micrograms, parsePercent, roundTo } from '../../contract/quantity.ts';
import type { Instant, PlantDay } from '../moment.ts';
import type { MetalDetector } from './metal-detector.ts';

export type Equipment = Scale | Peripheral | Machine | MetalDetector;

export interface EquipmentBase {
  readonly id: EquipmentId;
  readonly name: string;
  /** The serial number the instrument itself reports; a port is a place, not an identity (devices.md rule 7). */
  readonly serial: string;
  readonly service: 'inService' | 'outOfService';
}

/** Status as a conjunction: service, calibration, routine check, and holds in their own table. */
export interface Scale extends EquipmentBase {
  readonly kind: 'scale';
  readonly unit: MassUnit;
  readonly capacity: Micrograms;
  /** The smallest step the scale shows, `d`. */
  readonly division: Micrograms;
  /** Repeatability `s` from at least ten weighings (USP <41>). */
  readonly repeatability: Micrograms;
  readonly calibrationDue: PlantDay;
  readonly check: CheckProgram;
  /** Version of its software, as it was qualified or last told; absent or null where nobody holds it against that. */
  readonly software?: string | null;
  /** Minutes that it stands under power before it is measured; absent or null where it needs none (devices.md §5). */
  readonly warmUpMinutes?: number | null;
  /** When it came on, as the station saw it: it announced itself, or it was connected. */
  readonly onSince?: Instant;
  /** What metrology proves beyond the daily check; absent or null where nothing is. */
  readonly procedures?: ProcedureProgram | null;
  readonly lastGoodCheck: GoodCheck | null;
  /** Why a check of the day no longer counts: the instrument was moved, lost power, failed or was adjusted (rules §5). */
  readonly recheck:
    | 'never-checked'
    | 'restarted'
    | 'failed'
    | 'disturbed'
    | 'invalidated'
    | 'adjusted'
    | null;
  /**
   * Only for an instrument that cannot say who it is: who read it off its type plate, and null while nobody did since its
   * connection last broke. Absent where it tells its serial number itself.
   */
  readonly plate?: PlateReading | null;
}

/** An instrument that a person found by its plate, and the connection it was on: a plate speaks for no other. */
export interface PlateReading {
  readonly at: Instant;
  readonly by: PersonId;
  readonly connection: string;
}

/** What material is worked in: a blender, an encapsulator. It has no wire to the station. */
export interface Machine extends EquipmentBase {
  readonly kind: 'machine';
  readonly cleaning: CleaningProgram;
  /** The cleaning it stands on; null before the first. */
  readonly cleaned: Cleaning | null;
  /** The batch that was worked in it since; null while nothing was. */
  readonly batch: BatchId | null;
}

export interface CleaningProgram {
  /** Hours for which a cleaning holds while nothing is worked in the machine. */
  readonly hours: number;
  /** Qualifications of which whoever cleans holds one, and of which whoever verifies it holds one. */
  readonly performers: readonly string[];
  readonly verifiers: readonly string[];
}

/** One cleaning, as the log of the machine keeps it (21 CFR 111.35(b)(2)). */
export interface Cleaning {
  readonly at: Instant;
  /** What it was cleaned with. */
  readonly agent: string;
  /** Number of the cleaning record. */
  readonly record: string;
  readonly by: PersonId;
  readonly verifier: PersonId;
}

/** A check that passed, and the production day it speaks for. */
export interface GoodCheck {
  readonly productionDay: PlantDay;
  readonly at: Instant;
}

export interface Peripheral extends EquipmentBase {
  readonly kind: 'printer' | 'scanner';
}

export interface CheckProgram {
  readonly weightSet: string;
  readonly points: readonly { readonly nominal: Micrograms; readonly tolerance: Micrograms }[];
}

/**
 * What is put on the pan in each procedure, by the ids of reference weights of the set of the scale, and how far a reading may
 * be off. Signed configuration, never a choice at the scale; null where the procedure is not run (USP <41>, USP <1251>).
 */
export interface ProcedureProgram {
  readonly repeatability: { readonly weights: readonly string[]; readonly weighings: number } | null;
  readonly eccentricity: { readonly weights: readonly string[]; readonly tolerance: Micrograms } | null;
  readonly linearity: {
    /** From the lightest to the heaviest. */
    readonly points: readonly { readonly weights: readonly string[]; readonly tolerance: Micrograms }[];
    /** Whether the points are taken again on the way down. */
    readonly down: boolean;
  } | null;
}

/** Reference weights with the certificate that makes a check worth something (21 CFR 111.35(b)(3)). */
export interface WeightSet {
  readonly id: string;
  readonly certificate: string;
  readonly expires: PlantDay;
  /** Each weight of the set, where procedures use them one by one; absent where they do not. */
  readonly weights?: readonly ReferenceWeight[];
}

export interface ReferenceWeight {
  readonly id: string;
  readonly nominal: Micrograms;
  /** What its certificate says it weighs; null where it says only the class. */
  readonly certified: Micrograms | null;
}

/**
 * The smallest net amount that this scale can weigh to `tolerance` percent: 2·max(s, 0.41·d) ÷ tolerance,
 * times the site's safety factor, rounded up to d (USP <41> with the material's tolerance; requirements R5).
 */
export function minimumWeight(
  scale: Scale,
  tolerancePercent: string,
  safetyFactorPercent: number,
): Micrograms {
  const tolerance = parsePercent(tolerancePercent);
  if (!tolerance || tolerance.numerator === 0n) throw new Error(`no tolerance: ${tolerancePercent}`);
  const spread = Math.max(scale.repeatability * 100, scale.division * 41);
  const smallest =
    (2n * BigInt(spread) * BigInt(safetyFactorPercent) * tolerance.denominator +
      9_999n * tolerance.numerator) /
    (10_000n * tolerance.numerator);
  return roundTo(micrograms(Number(smallest)), scale.division, 'up');
}
