import type {
  BatchId,
  ContainerId,
  EquipmentId,
  LocationId,
  PersonId,
  RollId,
  SessionId,
  StationId,
  StepId,
  TerminalId,
} from '../../contract/ids.ts';
import type { Role, StationFunction } from '../../contract/vocabulary.ts';
import type { Instant, PlantDay } from '../moment.ts';

export interface Qualification {
  readonly code: string;
  /** Valid through the end of this plant day. */
  readonly expires: PlantDay;
}

/** A named account; ids are never used again for somebody else (21 CFR 11.100). */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly qualifications: readonly Qualification[];
  /** When the person signed that an electronic signature binds like one on paper (21 CFR 11.10(j)). */
  readonly acknowledgedAt: Instant | null;
  /** Version of the secret that the person chose for themselves; absent until they did. */
  readonly ownSecret?: number;
  /** Wrong secrets in a row; five lock the person, not the station. */
  readonly failures: number;
  readonly lockedAt: Instant | null;
}

export const hasRole = (person: Person, role: Role): boolean => person.roles.includes(role);

/** A named place bound to functions and devices; the binding is signed configuration (S122). */
export interface Station {
  readonly id: StationId;
  readonly name: string;
  readonly functions: readonly StationFunction[];
  readonly equipment: readonly EquipmentId[];
  readonly clearance: Clearance | null;
  /** What the booth is set up for: one batch and one material at a time (rules §5). */
  readonly booth: Booth;
  /** The run that goes on at this line; absent where nothing ever ran. */
  readonly run?: { readonly batch: BatchId; readonly step: StepId } | null;
}

/** The verified clearance a station stands on; another batch or the site limit ends it (rules §8). */
export interface Clearance {
  readonly batch: BatchId;
  readonly step: StepId;
  readonly verifiedAt: Instant;
  /** The batch that was here before; null for the first, absent where it was never noted. */
  readonly previous?: BatchId | null;
}

export interface Booth {
  readonly batch: BatchId | null;
  readonly item: string | null;
  /** The material in the booth is gone and the wipe and scoop check is recorded. */
  readonly wiped: boolean;
  /** Allergens handled since the last verified clearance. */
  readonly allergens: readonly string[];
}

/** A person signed in at a terminal, with the context locked to it (S31). */
export interface Session {
  readonly id: SessionId;
  readonly person: PersonId;
  readonly station: StationId;
  readonly terminal: TerminalId;
  readonly openedAt: Instant;
  /** false: locked or signed out; the row stays, so that the screen can show what was going on. */
  readonly open: boolean;
  /** The first signature of this continuous session was made with both components (21 CFR 11.200(a)(1)(i)). */
  readonly signed: boolean;
  readonly context: { readonly batch: BatchId; readonly step: StepId } | null;
  /** Scanned outside a step: what the person holds, for moving and counting. */
  readonly inHand: { readonly container: ContainerId | null; readonly location: LocationId | null };
  /** The set of reference weights in the hand; absent in sessions older than this fact. */
  readonly weights?: string | null;
  /** The test piece of a metal detector in the hand; absent in sessions older than this fact. */
  readonly piece?: string | null;
  /** The roll of labels in the hand, to be destroyed; absent in sessions older than this fact. */
  readonly roll?: RollId | null;
}
