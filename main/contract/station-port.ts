import type { UploadPart, UploadReply } from './attachment.ts';
import type { BenchReply, BenchRequest } from './bench.ts';
import type { Reply } from './replies.ts';
import type { Query, QueryReply, StationPush } from './views.ts';

/**
 * The one door between a screen and the station, the same over Electron IPC and WebSocket.
 * One port belongs to one terminal; a newer connection of the same terminal supersedes it.
 */
export interface StationPort {
  /** Who answers: protocol version, build, host kind, station and whether the data folder is demo. */
  hello(): Promise<Hello>;
  /** Anything at all may be sent; what is not a command is itself recorded as a denial of fixed shape. */
  dispatch(command: unknown): Promise<Reply>;
  /** Reads a projection; never changes anything. */
  query(query: Query): Promise<QueryReply>;
  /**
   * Brings a photo or document into the data folder, part by part, for the person signed in at this terminal. It is
   * evidence of nothing before a command attaches it.
   */
  upload(part: UploadPart): Promise<UploadReply>;
  /** Whole snapshots of the view and live device values; returns the unsubscribe. */
  subscribe(onPush: (push: StationPush) => void): () => void;
  /**
   * A sign of life from the screen; three missed pulses of 2 s let the host reload it. `touched`: a person touched the
   * glass or a key since the last one, which counts against the idle lock as a command does.
   */
  pulse(touched: boolean): Promise<void>;
  /** The simulated instruments; a port has it only in a demo folder. */
  bench?(request: BenchRequest): Promise<BenchReply>;
}

export interface Hello {
  readonly protocol: 1;
  readonly version: string;
  readonly host: 'electron' | 'kiosk' | 'direct';
  readonly station: string;
  readonly terminal: string;
  readonly plant: string;
  readonly demo: boolean;
}
