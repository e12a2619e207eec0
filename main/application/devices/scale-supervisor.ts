import type { ByteLinkSource } from '../ports/byte-link.ts';
import type { Question, ScaleFamily } from '../ports/device-family.ts';
import type {
  CaptureResult,
  DeviceClock,
  ScaleBinding,
  ScaleLink,
  ScaleSnapshot,
  TareResult,
  Traffic,
  VerbResult,
} from '../ports/devices.ts';
import { Conversation } from './conversation.ts';
import { Pauses } from './pauses.ts';
import { capture, readTare, runVerb, seeZero } from './scale-jobs.ts';
import { ScaleSession, type ScaleTask, type SessionParts } from './scale-session.ts';
import { SCALE_TIMING, type ScaleTiming } from './scale-timing.ts';
import { type ScaleListener, ScaleView } from './scale-view.ts';
import { TrafficRing } from './traffic-ring.ts';

export interface ScaleParts {
  readonly binding: ScaleBinding;
  readonly family: ScaleFamily;
  readonly source: ByteLinkSource;
  readonly clock: DeviceClock;
  readonly timing?: Partial<ScaleTiming>;
}

interface Job {
  readonly run: ScaleTask;
  readonly refuse: () => void;
}

/** How long a verb may wait for an instrument that answers now and then, but never long enough to be trusted. */
const LONGEST_WAIT_MS = 5000;

/**
 * Keeps one scale: opens its port, reopens it with back-off, and serves captures and verbs one at a time on
 * the open connection. Nothing it says is remembered across connections.
 */
export class ScaleSupervisor implements ScaleLink {
  readonly id: string;
  readonly #parts: ScaleParts;
  readonly #timing: ScaleTiming;
  readonly #view: ScaleView;
  readonly #traffic: TrafficRing;
  readonly #jobs: Job[] = [];
  readonly #running: Promise<void>;
  readonly #pauses: Pauses;
  #capturing = false;

  constructor(parts: ScaleParts) {
    this.id = parts.binding.id;
    this.#parts = parts;
    this.#timing = { ...SCALE_TIMING, ...parts.timing };
    this.#view = new ScaleView(parts.binding, parts.clock, this.#timing, parts.family.isChecked);
    this.#traffic = new TrafficRing(parts.clock);
    this.#pauses = new Pauses(parts.clock);
    this.#running = this.#run();
  }

  snapshot(): ScaleSnapshot {
    return this.#view.snapshot;
  }

  onChange(listener: ScaleListener): () => void {
    return this.#view.subscribe(listener);
  }

  async capture(timeoutMs: number, cancel?: AbortSignal): Promise<CaptureResult> {
    if (this.#capturing) return { kind: 'busy' };
    this.#capturing = true;
    try {
      return await this.#submit<CaptureResult>(
        (session) => capture(session, timeoutMs, cancel),
        () => ({ kind: this.#unreadyKind() }),
        timeoutMs,
      );
    } finally {
      this.#capturing = false;
    }
  }

  zero(): Promise<VerbResult> {
    const { zero } = this.#parts.family.questions;
    return zero === null ? this.#press((session) => seeZero(session, null)) : this.#verb(zero);
  }

  tare(): Promise<VerbResult> {
    return this.#verb(this.#parts.family.questions.tare);
  }

  clearTare(): Promise<VerbResult> {
    return this.#verb(this.#parts.family.questions.clearTare);
  }

  async readTare(): Promise<TareResult> {
    const question = this.#parts.family.questions.readTare;
    if (question === null) return { kind: 'refused', reason: 'this family has no such command' };
    return await this.#submit<TareResult>(
      (session) => readTare(session, question),
      () => ({ kind: 'refused', reason: this.#unreadyKind() }),
    );
  }

  traffic(): Promise<readonly Traffic[]> {
    return Promise.resolve(this.#traffic.entries());
  }

  async close(): Promise<void> {
    this.#pauses.close();
    await this.#running;
    this.#view.close();
  }

  async #verb(question: Question | null): Promise<VerbResult> {
    if (question === null) return { kind: 'refused', reason: 'this family has no such command' };
    return await this.#press((session) => runVerb(session, question));
  }

  #press(work: (session: ScaleSession) => Promise<VerbResult>): Promise<VerbResult> {
    return this.#submit<VerbResult>(work, () => ({ kind: 'refused', reason: this.#unreadyKind() }));
  }

  #unreadyKind(): 'not-ready' | 'silent' | 'lost' | 'foreign' | 'fault' {
    const { state } = this.#view.snapshot;
    return state === 'connecting' || state === 'ready' ? 'not-ready' : state;
  }

  /** Queues a job for the open connection; refused at once when the scale is not ready, and when its turn does not come. */
  #submit<Outcome>(
    work: (session: ScaleSession) => Promise<Outcome>,
    refused: () => Outcome,
    longestWaitMs = LONGEST_WAIT_MS,
  ): Promise<Outcome> {
    if (this.#pauses.isClosed || this.#view.snapshot.state !== 'ready') return Promise.resolve(refused());
    return new Promise((resolve, reject) => {
      const job: Job = {
        run: (session) => {
          stopTimer();
          return work(session).then(resolve, reject);
        },
        refuse: () => {
          stopTimer();
          resolve(refused());
        },
      };
      const stopTimer = this.#parts.clock.after(longestWaitMs, () => {
        this.#jobs.splice(this.#jobs.indexOf(job), 1);
        resolve(refused());
      });
      this.#jobs.push(job);
      this.#pauses.wake();
    });
  }

  async #run(): Promise<void> {
    const { firstBackOffMs, longestBackOffMs } = this.#timing;
    let backOff = firstBackOffMs;
    while (!this.#pauses.isClosed) {
      const wasReady = await this.#connect();
      if (wasReady) backOff = firstBackOffMs;
      this.#refuseJobs();
      await this.#pauses.sleep(backOff);
      backOff = Math.min(backOff * 2, longestBackOffMs);
    }
    this.#refuseJobs();
  }

  /** One connection from opening to loss; true when the scale was ready on it. */
  async #connect(): Promise<boolean> {
    const { family, source, clock } = this.#parts;
    let session: ScaleSession | null = null;
    const opened = await Conversation.open(source, {
      clock,
      traffic: this.#traffic,
      openFramer: family.openFramer,
      understand: family.understand,
      onUnasked: (message) => session?.unasked(message),
    });
    if (!opened.ok) {
      this.#view.enter('lost', `${source.address}: ${opened.error.detail}`);
      return false;
    }
    const conversation = opened.value;
    session = new ScaleSession(this.#sessionParts(), conversation);
    const wasReady = await session.serve();
    const { silence } = session;
    if (silence !== null) this.#view.enter('silent', silence);
    else this.#view.enter('lost', `${source.address}: ${conversation.lost?.detail ?? 'closed'}`);
    await conversation.close();
    return wasReady;
  }

  #sessionParts(): SessionParts {
    return {
      family: this.#parts.family,
      binding: this.#parts.binding,
      clock: this.#parts.clock,
      timing: this.#timing,
      view: this.#view,
      nextTask: () => this.#jobs.shift()?.run ?? null,
      refuseTasks: () => this.#refuseJobs(),
      pauses: this.#pauses,
    };
  }

  #refuseJobs(): void {
    for (const job of this.#jobs.splice(0)) job.refuse();
  }
}
