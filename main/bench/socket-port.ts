import type { Reply } from '../contract/replies.ts';
import { PROTOCOL, type Push, type Response } from '../contract/wire.ts';

/** A terminal's connection as a screen has it: it takes every picture and asks one thing at a time. */
export interface SocketPort {
  dispatch(command: unknown): Promise<Reply>;
  close(): void;
}

/** Node's WebSocket takes headers, as a page's never does. */
const HeadedSocket = WebSocket as unknown as new (
  url: URL,
  options: { readonly headers: Readonly<Record<string, string>> },
) => WebSocket;

/** Exchanges the one-time token of a launch address for the cookie, as a browser does, and connects. */
export async function openSocket(launchUrl: string): Promise<SocketPort> {
  const admitted = await fetch(launchUrl, { redirect: 'manual' });
  const cookie = admitted.headers.getSetCookie()[0]?.split(';')[0];
  const location = admitted.headers.get('location');
  if (cookie === undefined || location === null) throw new Error(`not admitted: ${admitted.status}`);
  const { origin } = new URL(launchUrl);
  const address = new URL('/station', origin);
  address.protocol = 'ws:';
  address.search = new URL(location, origin).search;
  const socket = new HeadedSocket(address, { headers: { Cookie: cookie, Origin: origin } });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('the station refused the connection')), {
      once: true,
    });
  });
  let number = 0;
  let waiting: PromiseWithResolvers<Reply> | null = null;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Response | Push;
    if (message.kind === 'push') return;
    if (message.kind === 'dispatch' && message.n === number) waiting?.resolve(message.body);
    else waiting?.reject(new Error(JSON.stringify(message)));
  });
  socket.addEventListener('close', () => waiting?.reject(new Error('the station closed the connection')));
  return {
    dispatch(command) {
      number += 1;
      waiting = Promise.withResolvers<Reply>();
      socket.send(JSON.stringify({ v: PROTOCOL, n: number, kind: 'dispatch', body: command }));
      return waiting.promise;
    },
    close: () => socket.close(),
  };
}
