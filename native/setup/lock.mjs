import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './places.mjs';
import { say } from './say.mjs';

const POLL_MS = 200;

/** Runs `work` while no other set-up of this folder does. */
export const withSetupLock = (work) =>
  withLockOf(ROOT, work, () => say('another set-up of this folder is running; waiting for it'));

/**
 * Runs `work` while no other process holds the lock of the same folder; `onWait` is called once when one does. The
 * lock is a listening endpoint named after the folder: the operating system frees it when its owner dies, so there is
 * no stale lock to judge.
 */
export async function withLockOf(folder, work, onWait = () => {}) {
  let told = false;
  for (;;) {
    const server = await tryListen(endpoint(folder));
    if (server !== undefined) {
      try {
        return await work();
      } finally {
        await new Promise((done) => server.close(done));
      }
    }
    if (!told) onWait();
    told = true;
    await wait(POLL_MS);
  }
}

function tryListen(address) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server));
  });
}

function endpoint(folder) {
  const digest = createHash('sha256').update(folder).digest('hex');
  if (process.platform === 'linux') return { path: `\0interlock-setup-${digest}` };
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\interlock-setup-${digest}` };
  return { host: '127.0.0.1', port: 20_000 + (Number.parseInt(digest.slice(0, 8), 16) % 20_000) };
}
