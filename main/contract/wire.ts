import type { UploadPart, UploadReply } from './attachment.ts';
import type { BenchReply, BenchRequest } from './bench.ts';
import type { Reply } from './replies.ts';
import type { Hello } from './station-port.ts';
import type { Query, QueryReply, StationPush } from './views.ts';

/** Version of the messages below; a host and a screen of different versions refuse each other in words. */
export const PROTOCOL = 1;
/** The largest message a terminal may send, in bytes; a longer one closes the connection. */
export const MAX_MESSAGE_BYTES = 65_536;
/** The deepest nesting a message may have; a deeper one is malformed. */
export const MAX_DEPTH = 12;

/** One message from the screen. `n` numbers the request so that its answer finds its way back. */
export type Request =
  | { readonly v: 1; readonly n: number; readonly kind: 'hello' }
  | { readonly v: 1; readonly n: number; readonly kind: 'dispatch'; readonly body: unknown }
  | { readonly v: 1; readonly n: number; readonly kind: 'query'; readonly body: Query }
  | { readonly v: 1; readonly n: number; readonly kind: 'upload'; readonly body: UploadPart }
  | { readonly v: 1; readonly n: number; readonly kind: 'bench'; readonly body: BenchRequest }
  | { readonly v: 1; readonly n: number; readonly kind: 'pulse'; readonly body: boolean };

export type Response =
  | { readonly v: 1; readonly n: number; readonly kind: 'hello'; readonly body: Hello }
  | { readonly v: 1; readonly n: number; readonly kind: 'dispatch'; readonly body: Reply }
  | { readonly v: 1; readonly n: number; readonly kind: 'query'; readonly body: QueryReply }
  | { readonly v: 1; readonly n: number; readonly kind: 'upload'; readonly body: UploadReply }
  | { readonly v: 1; readonly n: number; readonly kind: 'bench'; readonly body: BenchReply }
  | { readonly v: 1; readonly n: number; readonly kind: 'pulse' }
  | { readonly v: 1; readonly n: number | null; readonly kind: 'problem'; readonly body: string };

export interface Push {
  readonly v: 1;
  readonly n: null;
  readonly kind: 'push';
  readonly body: StationPush;
}
