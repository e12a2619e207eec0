import type { DeliveryTrouble } from '../../contract/views.ts';

/** One event as it is sent. */
export interface SignedMessage {
  readonly mediaType: string;
  readonly body: Uint8Array;
  /** Names the key that signed: the first two parts of the station's verifier key. */
  readonly keyId: string;
  /** Ed25519 over exactly `body`. */
  readonly signature: Uint8Array;
}

/** What a receiver made of an event. Only `taken` lets the next one follow. */
export type Answer =
  | { readonly kind: 'taken' }
  /** Not now: down, busy or slow. `afterMs` is the pause that it asks for. */
  | { readonly kind: 'later'; readonly trouble: DeliveryTrouble; readonly afterMs: number | null }
  /** It does not want this event: somebody must look. */
  | { readonly kind: 'refused'; readonly trouble: DeliveryTrouble };

/** A system beside the station that gets its events. */
export interface EventReceiver {
  readonly name: string;
  /** Sends one event once. Never throws for what the other side or the network does. */
  send(message: SignedMessage, signal: AbortSignal): Promise<Answer>;
}

/** The last event that a receiver took. */
export interface Position {
  readonly seq: number;
  /** Hash of that event: a log that went another way since does not have it. */
  readonly hash: string;
}

/** Keeps how far each receiver is, through a power cut. */
export interface PositionStore {
  /** null: nothing was delivered yet. */
  read(receiver: string): Position | null;
  /** Rejects when the disk does not take it. */
  keep(receiver: string, position: Position): Promise<void>;
}

/** Signs what leaves the station. */
export interface MessageSigner {
  readonly keyId: string;
  signMessage(body: Uint8Array): Uint8Array;
}
