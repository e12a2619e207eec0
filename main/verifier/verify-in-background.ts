import { Worker } from 'node:worker_threads';
import type { LogReport } from './report.ts';

/** Judges a log in a thread of its own while its station works: read-only, in pages, no gate waits for it (design §7). */
export function verifyInBackground(path: string): { readonly report: Promise<LogReport>; stop(): void } {
  const worker = new Worker(new URL('./background.worker.ts', import.meta.url), { workerData: { path } });
  worker.unref();
  const report = new Promise<LogReport>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the verification ended with ${code}`)));
  });
  return { report, stop: () => void worker.terminate() };
}
