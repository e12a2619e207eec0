import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { StationPort } from '../../contract/station-port.ts';
import type { StationPush } from '../../contract/views.ts';
import { MAX_MESSAGE_BYTES, PROTOCOL, type Push } from '../../contract/wire.ts';
import { answerRequest } from '../shared/answer-request.ts';
import { badShapeOf } from '../shared/message-shape.ts';
import { floodCount } from './flood-count.ts';
import { messagePace, PACE_BEFORE_SESSION, PACE_IN_SESSION } from './message-pace.ts';

export interface StationSocketsOptions {
  connect(terminal: string): StationPort;
  /** How many messages and connections were turned away in the last minute; never 0. */
  onFlood(count: number): void;
  onDefect(error: unknown): void;
}

/** The terminals' connections, one each. */
export interface StationSockets {
  /** Makes a WebSocket of an admitted request; the terminal's older connection is superseded. */
  accept(terminal: string, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Counts a connection that was turned away for coming too often. */
  countRefused(): void;
  close(): Promise<void>;
}

/** RFC 6455 §7.4.1; 4000 and above are ours. */
const CLOSE = { goingAway: 1001, refused: 1008, defect: 1011, superseded: 4001 } as const;
/** A screen that does not read its pushes is cut off; it comes back to a whole view. */
const MOST_UNREAD_BYTES = 4 * 1024 * 1024;
const CLOSE_LIMIT_MS = 500;
/** How every answer to a message without a number begins. */
const UNNUMBERED = `{"v":${PROTOCOL},"n":null,`;

const SENTENCES = {
  'too-deep': 'A message nests too deep.',
  'prototype-key': 'A message has a field that no command has.',
} as const;

export function stationSockets({ connect, onFlood, onDefect }: StationSocketsOptions): StationSockets {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  const flood = floodCount(onFlood);
  const connections = new Map<string, { readonly socket: WebSocket; supersede(): void }>();

  function serve(socket: WebSocket, terminal: string): void {
    connections.get(terminal)?.supersede();
    const port = connect(terminal);
    const pace = messagePace(() => performance.now());
    let signedIn = false;
    let over = false;

    const end = (code: number, sentence: string) => {
      if (over) return;
      over = true;
      unsubscribe();
      if (connections.get(terminal)?.socket === socket) connections.delete(terminal);
      socket.close(code, sentence);
      setTimeout(() => socket.terminate(), CLOSE_LIMIT_MS).unref();
    };
    const refuse = (sentence: string) => {
      flood.add();
      end(CLOSE.refused, sentence);
    };
    const push = (body: StationPush) => {
      const message: Push = { v: PROTOCOL, n: null, kind: 'push', body };
      if (!over) socket.send(JSON.stringify(message));
      if (socket.bufferedAmount > MOST_UNREAD_BYTES) socket.terminate();
    };
    const supersede = () => {
      push({ kind: 'superseded' });
      end(CLOSE.superseded, 'Another screen took this terminal.');
    };
    const answer = async (text: string) => {
      const reply = await answerRequest(port, text, onDefect);
      if (over) return;
      socket.send(reply);
      if (reply.startsWith(UNNUMBERED)) refuse('A message is a numbered request.');
    };
    /** True when the message may be read. Within a session too many only wait, because the station answers each. */
    const keepsPace = (): boolean => {
      const waitMs = pace.count(signedIn ? PACE_IN_SESSION : PACE_BEFORE_SESSION);
      if (waitMs === 0) return true;
      if (!signedIn) refuse('Too many messages before anybody signed in.');
      else if (!socket.isPaused) {
        socket.pause();
        setTimeout(() => socket.resume(), waitMs);
      }
      return signedIn;
    };

    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (over || !keepsPace()) return;
      if (isBinary) return refuse('A message is a text.');
      const text = data.toString();
      const bad = badShapeOf(text);
      if (bad !== null) return refuse(SENTENCES[bad]);
      void answer(text);
    });
    socket.on('ping', () => void (over || keepsPace()));
    // Too long, or not the protocol at all: the socket has already answered with the code that fits.
    socket.on('error', () => refuse(''));
    socket.on('close', () => end(CLOSE.goingAway, ''));

    let unsubscribe = () => {};
    connections.set(terminal, { socket, supersede });
    unsubscribe = port.subscribe((body) => {
      if (body.kind === 'superseded') return supersede();
      if (body.kind === 'view') signedIn = body.view.frame.person !== null;
      push(body);
    });
    if (over) unsubscribe();
  }

  return {
    accept(terminal, request, socket, head) {
      server.handleUpgrade(request, socket, head, (opened) => {
        try {
          serve(opened, terminal);
        } catch (error) {
          onDefect(error);
          opened.close(CLOSE.defect, 'The station could not be connected.');
        }
      });
    },
    countRefused: () => flood.add(),
    async close() {
      const open = [...connections.values()].map(({ socket }) => socket);
      for (const socket of open) socket.close(CLOSE.goingAway, 'The station is shutting down.');
      await Promise.all(open.map(closed));
      flood.end();
    },
  };
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) return resolve();
    const timer = setTimeout(() => socket.terminate(), CLOSE_LIMIT_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
