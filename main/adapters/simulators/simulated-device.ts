import { createServer, type Socket } from 'node:net';

/** A device as the far end of a line: hosts come, send bytes, and leave. */
export interface SimulatedDevice {
  /** `send` puts bytes on the line of this host, `hangUp` breaks it. */
  attach(
    send: (bytes: Uint8Array) => void,
    hangUp: () => void,
  ): {
    receive(chunk: Uint8Array): void;
    detach(): void;
  };
}

export interface TcpPlug {
  readonly port: number;
  /** Pulls the plug: every open connection breaks; hosts may come again. */
  unplug(): void;
  close(): Promise<void>;
}

/** Puts a simulated device on a TCP port of this computer; port 0 takes a free one. */
export function plugIntoTcp(device: SimulatedDevice, port = 0): Promise<TcpPlug> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    const line = device.attach(
      (bytes) => {
        if (!socket.destroyed) socket.write(bytes);
      },
      () => socket.destroy(),
    );
    socket.on('data', (chunk: Buffer) => line.receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      line.detach();
    });
  });
  const unplug = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string')
        throw new Error('broken invariant: no TCP address');
      resolve({
        port: address.port,
        unplug,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            unplug();
          }),
      });
    });
  });
}
