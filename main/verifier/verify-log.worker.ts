import { parentPort, workerData } from 'node:worker_threads';
import { type VerifyOptions, verifyLog } from './verify-log.ts';

const { path, options } = workerData as { path: string; options: VerifyOptions };
parentPort?.postMessage(await verifyLog(path, options));
