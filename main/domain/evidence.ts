import type { Settling } from '../contract/decoded.ts';
import type {
  AttachmentId,
  CaseId,
  ContainerId,
  EquipmentId,
  ItemId,
  LocationId,
  LotId,
  PersonId,
  RollId,
} from '../contract/ids.ts';
import type { Micrograms } from '../contract/quantity.ts';
import type { Meaning } from '../contract/vocabulary.ts';
import type { Instant, PlantDay } from './moment.ts';

/** A captured weight with everything that makes it believable: raw frame, instrument, calibration, check. */
export interface ScaleEvidence {
  readonly source: 'device';
  readonly device: EquipmentId;
  readonly serial: string;
  /** How the serial number is known where the instrument does not tell it: its plate was scanned. */
  readonly identifiedBy?: 'plate';
  /** Exactly as sent. */
  readonly value: string;
  readonly unit: string;
  readonly mass: Micrograms;
  readonly raw: string;
  /** Raw frames of the stability window before the captured one. */
  readonly window: readonly string[];
  /** What stood for the stability that this instrument does not tell; absent where it tells it. */
  readonly settling?: Settling;
  readonly receivedAt: Instant;
  readonly calibrationDue: PlantDay;
  readonly checkDay: PlantDay | null;
}

/** A weight without a frame: a scale that sent nothing, two people who read it, and the picture of what they read (rules §4). */
export interface ManualEvidence {
  readonly source: 'manual';
  readonly device: EquipmentId;
  readonly serial: string;
  /** As both read it. */
  readonly value: string;
  readonly unit: string;
  readonly mass: Micrograms;
  readonly by: PersonId;
  readonly confirmedBy: PersonId;
  readonly photo: AttachmentId;
  readonly readAt: Instant;
  readonly calibrationDue: PlantDay;
  readonly checkDay: PlantDay | null;
}

/** How a weight is known: as a rule by the frame of its instrument. */
export type WeightEvidence = ScaleEvidence | ManualEvidence;

export interface ScanEvidence {
  readonly source: 'scan';
  readonly device: EquipmentId;
  /** Payload with control characters escaped. */
  readonly raw: string;
  readonly carrier: string | null;
}

/** What a scanned payload names, as far as syntax tells; whether it exists is a gate's question. */
export type Identity =
  | {
      readonly kind: 'container';
      readonly item: ItemId;
      readonly lot: LotId;
      readonly container: ContainerId;
      /** Number of the label, where the plant printed it anew; absent on the one the container came with (rules §4). */
      readonly label?: number;
    }
  /** A lot without containers of its own: what is counted and not weighed. */
  | { readonly kind: 'lot'; readonly item: ItemId; readonly lot: LotId }
  | { readonly kind: 'waste'; readonly container: ContainerId }
  /** What a run filled, by the label of its container. */
  | { readonly kind: 'output'; readonly container: ContainerId }
  | { readonly kind: 'location'; readonly location: LocationId }
  | { readonly kind: 'weightSet'; readonly weightSet: string }
  /** A piece of metal with which a detector is challenged. */
  | { readonly kind: 'testPiece'; readonly piece: string }
  | { readonly kind: 'roll'; readonly roll: RollId }
  /** The code that is printed on every label of a roll: it tells the revision of the artwork. */
  | { readonly kind: 'artwork'; readonly artwork: string }
  /** What the coder put on a pack: its lot and its expiry, `VC5260147A 03/2028`. */
  | { readonly kind: 'packCode'; readonly code: string }
  /** A case of finished packs, by its serial shipping container code. */
  | { readonly kind: 'case'; readonly case: CaseId }
  /** The type plate of an instrument. */
  | { readonly kind: 'equipment'; readonly equipment: EquipmentId }
  | { readonly kind: 'unreadable'; readonly why: string };

export interface Scan {
  readonly identity: Identity;
  readonly evidence: ScanEvidence;
  /** Of a type plate: the connection that its instrument sent weights over when it was scanned; null when it sent none. */
  readonly connection?: string | null;
}

/** A signature as it stands in the record: name, time, meaning and the hash of the exact text (21 CFR 11.50, 11.70). */
export interface SignatureRecord {
  readonly person: PersonId;
  readonly name: string;
  readonly meaning: Meaning;
  readonly at: Instant;
  readonly components: 'idAndSecret' | 'secret';
  readonly credentialVersion: number;
  readonly text: string;
  readonly textHash: string;
}
