import type { EquipmentId, PersonId, SessionId } from '../../contract/ids.ts';
import { add, distance, type Micrograms, roundTo, subtract } from '../../contract/quantity.ts';
import type { ProcedureName } from '../../contract/vocabulary.ts';
import type { Instant } from '../moment.ts';
import type { PlantReader } from '../state.ts';
import type { Scale } from './equipment.ts';
import { type PlannedLoad, planOf, standardDeviation } from './procedures.ts';

/** What metrology proved of one scale beyond its daily check: what goes on, and what was found before, oldest first. */
export interface ScaleFitness {
  readonly id: EquipmentId;
  readonly run: ProcedureRun | null;
  readonly results: readonly ProcedureResult[];
}

/** A procedure from its first load to its verification. */
export interface ProcedureRun {
  /** Counts the procedures of this scale. */
  readonly number: number;
  readonly procedure: ProcedureName;
  readonly state: 'open' | 'toVerify';
  /** Whose it is: nobody knows what happened on the pan between two sessions. */
  readonly session: SessionId;
  readonly weightSet: string;
  readonly certificate: string;
  /** The pan was seen at zero, within one division, since the last load that must be followed by it. */
  readonly isZero: boolean;
  readonly loads: readonly CapturedLoad[];
  /** A reading was outside: the scale is out of service, and what is left of the run shows how far. */
  readonly failed: boolean;
  /** Repeatability in micrograms, rounded up; null before its last load, and for every other procedure. */
  readonly spread: Micrograms | null;
  /** What the scale had before this run; null where `spread` is. */
  readonly former: Micrograms | null;
  readonly performers: readonly PersonId[];
  readonly begunAt: Instant;
}

/** One load as the instrument showed it; its raw frame stands in the log. */
export interface CapturedLoad {
  readonly position: PlannedLoad['position'];
  readonly direction: PlannedLoad['direction'];
  readonly nominal: Micrograms;
  /** What the reading is held against; null where only the spread counts. */
  readonly reference: Micrograms | null;
  readonly shown: Micrograms;
  readonly passed: boolean;
  readonly by: PersonId;
  readonly at: Instant;
}

/** How a procedure ended; none is taken away, whatever came after it. */
export interface ProcedureResult {
  readonly number: number;
  readonly procedure: ProcedureName;
  readonly outcome: 'passed' | 'failed' | 'brokenOff';
  readonly begunAt: Instant;
  readonly at: Instant;
  readonly performers: readonly PersonId[];
  /** null where it was not verified: what failed or was broken off counts as it is. */
  readonly verifiedBy: PersonId | null;
  readonly weightSet: string;
  readonly certificate: string;
  readonly loads: readonly CapturedLoad[];
  readonly spread: Micrograms | null;
  /** Repeatability that the scale had before; null for every other procedure. */
  readonly former: Micrograms | null;
}

export const fitnessOf = (state: PlantReader, scale: string): ScaleFitness | undefined =>
  state.get('fitness', scale);

/** The procedure that goes on at a scale, with loads still to come; null where none does. */
export function openRunOn(state: PlantReader, scale: string): ProcedureRun | null {
  const run = fitnessOf(state, scale)?.run;
  return run?.state === 'open' ? run : null;
}

/** The load that comes next in an open run; undefined after the last one. */
export const nextLoad = (state: PlantReader, scale: Scale, run: ProcedureRun): PlannedLoad | undefined =>
  planOf(state, scale, run.procedure)?.loads[run.loads.length];

/** Whether a load waits for the pan to be at zero: the first always, the others where the procedure unloads between. */
export const waitsForZero = (state: PlantReader, scale: Scale, run: ProcedureRun): boolean =>
  !run.isZero && (run.loads.length === 0 || (planOf(state, scale, run.procedure)?.unloads ?? true));

/** What a reading of the next load is held against: the certificate, or what the centre showed. */
export const referenceOf = ({ loads }: ProcedureRun, { against, load }: PlannedLoad): Micrograms | null => {
  if (against === 'nothing') return null;
  return against === 'certified' ? load : (loads[0]?.shown ?? load);
};

export const isWithin = (
  shown: Micrograms,
  reference: Micrograms | null,
  { tolerance }: PlannedLoad,
): boolean => reference === null || tolerance === null || distance(shown, reference) <= tolerance;

/** The spread of a run with all its loads; null for a procedure that looks for none. */
export const spreadOf = (procedure: ProcedureName, shown: readonly Micrograms[]): Micrograms | null =>
  procedure === 'repeatability' ? standardDeviation(shown) : null;

/** The last run of a procedure that was good and verified. */
export const lastGood = (
  state: PlantReader,
  scale: string,
  procedure: ProcedureName,
): ProcedureResult | undefined =>
  fitnessOf(state, scale)?.results.findLast(
    (each) => each.procedure === procedure && each.outcome === 'passed',
  );

/** A procedure that failed was good again since the scale was last adjusted. */
export function isProvedAgain(state: PlantReader, scale: string, procedure: ProcedureName): boolean {
  const good = lastGood(state, scale, procedure);
  const adjusted = state.get('services', scale)?.adjustments.at(-1)?.at;
  return good !== undefined && adjusted !== undefined && good.begunAt > adjusted;
}

/**
 * The readings of the next load that are within, in divisions of the scale and rounded inward; null where only the spread
 * counts.
 */
export function limitsOfLoad(
  { division }: Scale,
  run: ProcedureRun,
  next: PlannedLoad,
): { readonly lowest: Micrograms; readonly highest: Micrograms } | null {
  const reference = referenceOf(run, next);
  if (reference === null || next.tolerance === null) return null;
  return {
    lowest: roundTo(subtract(reference, next.tolerance), division, 'up'),
    highest: roundTo(add(reference, next.tolerance), division, 'down'),
  };
}
