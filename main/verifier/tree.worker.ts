import { parentPort, workerData } from 'node:worker_threads';
import { type TreeQuestion, walkTree } from './tree.ts';

parentPort?.postMessage(walkTree(workerData as TreeQuestion));
