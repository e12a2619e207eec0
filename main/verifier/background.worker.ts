import { parentPort, workerData } from 'node:worker_threads';
import { verifyLog } from './verify-log.ts';

const { path } = workerData as { readonly path: string };
parentPort?.postMessage(await verifyLog(path));
