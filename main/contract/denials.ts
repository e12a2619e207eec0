import { GATE_IDS, type GateId, type Refusal } from './refusals.ts';
import { ROLES, type Role } from './vocabulary.ts';

/** Which refusals are asked for; what is left out does not narrow (S37, S76). */
export interface DenialFilter {
  readonly gate?: GateId;
  /** A role of the person at that time. */
  readonly role?: Role;
  readonly station?: string;
  readonly batch?: string;
  readonly step?: string;
  /** Instants, both included. */
  readonly from?: string;
  readonly to?: string;
}

export interface DenialLine {
  readonly seq: number;
  readonly at: string;
  readonly person: string | null;
  readonly name: string | null;
  /** Roles of the person when it happened, as the plant knew them. */
  readonly roles: readonly Role[];
  readonly station: string | null;
  readonly batch: string | null;
  readonly step: string | null;
  /** null for an input that was no command. */
  readonly command: string | null;
  readonly refusals: readonly Refusal[];
}

/** What makes a ledger of refusals evidence: every event of the log was looked at, and none is missing (S102). */
export interface DenialProof {
  readonly first: number;
  readonly last: number;
  readonly gapFree: boolean;
  readonly denials: number;
  /** Commands that came too fast to be recorded one by one; they were refused and are counted. */
  readonly flooded: number;
}

export interface DenialPage {
  readonly lines: readonly DenialLine[];
  /** How many refusals fit the filter, on all pages. */
  readonly matched: number;
  /** Ask again with this for older ones; null at the end. */
  readonly older: number | null;
  /** By gate, most first, under the filter without its gate; a refusal by two gates counts for both. */
  readonly byGate: readonly { readonly gate: GateId; readonly count: number }[];
  /** What occurs in the ledger, for the choices of the filter. */
  readonly choices: {
    readonly roles: readonly Role[];
    readonly stations: readonly string[];
    readonly batches: readonly string[];
    readonly steps: readonly string[];
  };
  readonly proof: DenialProof;
}

export const isGateId = (text: unknown): text is GateId => (GATE_IDS as readonly unknown[]).includes(text);
export const isRole = (text: unknown): text is Role => (ROLES as readonly unknown[]).includes(text);
