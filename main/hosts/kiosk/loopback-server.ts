import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ReadAttachment } from '../../contract/attachment.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { attachmentHeaders, attachmentIn } from '../shared/attachment-answer.ts';
import type { RendererAssets } from '../shared/renderer-assets.ts';
import { SECURITY_HEADERS } from '../shared/response-headers.ts';
import type { LaunchTokens } from './launch-token.ts';
import { messagePace } from './message-pace.ts';
import { terminalCookies } from './terminal-cookie.ts';
import {
  type Knock,
  pathOf,
  type Refusal,
  refuseRequest,
  refuseUpgrade,
  terminalOf,
} from './upgrade-guard.ts';
import type { StationSockets } from './ws-station.ts';

export interface LoopbackOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly terminals: readonly string[];
  /** Undefined where the screens are not built: the door still answers scripts. */
  readonly assets: RendererAssets | undefined;
  readonly tokens: LaunchTokens;
  readonly sockets: StationSockets;
  /** An attachment on record, for a terminal with a session. */
  attachment(terminal: string, sha256: string): ReadAttachment | null;
  /** A launch address was used for the first time. */
  onLaunched(terminal: string): void;
  onDefect(error: unknown): void;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:4173`; the one address this host answers to. */
  readonly origin: string;
  /** The address that opens a terminal with this token. */
  launchUrl(token: string): string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const LAUNCH = '/launch/';
const PLAIN = 'text/plain; charset=utf-8';
/** More connections a second of one terminal are no person who reloads a screen. */
const CONNECTIONS_A_SECOND = 30;
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
};
const MOST_SOCKETS = 256;

const UNKNOWN: Refusal = {
  status: 401,
  sentence: 'Open the station by the address that its host printed; each address opens once.',
};
const USED: Refusal = {
  status: 403,
  sentence: 'This address was already used, or belongs to an earlier start.',
};
const NOT_HERE: Refusal = {
  status: 404,
  sentence: 'There is no such attachment for this terminal: somebody must be signed in there.',
};
const ABSENT: Refusal = { status: 404, sentence: 'There is no such file.' };
const UNBUILT: Refusal = { status: 503, sentence: 'The screens are not built: run npm run build:web.' };
const TOO_OFTEN: Refusal = { status: 429, sentence: 'This terminal connects too often.' };

/** Serves the screens and the terminals' sockets on this computer alone. A port that cannot be had is an error in words. */
export async function openLoopback(options: LoopbackOptions): Promise<Result<LoopbackServer, string>> {
  const server = createServer(LIMITS);
  server.maxConnections = MOST_SOCKETS;
  const failure = await listen(server, options.port);
  if (failure !== undefined) return err(failure);

  const { port } = server.address() as AddressInfo;
  const origin = new URL(`http://${HOST}:${port}`);
  const cookies = terminalCookies(port);
  const { assets, tokens, sockets, terminals, onLaunched, onDefect } = options;
  const paces = new Map(terminals.map((terminal) => [terminal, messagePace(() => performance.now())]));

  const admits = (request: IncomingMessage, terminal: string): boolean =>
    cookies.values(terminal, request.headers.cookie).some((value) => tokens.admits(terminal, value));

  /** The terminal a connection is for: the one it names, else the only one it has a cookie of. */
  function admitted(request: IncomingMessage): string | undefined {
    const named = terminalOf(request.url);
    const open = terminals.filter((terminal) => admits(request, terminal));
    if (named !== null) return open.find((terminal) => terminal === named);
    return open.length === 1 ? open[0] : undefined;
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const refusal = refuseRequest(knockOf(request), origin);
    if (refusal !== undefined) return inWords(refusal);
    const path = pathOf(request.url);
    if (path === '/healthz') return { status: 200, contentType: PLAIN, body: 'ok\n' };
    if (path.startsWith(LAUNCH)) return launch(request, path.slice(LAUNCH.length));
    if (!terminals.some((terminal) => admits(request, terminal))) return inWords(UNKNOWN);
    const named = attachmentIn(path);
    if (named !== undefined) return attached(request, named);
    if (assets === undefined) return inWords(UNBUILT);
    const asset = await assets.read(path);
    return asset === undefined ? inWords(ABSENT) : { status: 200, ...asset };
  }

  /** For the terminal of its cookie and of nobody else, and only while a person is signed in there. */
  function attached(request: IncomingMessage, sha256: string): Answer {
    const terminal = admitted(request);
    const found = terminal === undefined ? null : options.attachment(terminal, sha256);
    if (found === null) return inWords(NOT_HERE);
    const headers = attachmentHeaders(sha256, found);
    return { status: 200, contentType: found.mediaType, body: found.content, headers };
  }

  function launch(request: IncomingMessage, token: string): Answer {
    const redeemed = tokens.redeem(token);
    if (redeemed === undefined) return inWords(USED);
    const { terminal } = redeemed;
    const there = { Location: `/?terminal=${encodeURIComponent(terminal)}` };
    const goOn = { status: 303, contentType: PLAIN, body: '', headers: there };
    if (redeemed.kind === 'burnt') return admits(request, terminal) ? goOn : inWords(USED);
    onLaunched(terminal);
    return { ...goOn, headers: { ...there, 'Set-Cookie': cookies.header(terminal, redeemed.cookie) } };
  }

  server.on('request', (request, response) => {
    request.resume();
    answer(request).then(
      (answered) => send(response, answered),
      (error: unknown) => {
        onDefect(error);
        response.destroy();
      },
    );
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refusal = refuseUpgrade(knockOf(request), origin);
    if (refusal !== undefined) return turnAway(socket, refusal);
    const terminal = admitted(request);
    if (terminal === undefined) return turnAway(socket, UNKNOWN);
    if (paces.get(terminal)?.count(CONNECTIONS_A_SECOND) !== 0) {
      sockets.countRefused();
      return turnAway(socket, TOO_OFTEN);
    }
    sockets.accept(terminal, request, socket, head);
  });

  return ok({
    origin: origin.origin,
    launchUrl: (token) => `${origin.origin}${LAUNCH}${token}`,
    async close() {
      const ended = new Promise((resolve) => server.close(resolve));
      await sockets.close();
      server.closeAllConnections();
      await ended;
    },
  });
}

/** Listens, or says why not and what to do. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve(undefined));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        resolve(`Port ${port} is in use by another program: name another with --port, or 0 for a free one.`);
      else if (error.code === 'EACCES')
        resolve(`This user may not serve on port ${port}: name one above 1023 with --port.`);
      else reject(error);
    });
    server.listen(port, HOST);
  });
}

const knockOf = (request: IncomingMessage): Knock => ({
  method: request.method,
  target: request.url,
  headers: request.headersDistinct,
});

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const inWords = ({ status, sentence }: Refusal): Answer => ({
  status,
  contentType: PLAIN,
  body: `${sentence}\n`,
  headers: status === 405 ? { Allow: 'GET' } : {},
});

function send(response: ServerResponse, { status, contentType, body, headers }: Answer): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    ...headers,
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** A refusal before there is a WebSocket to close. */
function turnAway(socket: Duplex, { status, sentence }: Refusal): void {
  const body = `${sentence}\n`;
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
