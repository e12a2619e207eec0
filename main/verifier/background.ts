import { Worker } from 'node:worker_threads';
import type { LogReport } from './report.ts';
import type { VerifyOptions } from './verify-log.ts';

/** A verification under way in a thread of its own, so that the door of a running station goes on deciding. */
export interface Verification {
  /** Null when it was cancelled; rejects as `verifyLog` throws. */
  readonly report: Promise<LogReport | null>;
  cancel(): void;
}

export function verifyInBackground(path: string, options: VerifyOptions = {}): Verification {
  const worker = new Worker(new URL('./verify-log.worker.ts', import.meta.url), {
    workerData: { path, options },
  });
  const report = new Promise<LogReport | null>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve(null));
  });
  return { report, cancel: () => void worker.terminate() };
}
