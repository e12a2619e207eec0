import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { LogReport } from './report.ts';

/** What the thread says once it can be ended. */
export const LOADED = 'loaded';
/** A log of a day is judged in less; a longer one is left where it is. */
const GRACE_MS = 1_000;

/**
 * Judges a log in a thread of its own while its station works: read-only, in pages, no gate waits for it (design §7).
 * `stop` resolves when the thread is gone: one that is ended while it loads SQLite takes the whole process with it, so
 * it is let come so far first, and to its end where that is near.
 */
export function verifyInBackground(path: string): {
  readonly report: Promise<LogReport>;
  stop(): Promise<void>;
} {
  const worker = new Worker(new URL('./background.worker.ts', import.meta.url), { workerData: { path } });
  const loaded = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const report = new Promise<LogReport>((resolve, reject) => {
    worker.on('message', (said: typeof LOADED | LogReport) => {
      if (said !== LOADED) return resolve(said);
      loaded.resolve();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      loaded.resolve();
      ended.resolve();
      reject(new Error(`the verification ended with ${code}`));
    });
  });
  return {
    report,
    stop: async () => {
      await loaded.promise;
      await Promise.race([ended.promise, setTimeout(GRACE_MS, undefined, { ref: false })]);
      await Promise.all([worker.terminate(), ended.promise]);
    },
  };
}
