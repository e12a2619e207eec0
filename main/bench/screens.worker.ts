import { parentPort, workerData } from 'node:worker_threads';
import type { Answered, Asked } from './screens.ts';
import { openSocket, type SocketPort } from './socket-port.ts';

/** The screens of `screens.ts`, a connection each; what comes unasked is taken in as a screen does. */
const connections = new Map<string, SocketPort>();
for (const [station, url] of workerData as readonly (readonly [string, string])[])
  connections.set(station, await openSocket(url));

parentPort?.on('message', async ({ station, command }: Asked) => {
  const connection = connections.get(station);
  if (!connection) throw new Error(`no connection of ${station}`);
  const began = performance.now();
  const reply = await connection.dispatch(command);
  const answered: Answered = { reply, took: performance.now() - began };
  parentPort?.postMessage(answered);
});
parentPort?.postMessage('open');
