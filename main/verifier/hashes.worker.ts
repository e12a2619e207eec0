import { parentPort, workerData } from 'node:worker_threads';
import { type HashQuestion, walkHashes } from './walk-hashes.ts';

parentPort?.postMessage(walkHashes(workerData as HashQuestion));
