import type { ReadAttachment } from '../../contract/attachment.ts';
import type { Result } from '../../contract/result.ts';
import type { StationPort } from '../../contract/station-port.ts';

/** What a host needs to know to bring a node up. */
export interface BootOptions {
  /** The folder of the log, the snapshots and the configuration; created when `demo` and absent. */
  readonly dataFolder: string;
  /** Found a demo plant in an empty folder. A folder is demo from its creation or never. */
  readonly demo: boolean;
  /** Only this station of the node, when given. */
  readonly station?: string;
  /** A folder in which the traffic of every device is written down, for support. */
  readonly captureInto?: string;
}

/** Brings a node up, or says in one sentence why it cannot be and what to do. */
export type BootStation = (options: BootOptions) => Promise<Result<RunningNode, string>>;

/** A node at work, as its host sees it: both hosts boot, show, restart and relay, and know nothing else of it. */
export interface RunningNode {
  readonly stations: readonly HostedStation[];
  /** The port of a terminal; a newer one of the same terminal supersedes the older, and the log says so. */
  connect(terminal: string, host: 'electron' | 'kiosk'): StationPort;
  /** An attachment on record, for a terminal with a session; null for anything else. */
  attachment(terminal: string, sha256: string): ReadAttachment | null;
  /** The machine woke up: clock and devices are checked again before work goes on. */
  wake(): void;
  /**
   * Why this version may not be installed now (open work, no signed approval of it); undefined is the permission,
   * and it is in the log.
   */
  permitUpdate(version: string): Promise<string | undefined>;
  /** Finishes the append under way, writes the last checkpoint and closes the log. May be called twice. */
  close(): Promise<void>;
}

export interface HostedStation {
  readonly id: string;
  readonly name: string;
  /** The terminal this node shows the station on. */
  readonly terminal: string;
}
