import type { ByteLinkSource } from '../ports/byte-link.ts';
import type { PrinterFamily, PrinterStatus } from '../ports/device-family.ts';
import type {
  DeviceClock,
  PrinterLink,
  PrinterSnapshot,
  PrintJob,
  PrintResult,
  Traffic,
} from '../ports/devices.ts';
import { Conversation } from './conversation.ts';
import { Pauses } from './pauses.ts';
import { TrafficRing } from './traffic-ring.ts';

export interface PrinterTiming {
  /** Between status questions while nothing prints. */
  readonly idlePollMs: number;
  /** Between status questions while a label prints. */
  readonly jobPollMs: number;
  /** A label that is not out after so long is indeterminate. */
  readonly confirmMs: number;
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
}

export const PRINTER_TIMING: PrinterTiming = {
  idlePollMs: 2000,
  jobPollMs: 250,
  confirmMs: 20_000,
  firstBackOffMs: 250,
  longestBackOffMs: 5000,
};

export interface PrinterParts {
  readonly id: string;
  readonly family: PrinterFamily;
  readonly source: ByteLinkSource;
  readonly clock: DeviceClock;
  readonly timing?: Partial<PrinterTiming>;
}

interface Waiting {
  readonly job: PrintJob;
  readonly settle: (result: PrintResult) => void;
}

/** What one status question was worth. */
type Asked =
  | { readonly kind: 'status'; readonly status: PrinterStatus; readonly faults: readonly string[] }
  | { readonly kind: 'none'; readonly reason: string };

/** A status that says "idle" between two labels proves little; the second one in a row proves that it ended. */
const IDLE_ANSWERS = 2;
/** Ids of past jobs that are remembered, so that a repeated command prints nothing. */
const REMEMBERED_JOBS = 1000;

/**
 * Keeps one printer and knows of each label whether it came out. Bytes sent are not a label: only the
 * printer's own status confirms it, and a label that was not confirmed is never sent again from here.
 */
export class PrinterSupervisor implements PrinterLink {
  readonly id: string;
  readonly #parts: PrinterParts;
  readonly #timing: PrinterTiming;
  readonly #traffic: TrafficRing;
  readonly #pauses: Pauses;
  readonly #listeners = new Set<(snapshot: PrinterSnapshot) => void>();
  readonly #jobs = new Map<string, Promise<PrintResult>>();
  readonly #queue: Waiting[] = [];
  readonly #running: Promise<void>;
  #snapshot: PrinterSnapshot = { state: 'connecting', reason: 'connecting', status: null };

  constructor(parts: PrinterParts) {
    this.id = parts.id;
    this.#parts = parts;
    this.#timing = { ...PRINTER_TIMING, ...parts.timing };
    this.#traffic = new TrafficRing(parts.clock);
    this.#pauses = new Pauses(parts.clock);
    this.#running = this.#run();
  }

  snapshot(): PrinterSnapshot {
    return this.#snapshot;
  }

  onChange(listener: (snapshot: PrinterSnapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  print(job: PrintJob): Promise<PrintResult> {
    const known = this.#jobs.get(job.id);
    if (known) return known;
    const result = this.#submit(job);
    this.#jobs.set(job.id, result);
    const [oldest] = this.#jobs.keys();
    if (this.#jobs.size > REMEMBERED_JOBS && oldest !== undefined) this.#jobs.delete(oldest);
    return result;
  }

  traffic(): Promise<readonly Traffic[]> {
    return Promise.resolve(this.#traffic.entries());
  }

  async close(): Promise<void> {
    this.#pauses.close();
    await this.#running;
    this.#listeners.clear();
  }

  #submit(job: PrintJob): Promise<PrintResult> {
    const { state, reason } = this.#snapshot;
    if (this.#pauses.isClosed || state === 'connecting' || state === 'lost') {
      return Promise.resolve(failed(null, reason || 'the printer is not connected'));
    }
    return new Promise((settle) => {
      this.#queue.push({ job, settle });
      this.#pauses.wake();
    });
  }

  async #run(): Promise<void> {
    const { firstBackOffMs, longestBackOffMs } = this.#timing;
    const { source, family, clock } = this.#parts;
    let backOff = firstBackOffMs;
    while (!this.#pauses.isClosed) {
      const opened = await Conversation.open(source, {
        clock,
        traffic: this.#traffic,
        openFramer: family.openFramer,
        understand: family.understand,
        show: family.show,
        onUnasked: () => {},
      });
      if (opened.ok) {
        const answered = await this.#serve(opened.value);
        if (answered) backOff = firstBackOffMs;
        await opened.value.close();
      } else this.#enter('lost', `${source.address}: ${opened.error.detail}`);
      for (const { settle } of this.#queue.splice(0)) settle(failed(null, this.#snapshot.reason));
      await this.#pauses.sleep(backOff);
      backOff = Math.min(backOff * 2, longestBackOffMs);
    }
  }

  /**
   * Serves one connection until a question stays without an answer: a status has no number, so a late one must
   * not answer the next question, and a new connection cannot carry it. True when the printer ever answered.
   */
  async #serve(conversation: Conversation): Promise<boolean> {
    let answered = false;
    let due = 0;
    const { clock } = this.#parts;
    while (!this.#pauses.isClosed && !conversation.lost) {
      const waiting = answered ? this.#queue.shift() : undefined;
      if (waiting) {
        const result = await this.#print(conversation, waiting.job);
        waiting.settle(result);
        due = 0;
        if (result.outcome === 'indeterminate' || result.status === null) return answered;
        continue;
      }
      if (clock.mono() < due) {
        await this.#pauses.pause(due - clock.mono());
        continue;
      }
      const asked = await this.#ask(conversation);
      if (asked.kind === 'none') return answered;
      answered = true;
      due = clock.mono() + this.#timing.idlePollMs;
    }
    if (conversation.lost) this.#enter('lost', `${this.#parts.source.address}: ${conversation.lost.detail}`);
    return answered;
  }

  async #print(conversation: Conversation, job: PrintJob): Promise<PrintResult> {
    const { clock, family } = this.#parts;
    const before = await this.#ask(conversation);
    if (before.kind === 'none') return failed(null, before.reason);
    if (before.faults.length > 0) return failed(before.status, before.faults.join(', '));
    if (!family.isIdle(before.status))
      return failed(before.status, 'the printer still has labels of another job');

    this.#enter('printing', '', before.status);
    const written = await conversation.send(job.bytes);
    if (!written.ok) return await this.#giveUp(conversation, null, written.error.detail);
    const until = clock.mono() + this.#timing.confirmMs;
    let idle = 0;
    while (clock.mono() < until) {
      await this.#pauses.sleep(this.#timing.jobPollMs);
      const asked = await this.#ask(conversation, 'printing');
      if (asked.kind === 'none') return await this.#giveUp(conversation, null, asked.reason);
      if (asked.faults.length > 0) {
        return await this.#giveUp(conversation, asked.status, asked.faults.join(', '));
      }
      idle = family.isIdle(asked.status) ? idle + 1 : 0;
      if (idle === IDLE_ANSWERS) return { outcome: 'confirmed', status: asked.status, detail: '' };
    }
    return await this.#giveUp(conversation, this.#snapshot.status, 'the label did not come out in time');
  }

  /** Cancels what the printer still holds, so that no label bursts out after the fault is cleared. */
  async #giveUp(
    conversation: Conversation,
    status: PrinterStatus | null,
    detail: string,
  ): Promise<PrintResult> {
    await conversation.send(this.#parts.family.cancelAll);
    return { outcome: 'indeterminate', status, detail };
  }

  async #ask(conversation: Conversation, whenReady: 'ready' | 'printing' = 'ready'): Promise<Asked> {
    const { family, source } = this.#parts;
    const answer = await conversation.ask(family.status);
    if (answer.kind !== 'answered') {
      const reason =
        answer.kind === 'lost'
          ? `${source.address}: ${answer.failure.detail}`
          : 'the printer does not answer: paper, ribbon, print head, power?';
      this.#enter(answer.kind === 'lost' ? 'lost' : 'silent', reason);
      return { kind: 'none', reason };
    }
    const { decoded } = answer.messages[0];
    if (decoded.kind !== 'printer')
      throw new Error('broken invariant: a status question was answered by no status');
    const faults = family.faultsOf(decoded);
    this.#enter(faults.length > 0 ? 'notReady' : whenReady, faults.join(', '), decoded);
    return { kind: 'status', status: decoded, faults };
  }

  #enter(state: PrinterSnapshot['state'], reason: string, status: PrinterStatus | null = null): void {
    const before = this.#snapshot;
    this.#snapshot = { state, reason, status };
    const isSame = before.state === state && before.reason === reason;
    if (isSame && JSON.stringify(before.status) === JSON.stringify(status)) return;
    for (const listener of this.#listeners) listener(this.#snapshot);
  }
}

const failed = (status: PrinterStatus | null, detail: string): PrintResult => ({
  outcome: 'failed',
  status,
  detail,
});
