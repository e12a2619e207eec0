import type { StationPort } from '../../main/contract/station-port.ts';

/**
 * connecting: not yet heard from; up: both speak the same protocol; down: lost, trying again; superseded: another
 * window took this terminal; mismatch: the station speaks another protocol version.
 */
export type LinkState = 'connecting' | 'up' | 'down' | 'superseded' | 'mismatch';

export interface StationLink {
  readonly port: StationPort;
  /** Called with the present state at once and with every later one; returns the unsubscribe. */
  watch(onState: (state: LinkState) => void): () => void;
  /** Where this screen reads an attachment; beneath its own origin where the link does not say otherwise. */
  attachmentUrl?(sha256: string): string;
  /** Takes the terminal back after it was superseded. */
  reconnect(): void;
}
