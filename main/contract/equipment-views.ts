import type { DueView } from './due-view.ts';
import type { ProceduresView } from './procedure-views.ts';
import type { Affordance, MachineView } from './views.ts';
import type { PieceResult, ReasonCode, ReferencePhase } from './vocabulary.ts';

/** Scales and machines with what is known of each, and the way of one that failed back into service (rules §5). */
export interface EquipmentDesk {
  readonly cards: readonly EquipmentCard[];
  readonly machines: readonly MachineCard[];
  readonly detectors: readonly DetectorCard[];
}

/** A metal detector with its test pieces, and its way back into service. */
export interface DetectorCard
  extends Pick<
    EquipmentCard,
    | 'id'
    | 'name'
    | 'serial'
    | 'station'
    | 'here'
    | 'service'
    | 'since'
    | 'holds'
    | 'adjustments'
    | 'requestedBy'
    | 'lookBacks'
  > {
  readonly lastGood: string | null;
  readonly pieces: readonly {
    readonly piece: string;
    readonly text: string;
    readonly certificate: string;
    /** inHand: scanned, and about to be passed through. */
    readonly state: 'waiting' | 'inHand' | PieceResult;
  }[];
  /** pass: a piece after the other as it is left. */
  readonly next: {
    readonly kind: 'pass' | Exclude<ServiceAct['kind'], 'measure'>;
    readonly affordance: Affordance;
  } | null;
}

/** A machine with its cleaning, as its log keeps it (21 CFR 111.35(b)(2)). */
export interface MachineCard {
  readonly id: string;
  readonly name: string;
  readonly serial: string;
  readonly station: string | null;
  readonly inService: boolean;
  readonly clean: MachineView['clean'];
  readonly cleaned: {
    readonly at: string;
    readonly agent: string;
    readonly record: string;
    readonly by: string;
    readonly verifier: string;
  } | null;
  readonly holds: readonly string[];
}

export interface EquipmentCard {
  readonly id: string;
  readonly name: string;
  readonly serial: string;
  readonly unit: string;
  /** Name of the station it stands at. */
  readonly station: string | null;
  /** It stands at this station, so it can be measured here. */
  readonly here: boolean;
  /** Where it stands in its service machine: `serviceState.<state>`. */
  readonly service: string;
  readonly since: string | null;
  readonly calibrationDue: string;
  readonly calibrationOverdue: boolean;
  /** Calibration, routine check and the certificate of its weights, told ahead of their end. */
  readonly due: readonly DueView[];
  /** `good` in this production day, or why it is not: `checkState.<state>`. */
  readonly check: string;
  readonly holds: readonly { readonly id: string; readonly reason: ReasonCode }[];
  readonly weights: {
    readonly set: string;
    readonly certificate: string;
    readonly expires: string;
    readonly inHand: boolean;
  };
  /** Each reference weight of its program, as found and as left. */
  readonly points: readonly ReferencePoint[];
  readonly adjustments: readonly {
    readonly reason: ReasonCode;
    readonly narrative: string;
    readonly by: string;
    readonly at: string;
  }[];
  readonly requestedBy: string | null;
  readonly lookBacks: readonly LookBackView[];
  readonly calibrate: Affordance;
  readonly voidCheck: Affordance;
  /** null where the data of the scale has none. */
  readonly procedures: ProceduresView | null;
  /** The one act that comes next; null while it is in service. */
  readonly next: ServiceAct | null;
}

export interface ReferencePoint {
  readonly nominal: string;
  readonly lowest: string;
  readonly highest: string;
  readonly asFound: Shown | null;
  readonly asLeft: Shown | null;
}

export interface Shown {
  readonly value: string;
  readonly passed: boolean;
}

/** What was weighed on it for one batch since its last good check. */
export interface LookBackView {
  readonly id: string;
  readonly state: string;
  readonly batch: string | null;
  readonly containers: readonly {
    readonly container: string;
    readonly net: string;
    readonly held: boolean;
  }[];
}

export type ServiceAct =
  | {
      readonly kind: 'measure';
      readonly phase: ReferencePhase;
      readonly nominal: string;
      readonly affordance: Affordance;
    }
  | { readonly kind: 'adjust' | 'requestReturn' | 'approveReturn'; readonly affordance: Affordance };
