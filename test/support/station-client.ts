import { WebSocket } from 'ws';
import type { BenchReply, BenchRequest } from '../../main/contract/bench.ts';
import type { Reply } from '../../main/contract/replies.ts';
import type { StationPort } from '../../main/contract/station-port.ts';
import type { Query, StationPush, StationView } from '../../main/contract/views.ts';
import { PROTOCOL, type Push, type Request, type Response } from '../../main/contract/wire.ts';

/** How a connection ended. */
export interface Ended {
  readonly code: number;
  readonly reason: string;
}

/** A terminal as a script drives it: the port of a screen, what was pushed to it, and the bare socket. */
export interface StationClient extends StationPort {
  /** Hands at the simulated instruments; only a demo folder has them. */
  bench(request: BenchRequest): Promise<BenchReply>;
  /** The newest whole view. */
  view(): StationView;
  /** Resolves with the first view, the present one included, that passes; rejects after `timeoutMs`. */
  waitForView(passes: (view: StationView) => boolean, timeoutMs?: number): Promise<StationView>;
  /** Everything pushed so far, oldest first. */
  readonly pushes: readonly StationPush[];
  /** Sends a text as it is and resolves with the next answer that has no number or with the end of the connection. */
  sendRaw(text: string | Buffer): Promise<Response | Ended>;
  /** Sends bytes in a text frame, whether they are a text or not. */
  sendBytesAsText(bytes: Buffer): void;
  /** Leaves everything that comes from now on unread. */
  stopReading(): void;
  readonly ended: Promise<Ended>;
  close(): Promise<void>;
}

export interface ClientOptions {
  /** Waits before a command when the station would refuse it for its pace alone; off for tests of that refusal. */
  readonly paced?: boolean;
}

/** What a browser keeps after it opened a launch address. */
export interface Admission {
  readonly origin: string;
  readonly cookie: string;
  /** The clean address it was sent on to. */
  readonly location: string;
}

const ANSWER_LIMIT_MS = 25_000;
/** A host that says a terminal connects too often is asked again after this pause, as a screen does. */
const RETRY_MS = 500;
const TRIES = 6;
/** Under the station's limit of 20 commands a second of one terminal. */
const COMMANDS_A_SECOND = 18;

/** Exchanges the one-time token of a launch address for the cookie, as a browser does. */
export async function admit(launchUrl: string): Promise<Admission> {
  const response = await fetch(launchUrl, { redirect: 'manual' });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  const location = response.headers.get('location');
  if (response.status !== 303 || cookie === undefined || location === null)
    throw new Error(`not admitted: ${response.status} ${await response.text()}`);
  return { origin: new URL(launchUrl).origin, cookie, location };
}

/** Opens a terminal by its launch address. */
export const openTerminal = async (launchUrl: string, options: ClientOptions = {}): Promise<StationClient> =>
  connectTerminal(await admit(launchUrl), options);

/** Opens another connection with a cookie that is already there: a reload of the page. */
export async function connectTerminal(
  { origin, cookie, location }: Admission,
  { paced = true }: ClientOptions = {},
): Promise<StationClient> {
  const address = new URL('/station', origin);
  address.protocol = 'ws:';
  address.search = new URL(location, origin).search;
  const socket = await openSocket(address, { Cookie: cookie, Origin: origin });
  const pushes: StationPush[] = [];
  const listeners = new Set<(push: StationPush) => void>();
  const waiting = new Map<number, { resolve(response: Response): void; reject(error: Error): void }>();
  const unnumbered = new Set<(response: Response) => void>();
  const sent: number[] = [];
  let newest: StationView | undefined;
  let number = 0;

  const ended = new Promise<Ended>((resolve) => {
    socket.once('close', (code, reason) => {
      resolve({ code, reason: reason.toString() });
      for (const { reject } of waiting.values()) reject(new Error(`the connection ended: ${code} ${reason}`));
      waiting.clear();
    });
  });
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString()) as Response | Push;
    if (message.kind === 'push') return receive(message.body);
    if (message.n === null) for (const listener of unnumbered) listener(message);
    else waiting.get(message.n)?.resolve(message);
    if (message.n !== null) waiting.delete(message.n);
  });
  const firstView = new Promise<void>((resolve) => {
    const listener = (push: StationPush) => {
      if (push.kind !== 'view') return;
      listeners.delete(listener);
      resolve();
    };
    listeners.add(listener);
  });
  socket.resume();
  await Promise.race([firstView, ended]);

  function receive(push: StationPush): void {
    pushes.push(push);
    if (push.kind === 'view') newest = push.view;
    for (const listener of [...listeners]) listener(push);
  }

  async function ask<Kind extends Request['kind']>(kind: Kind, body?: unknown) {
    number += 1;
    const n = number;
    const answer = new Promise<Response>((resolve, reject) => waiting.set(n, { resolve, reject }));
    const timer = setTimeout(
      () => waiting.get(n)?.reject(new Error(`no answer to ${kind} ${n}`)),
      ANSWER_LIMIT_MS,
    );
    if (socket.readyState !== WebSocket.OPEN) waiting.get(n)?.reject(new Error('the connection is closed'));
    else socket.send(JSON.stringify({ v: PROTOCOL, n, kind, body }));
    const response = await answer.finally(() => clearTimeout(timer));
    if (response.kind === 'problem') throw new Error(response.body);
    return response as Extract<Response, { kind: Kind }>;
  }

  /** Waits until less than the allowed number of commands went out within the last second. */
  async function keepPace(): Promise<void> {
    const oldest = sent.at(-COMMANDS_A_SECOND);
    const waitMs = oldest === undefined ? 0 : oldest + 1000 - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, Math.ceil(waitMs)));
    sent.push(performance.now());
  }

  return {
    pushes,
    ended,
    hello: async () => (await ask('hello')).body,
    async dispatch(command: unknown): Promise<Reply> {
      if (paced) await keepPace();
      return (await ask('dispatch', command)).body;
    },
    query: async (query: Query) => (await ask('query', query)).body,
    pulse: async (touched) => void (await ask('pulse', touched)),
    upload: async (part) => (await ask('upload', part)).body,
    bench: async (request: BenchRequest) => (await ask('bench', request)).body,
    subscribe(onPush) {
      listeners.add(onPush);
      if (newest !== undefined) onPush({ kind: 'view', view: newest });
      return () => listeners.delete(onPush);
    },
    view() {
      if (newest === undefined) throw new Error('no view has come yet');
      return newest;
    },
    waitForView: (passes, timeoutMs = ANSWER_LIMIT_MS) =>
      new Promise((resolve, reject) => {
        if (newest !== undefined && passes(newest)) return resolve(newest);
        const timer = setTimeout(() => {
          listeners.delete(listener);
          reject(new Error(`no such view came; the newest shows ${newest?.screen.kind ?? 'nothing'}`));
        }, timeoutMs);
        const listener = (push: StationPush) => {
          if (push.kind !== 'view' || !passes(push.view)) return;
          clearTimeout(timer);
          listeners.delete(listener);
          resolve(push.view);
        };
        listeners.add(listener);
      }),
    sendRaw(text) {
      const answer = new Promise<Response>((resolve) => {
        const listener = (response: Response) => {
          unnumbered.delete(listener);
          resolve(response);
        };
        unnumbered.add(listener);
      });
      socket.send(text);
      return Promise.race([answer, ended]);
    },
    sendBytesAsText: (bytes) => socket.send(bytes, { binary: false }),
    stopReading: () => socket.pause(),
    async close() {
      socket.close();
      await ended;
    },
  };
}

/** An open socket that reads nothing yet, so that its listeners miss nothing. */
async function openSocket(address: URL, headers: Record<string, string>): Promise<WebSocket> {
  for (let left = TRIES; ; left -= 1) {
    const opened = await tryToOpen(address, headers);
    if (typeof opened !== 'number') return opened;
    if (opened !== 429 || left === 0) throw new Error(`the connection was refused: ${opened}`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** The open socket, or the status it was refused with. */
function tryToOpen(address: URL, headers: Record<string, string>): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, { headers });
    socket.on('error', () => socket.terminate());
    socket.once('error', reject);
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.once('open', () => {
      socket.pause();
      resolve(socket);
    });
  });
}
