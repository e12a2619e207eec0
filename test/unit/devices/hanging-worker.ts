import { parentPort } from 'node:worker_threads';
import type { ToWorker } from '../../../main/adapters/devices/worker-messages.ts';

/** The device thread with one defect: it stops for ever when it is to print `hang`. */
parentPort?.on('message', (message: ToWorker) => {
  if (message.kind !== 'call' || message.method !== 'print') return;
  const { bytes } = message.argument as { readonly bytes: Uint8Array };
  const isTrap = Buffer.from(bytes).includes('hang');
  while (isTrap) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
});

await import('../../../main/adapters/devices/device-worker.ts');
