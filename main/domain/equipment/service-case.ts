import type { EquipmentId, PersonId } from '../../contract/ids.ts';
import type { Micrograms } from '../../contract/quantity.ts';
import type { ProcedureName, ReasonCode, ReferencePhase } from '../../contract/vocabulary.ts';
import type { ScaleEvidence } from '../evidence.ts';
import type { PassedPiece } from '../execution/challenge.ts';
import type { GateFacts } from '../facts.ts';
import type { Instant } from '../moment.ts';
import type { PlantReader } from '../state.ts';
import type { Scale } from './equipment.ts';
import { detectorOf, type MetalDetector } from './metal-detector.ts';
import type { ServiceState } from './service-machine.ts';

/** What was done with an instrument since it went out of service; the next failure begins anew (21 CFR 111.35(b)(2)). */
export interface ServiceCase {
  readonly id: EquipmentId;
  readonly state: ServiceState;
  readonly since: Instant;
  /** Everyone who performed the check that failed: none of them serves it, and none approves its return. */
  readonly performers: readonly PersonId[];
  /** The procedure of metrology that it failed; absent where it failed its check. */
  readonly failed?: ProcedureName;
  readonly asFound: readonly ReferenceReading[];
  readonly adjustments: readonly Adjustment[];
  /** Since the last adjustment. */
  readonly asLeft: readonly ReferenceReading[];
  /** Test pieces of a metal detector since its last adjustment; absent for a scale. */
  readonly pieces?: readonly PassedPiece[];
  /** Metrologists with a part in it, in their order. */
  readonly servedBy: readonly PersonId[];
  readonly requested: { readonly by: PersonId; readonly at: Instant } | null;
  readonly approved: { readonly by: PersonId; readonly at: Instant } | null;
}

/** One reference weight on the pan, as the instrument showed it. */
export interface ReferenceReading {
  readonly nominal: Micrograms;
  readonly tolerance: Micrograms;
  readonly shown: Micrograms;
  readonly passed: boolean;
  readonly weightSet: string;
  readonly certificate: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly evidence: ScaleEvidence;
}

export interface Adjustment {
  readonly reason: ReasonCode;
  readonly narrative: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** A case with nothing in it yet. */
export const emptyCase = (
  id: EquipmentId,
  state: ServiceState,
  since: Instant,
  performers: readonly PersonId[],
): ServiceCase => ({
  id,
  state,
  since,
  performers,
  asFound: [],
  adjustments: [],
  asLeft: [],
  servedBy: [],
  requested: null,
  approved: null,
});

/** What goes out of service when it fails, and comes back by metrology and QA. */
export type Served = Scale | MetalDetector;

/**
 * Where an instrument stands now; one that was founded out of service has no case yet. A detector is found as it failed: there
 * is nothing more to measure before it is adjusted.
 */
export const serviceState = (state: PlantReader, { id, kind, service }: Served): ServiceState =>
  state.get('services', id)?.state ??
  (kind === 'metalDetector' && service === 'outOfService' ? 'found' : service);

/** The instrument that a command names, if it is one of these. */
export function servedIn({ command, scale, state }: GateFacts): Served | null {
  if ('detector' in command) return detectorOf(state, command.detector);
  return scale ?? ('scale' in command ? detectorOf(state, command.scale) : null);
}

/** Readings of the phase that goes on, or went on last. */
export const readingsOf = (
  state: PlantReader,
  id: string,
  phase: ReferencePhase,
): readonly ReferenceReading[] => state.get('services', id)?.[phase] ?? [];

/** The reference weight that comes next in a phase; undefined when all were captured. */
export const nextReference = (
  state: PlantReader,
  { id, check }: Scale,
  phase: ReferencePhase,
): Scale['check']['points'][number] | undefined => check.points[readingsOf(state, id, phase).length];
