import { parentPort } from 'node:worker_threads';
import type { ToWorker } from '../../../main/adapters/devices/worker-messages.ts';
import type { PrintJob } from '../../../main/application/ports/devices.ts';
import { HANGING_WIDTH } from './hanging-width.ts';

/** The device thread with one defect: it stops for ever when it is to print a label of a certain width. */
parentPort?.on('message', (message: ToWorker) => {
  if (message.kind !== 'call' || message.method !== 'print') return;
  const { bitmap } = message.argument as PrintJob;
  const isTrap = bitmap.width === HANGING_WIDTH;
  while (isTrap) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
});

await import('../../../main/adapters/devices/device-worker.ts');
