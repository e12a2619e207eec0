import { Worker } from 'node:worker_threads';
import type { DeviceDeclaration } from './open-device.ts';
import { monotonicMs } from './system-clock.ts';
import type { Call, DeviceNews, FromWorker, ToWorker, WorkerStart } from './worker-messages.ts';

/** No message for so long, and the thread is ended and started anew. */
const HUNG_MS = 3000;
/** Until its first sign of life it may take longer: on a busy machine a thread loads for seconds. */
const STARTING_MS = 20_000;

/** What a proxy of a device hears from the thread that runs it. */
export interface ThreadListener {
  hear(news: DeviceNews): void;
  /** The thread is gone; whatever was asked of it gets no answer. */
  lost(reason: string): void;
}

interface OpenCall {
  readonly settle: (value: unknown) => void;
  readonly whenLost: unknown;
}

const CLOSE_MS = 3000;
const WATCH_MS = 500;
/** A thread that fails at once is not started again at once. */
const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 10_000;
/** A thread that lived so long did not fail at once. */
const SOUND_MS = 20_000;

/**
 * One worker thread and the devices in it. A thread that fails or no longer beats is ended and started again
 * with the same declarations.
 */
export class DeviceThread {
  readonly #declarations: readonly DeviceDeclaration[];
  readonly #file: URL;
  readonly #hungMs: number;
  readonly #listeners = new Map<string, ThreadListener>();
  readonly #calls = new Map<number, OpenCall>();
  readonly #watch: NodeJS.Timeout;
  #worker: Worker | null = null;
  #restarting: NodeJS.Timeout | null = null;
  #restartMs = FIRST_RESTART_MS;
  #startedAt = 0;
  #nextCall = 0;
  #lastHeard = monotonicMs();
  #hasBeaten = false;
  #isClosing = false;
  #restarts = 0;

  constructor(declarations: readonly DeviceDeclaration[], file: URL, hungMs = HUNG_MS) {
    this.#declarations = declarations;
    this.#file = file;
    this.#hungMs = hungMs;
    this.#start();
    this.#watch = setInterval(() => this.#check(), WATCH_MS);
    this.#watch.unref();
  }

  /** How often the thread had to be started anew, for the support bundle. */
  get restarts(): number {
    return this.#restarts;
  }

  listen(device: string, listener: ThreadListener): void {
    this.#listeners.set(device, listener);
  }

  /** Calls a method of a device in the thread; `whenLost` is the answer when the thread ends before it. */
  call<Value>(
    device: string,
    method: Call['method'],
    argument: unknown,
    whenLost: Value,
    cancel?: AbortSignal,
  ): Promise<Value> {
    if (this.#isClosing || this.#worker === null) return Promise.resolve(whenLost);
    this.#nextCall += 1;
    const call = this.#nextCall;
    return new Promise<Value>((resolve) => {
      const abort = (): void => this.#post({ kind: 'cancel', call });
      const settle = (value: unknown): void => {
        this.#calls.delete(call);
        cancel?.removeEventListener('abort', abort);
        resolve(value as Value);
      };
      this.#calls.set(call, { settle, whenLost });
      this.#post({ kind: 'call', call, device, method, argument });
      cancel?.addEventListener('abort', abort);
      if (cancel?.aborted) abort();
    });
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#watch);
    if (this.#restarting) clearTimeout(this.#restarting);
    const worker = this.#worker;
    if (worker === null) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.#post({ kind: 'close' });
    const timer = setTimeout(() => void worker.terminate(), CLOSE_MS);
    await ended;
    clearTimeout(timer);
    this.#abandonCalls();
  }

  #start(): void {
    const workerData: WorkerStart = { declarations: this.#declarations };
    const worker = new Worker(this.#file, { workerData });
    this.#worker = worker;
    this.#startedAt = monotonicMs();
    this.#lastHeard = this.#startedAt;
    this.#hasBeaten = false;
    worker.on('message', (message: FromWorker) => {
      if (worker === this.#worker) this.#hear(message);
    });
    worker.on('error', (error) => {
      if (worker === this.#worker) this.#restart(`the device thread failed: ${error.message}`);
    });
    worker.on('exit', () => {
      if (worker === this.#worker && !this.#isClosing) this.#restart('the device thread ended');
    });
  }

  #hear(message: FromWorker): void {
    this.#lastHeard = monotonicMs();
    this.#hasBeaten = true;
    switch (message.kind) {
      case 'beat':
      case 'closed':
        break;
      case 'reply':
        this.#calls.get(message.call)?.settle(message.value);
        break;
      case 'readings':
        for (const news of message.of) this.#listeners.get(news.device)?.hear(news);
        break;
      default:
        this.#listeners.get(message.device)?.hear(message);
    }
  }

  #check(): void {
    const patience = this.#hasBeaten ? this.#hungMs : STARTING_MS;
    if (this.#worker === null || monotonicMs() - this.#lastHeard <= patience) return;
    this.#restart('the device thread does not answer');
  }

  #restart(reason: string): void {
    const old = this.#worker;
    this.#worker = null;
    this.#restarts += 1;
    this.#abandonCalls();
    for (const listener of this.#listeners.values()) listener.lost(reason);
    void old?.terminate();
    const wasSound = monotonicMs() - this.#startedAt > SOUND_MS;
    this.#restartMs = wasSound ? FIRST_RESTART_MS : Math.min(this.#restartMs * 2, LONGEST_RESTART_MS);
    this.#restarting = setTimeout(() => this.#start(), this.#restartMs);
  }

  #abandonCalls(): void {
    for (const { settle, whenLost } of [...this.#calls.values()]) settle(whenLost);
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }
}
