import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { LOADED } from './verify-in-background.ts';
import { verifyLog } from './verify-log.ts';

// The binding is loaded by the first database that is opened, whichever it is.
new Database(':memory:').close();
parentPort?.postMessage(LOADED);

// On Linux a priority belongs to the thread that sets it and to those it starts (setpriority(2)), so the station's own
// thread goes first. Elsewhere it would slow the whole process down.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

const { path } = workerData as { readonly path: string };
parentPort?.postMessage(await verifyLog(path));
