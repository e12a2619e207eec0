import type { UploadReply } from '../../main/contract/attachment.ts';
import type { BenchReply } from '../../main/contract/bench.ts';
import type { Reply } from '../../main/contract/replies.ts';
import type { Hello } from '../../main/contract/station-port.ts';
import type { QueryReply, StationPush } from '../../main/contract/views.ts';
import { PROTOCOL, type Push, type Request, type Response } from '../../main/contract/wire.ts';
import { backOffMs } from './back-off.ts';
import type { LinkState, StationLink } from './station-link.ts';

type RequestBody = Request extends infer One ? (One extends Request ? Omit<One, 'v' | 'n'> : never) : never;

interface Waiting {
  readonly message: Request;
  readonly resolve: (response: Response) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * The station over a WebSocket. Requests that were not answered when the connection broke are sent again on the
 * next one: a command carries its own id, so that the station answers a repeated one as it answered the first.
 */
export function websocketStation(
  url: string,
  open: (url: string) => WebSocket = (at) => new WebSocket(at),
): StationLink {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(push: StationPush) => void>();
  const watchers = new Set<(state: LinkState) => void>();
  let lastPushedView: StationPush | null = null;
  let state: LinkState = 'connecting';
  let socket: WebSocket | null = null;
  let attempt = 0;
  let next = 1;

  connect();
  return {
    port: {
      hello: () => ask<Hello>({ kind: 'hello' }),
      dispatch: (body) => ask<Reply>({ kind: 'dispatch', body }),
      query: (body) => ask<QueryReply>({ kind: 'query', body }),
      upload: (body) => ask<UploadReply>({ kind: 'upload', body }),
      bench: (body) => ask<BenchReply>({ kind: 'bench', body }),
      pulse: (body) => ask<undefined>({ kind: 'pulse', body }).then(() => undefined),
      subscribe(onPush) {
        listeners.add(onPush);
        if (lastPushedView !== null) onPush(lastPushedView);
        return () => listeners.delete(onPush);
      },
    },
    watch(onState) {
      watchers.add(onState);
      onState(state);
      return () => watchers.delete(onState);
    },
    reconnect() {
      if (state !== 'superseded') return;
      attempt = 0;
      connect();
    },
  };

  function connect(): void {
    const opened = open(url);
    socket = opened;
    opened.addEventListener('open', () => {
      for (const { message } of waiting.values()) opened.send(JSON.stringify(message));
      // When it closes before it has answered, the close below tries again.
      greet().catch(() => undefined);
    });
    opened.addEventListener('message', (event) => receive(String(event.data)));
    opened.addEventListener('close', () => {
      if (socket !== opened) return;
      socket = null;
      dropPulses();
      if (state === 'superseded' || state === 'mismatch') return;
      become('down');
      setTimeout(connect, backOffMs(attempt));
      attempt += 1;
    });
  }

  async function greet(): Promise<void> {
    const hello = await ask<Hello>({ kind: 'hello' });
    if (hello.protocol !== PROTOCOL) {
      become('mismatch');
      socket?.close();
      return;
    }
    attempt = 0;
    become('up');
  }

  function ask<Body>(body: RequestBody): Promise<Body> {
    const message = { v: PROTOCOL, n: next, ...body } as Request;
    next += 1;
    return new Promise((resolve, reject) => {
      waiting.set(message.n, {
        message,
        resolve: (response) => resolve(('body' in response ? response.body : undefined) as Body),
        reject,
      });
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    });
  }

  function receive(text: string): void {
    const message = JSON.parse(text) as Response | Push;
    if (message.kind === 'push') {
      if (message.body.kind === 'view') lastPushedView = message.body;
      if (message.body.kind === 'superseded') become('superseded');
      for (const listener of listeners) listener(message.body);
      return;
    }
    const request = message.n === null ? undefined : waiting.get(message.n);
    if (message.n === null || request === undefined) return;
    waiting.delete(message.n);
    if (message.kind === 'problem') request.reject(new Error(message.body));
    else request.resolve(message);
  }

  /** A sign of life belongs to its own connection; on the next one it would say nothing. */
  function dropPulses(): void {
    for (const [n, { message, reject }] of waiting) {
      if (message.kind !== 'pulse' && message.kind !== 'hello') continue;
      waiting.delete(n);
      reject(new Error('the connection closed'));
    }
  }

  function become(to: LinkState): void {
    if (state === to) return;
    state = to;
    for (const watcher of watchers) watcher(to);
  }
}
