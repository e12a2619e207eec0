import type { StoredFile } from '../contract/attachment.ts';
import type { Settling } from '../contract/decoded.ts';
import type { AttachmentId, EquipmentId, PersonId, SessionId } from '../contract/ids.ts';
import type { MassUnit, Micrograms } from '../contract/quantity.ts';
import type { SecretFault } from './identity/secret-rules.ts';
import type { Origin } from './kernel-command.ts';
import type { OpenGap } from './log/log-gap.ts';
import type { Instant, Moment } from './moment.ts';

/** What the station saw and worked out around one command; the kernel has no other senses. */
export interface Observed {
  readonly moment: Moment;
  readonly origin: Origin;
  /** A fresh answer of the scale, asked for this command; null when the command needs none. */
  readonly capture: Capture | null;
  /** Verdict on the secret that came with the command; the secret itself stays outside. */
  readonly credential: CredentialVerdict | null;
  /** What the rules say of the secret that a person goes over to, and its version; null for every other command. */
  readonly newSecret: { readonly fault: SecretFault | null; readonly version: number } | null;
  /** Text built by the station for this signature, with its SHA-256. */
  readonly signing: { readonly text: string; readonly hash: string } | null;
  /** The file that the command names, as it lies in the data folder; null when it is not there, or none is named. */
  readonly file: StoredFile | null;
  readonly health: StationHealth;
  /** Where the record of the batch stands that a command reviews; null for every other command. */
  readonly trail: Trail | null;
  /** Commands of this terminal within the last second, this one included. */
  readonly pace: number;
  readonly printer: 'ready' | 'notReady' | 'none' | null;
  /** The number of the last event in the log: what is named as evidence cannot come later. */
  readonly head: number;
  /** Made by the shell for a sign-in; null for every other command. */
  readonly newSession: SessionId | null;
  /** The lost events that lock the station, with what was signed for them; null while it works. */
  readonly gap: OpenGap | null;
}

/** How far the station can be relied on at this moment. */
export interface StationHealth {
  readonly log: 'ready' | 'low';
  readonly clock: 'trusted' | 'doubtful';
  /** Whether the whole log was recomputed and found intact, and its pins are in reach. */
  readonly proof: 'verified' | 'pending' | 'degraded';
}

/** The last event of the log, and the last that concerns the batch: what a review can have read. */
export interface Trail {
  readonly head: number;
  readonly last: number;
}

export interface CredentialVerdict {
  readonly person: PersonId;
  readonly verdict: 'match' | 'mismatch' | 'notEnrolled';
  readonly version: number;
}

/** The answer of a scale, or why there is none: no reading is a variant, never 0. */
export type Capture =
  | {
      readonly kind: 'reading';
      readonly device: EquipmentId;
      /** As the instrument told it; empty where its family cannot. */
      readonly serial: string;
      /** The connection it came over: another one after each break, and after each start of the station. */
      readonly connection: string;
      readonly value: string;
      readonly unit: string;
      /** null: the unit is not a mass unit of this station, or the text is no exact mass. */
      readonly mass: Micrograms | null;
      readonly stable: boolean | null;
      /** What the plant configured in place of the stability that the format does not tell, and was seen; null otherwise. */
      readonly settling: Settling | null;
      readonly raw: string;
      readonly window: readonly string[];
      readonly receivedAt: Instant;
      /** Milliseconds between receipt of the frame and this decision. */
      readonly ageMs: number;
    }
  | ManualCapture
  | {
      readonly kind: 'none';
      readonly device: EquipmentId | null;
      readonly why:
        | 'noScale'
        | 'unstable'
        | 'overload'
        | 'underload'
        | 'silent'
        | 'lost'
        | 'foreign'
        | 'fault'
        | 'malformed'
        | 'wrong-unit'
        | 'refused';
      readonly raw: string | null;
    };

/** The weight that two people read off the display of a scale that answers nothing, each blind to the other (rules §4). */
export interface ManualCapture {
  readonly kind: 'manual';
  readonly device: EquipmentId;
  readonly serial: string;
  readonly value: string;
  readonly unit: MassUnit;
  readonly mass: Micrograms;
  readonly by: PersonId;
  readonly confirmedBy: PersonId;
  /** The picture of the display. */
  readonly photo: AttachmentId;
  readonly at: Instant;
}

/** Most commands a terminal may send in a second within a session (design §5). */
export const PACE_LIMIT = 20;
