import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Reply } from '../contract/replies.ts';

export interface Asked {
  readonly station: string;
  readonly command: unknown;
}

/** `took` is what the screen waited for its answer, ms. */
export interface Answered {
  readonly reply: Reply;
  readonly took: number;
}

export interface Screens {
  /** One command at a time. */
  dispatch(asked: Asked): Promise<Answered>;
  close(): Promise<unknown>;
}

/**
 * Screens of these stations, by launch address, in a thread of their own, as a browser is a process of its own: the pictures
 * that the station makes once it has answered do not keep the answer from being read.
 */
export async function openScreens(addresses: readonly (readonly [string, string])[]): Promise<Screens> {
  const worker = new Worker(new URL('./screens.worker.ts', import.meta.url), { workerData: addresses });
  await once(worker, 'message');
  return {
    async dispatch(asked) {
      worker.postMessage(asked);
      const [answered] = (await once(worker, 'message')) as [Answered];
      return answered;
    },
    close: () => worker.terminate(),
  };
}
