import { connect, type Socket } from 'node:net';
import type { ByteLink, ByteLinkSource, LinkEvents, LinkFailure } from '../../application/ports/byte-link.ts';
import { err, ok, type Result } from '../../contract/result.ts';

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
  /** How long the device may take no bytes before the link counts as lost; printers fill their buffer first. */
  readonly writeMs?: number;
}

const CONNECT_MS = 3000;
const WRITE_MS = 3000;
const KEEP_ALIVE_MS = 5000;

const KIND_OF_CODE: Readonly<Record<string, LinkFailure['kind']>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'absent',
  ENETUNREACH: 'absent',
  ENOTFOUND: 'absent',
  EAI_AGAIN: 'absent',
  ETIMEDOUT: 'timeout',
  EACCES: 'denied',
};

/**
 * A device on a TCP port. Keep-alive is for the network's sake only: a half-open socket looks alive for
 * minutes, so it is the supervisor's own questions that tell whether the device is there.
 */
export const tcpLink = ({ host, port, writeMs = WRITE_MS }: TcpAddress): ByteLinkSource => ({
  address: `tcp://${host}:${port}`,
  open: (events) => openSocket(host, port, writeMs, events),
});

function openSocket(
  host: string,
  port: number,
  writeMs: number,
  events: LinkEvents,
): Promise<Result<ByteLink, LinkFailure>> {
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
    });
    let isOpen = false;
    const fail = (failure: LinkFailure): void => {
      clearTimeout(timer);
      socket.destroy();
      if (isOpen) events.lost(failure);
      else resolve(err(failure));
    };
    const timer = setTimeout(
      () => fail({ kind: 'timeout', detail: `no connection within ${CONNECT_MS / 1000} s` }),
      CONNECT_MS,
    );
    socket.on('connect', () => {
      clearTimeout(timer);
      isOpen = true;
      resolve(ok(linkOver(socket, writeMs, fail)));
    });
    socket.on('data', (chunk: Buffer) => events.bytes(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) => fail(failureOf(error)));
    socket.on('close', () => fail({ kind: 'lost', detail: 'the connection was closed by the device' }));
  });
}

function linkOver(socket: Socket, writeMs: number, fail: (failure: LinkFailure) => void): ByteLink {
  return {
    write: (bytes) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          const failure: LinkFailure = { kind: 'timeout', detail: 'the device takes no bytes' };
          resolve(err(failure));
          fail(failure);
        }, writeMs);
        socket.write(bytes, (error) => {
          clearTimeout(timer);
          resolve(error ? err(failureOf(error)) : ok(undefined));
        });
      }),
    close: async () => {
      socket.removeAllListeners();
      socket.on('error', () => {});
      socket.destroy();
    },
  };
}

function failureOf(error: NodeJS.ErrnoException): LinkFailure {
  return { kind: KIND_OF_CODE[error.code ?? ''] ?? 'lost', detail: error.message || (error.code ?? 'lost') };
}
