import { type Dpmm, USUAL_DPMM } from '../../domain/labels/bitmap.ts';
import type { ByteLinkSource } from '../ports/byte-link.ts';
import type { PrinterFamily, PrinterStatus, Question } from '../ports/device-family.ts';
import type {
  DeviceClock,
  PrinterLink,
  PrinterSnapshot,
  PrintJob,
  PrintResult,
  Traffic,
} from '../ports/devices.ts';
import { Conversation } from './conversation.ts';
import { type OdometerReading, OdometerWatch } from './odometer-watch.ts';
import { Pauses } from './pauses.ts';
import { provenBytes } from './prove-graphic.ts';
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
  /** Dots per millimetre of its head; 8 (203 dpi) where nobody said. */
  readonly dpmm?: Dpmm;
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

/** What became of a job, and whether the connection can serve the next. */
interface Ended {
  readonly result: PrintResult;
  readonly isSound: boolean;
}

/** A status that says "idle" between two labels proves little; the second one in a row proves that it ended. */
const IDLE_ANSWERS = 2;
/** A printer that tells its faults and not the end of a label is watched for faults so many answers long. */
const SOUND_ANSWERS = 4;
const UNTOLD = 'This printer cannot say whether a label came out.';
/** Ids of past jobs that are remembered, so that a repeated command prints nothing. */
const REMEMBERED_JOBS = 1000;

/**
 * Keeps one printer and knows of each label whether it came out. Bytes sent are not a label: only the
 * printer's own status confirms it, and a label that was not confirmed is never sent again from here. A printer that
 * cannot say so is served all the same, and each of its labels ends indeterminate.
 */
export class PrinterSupervisor implements PrinterLink {
  readonly id: string;
  readonly dpmm: Dpmm;
  readonly #parts: PrinterParts;
  readonly #timing: PrinterTiming;
  readonly #traffic: TrafficRing;
  readonly #pauses: Pauses;
  readonly #listeners = new Set<(snapshot: PrinterSnapshot) => void>();
  readonly #jobs = new Map<string, Promise<PrintResult>>();
  readonly #queue: Waiting[] = [];
  readonly #odometer: OdometerWatch;
  readonly #running: Promise<void>;
  #snapshot: PrinterSnapshot;

  constructor(parts: PrinterParts) {
    this.id = parts.id;
    this.dpmm = parts.dpmm ?? USUAL_DPMM;
    this.#parts = parts;
    this.#timing = { ...PRINTER_TIMING, ...parts.timing };
    this.#traffic = new TrafficRing(parts.clock);
    this.#pauses = new Pauses(parts.clock);
    this.#odometer = new OdometerWatch(parts.family.odometer);
    const confirms = parts.family.status !== null && parts.family.end !== 'untold';
    this.#snapshot = { state: 'connecting', reason: 'connecting', status: null, confirms };
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
    const { clock, family, source } = this.#parts;
    let answered = false;
    let due = 0;
    if (family.status === null) {
      // An open link is all that is ever known of it.
      this.#enter('ready', '');
      answered = true;
      due = Number.POSITIVE_INFINITY;
    }
    while (!this.#pauses.isClosed && !conversation.lost) {
      const waiting = answered ? this.#queue.shift() : undefined;
      if (waiting) {
        const { result, isSound } = await this.#print(conversation, waiting.job);
        waiting.settle(result);
        if (!isSound) return answered;
        if (family.status !== null) due = 0;
        continue;
      }
      if (family.status === null || clock.mono() < due) {
        await this.#pauses.pause(Math.min(due - clock.mono(), this.#timing.idlePollMs));
        continue;
      }
      const asked = await this.#ask(conversation, family.status);
      if (asked.kind === 'none') return answered;
      answered = true;
      if (!(await this.#knowsOdometer(conversation, family.status))) return answered;
      due = clock.mono() + this.#timing.idlePollMs;
    }
    if (conversation.lost) this.#enter('lost', `${source.address}: ${conversation.lost.detail}`);
    return answered;
  }

  /** True when it is known whether the printer has an odometer; it is found out once. */
  async #knowsOdometer(conversation: Conversation, status: Question): Promise<boolean> {
    if (this.#odometer.isThere !== null) return true;
    const answers = async () => (await this.#ask(conversation, status)).kind === 'status';
    await this.#odometer.findOut(conversation, answers);
    return this.#odometer.isThere !== null;
  }

  async #print(conversation: Conversation, job: PrintJob): Promise<Ended> {
    const { family } = this.#parts;
    const { headDots, graphic, status } = family;
    if (job.dpmm !== this.dpmm) {
      const detail = `The label is made for ${job.dpmm} dots/mm, and the print head has ${this.dpmm}.`;
      return { result: failed(this.#snapshot.status, detail), isSound: true };
    }
    if (headDots !== null && job.bitmap.width > headDots) {
      const detail = `The label is ${job.bitmap.width} dots wide, and the print head ${headDots}.`;
      return { result: failed(this.#snapshot.status, detail), isSound: true };
    }
    const bytes = provenBytes(graphic, job.bitmap);
    if (!bytes.ok) return { result: failed(this.#snapshot.status, bytes.error), isSound: true };
    return status === null
      ? await this.#printUnasked(conversation, bytes.value)
      : await this.#printAsked(conversation, status, job, bytes.value);
  }

  async #printUnasked(conversation: Conversation, bytes: Uint8Array): Promise<Ended> {
    this.#enter('printing', '');
    const written = await conversation.send(bytes);
    if (!written.ok) return await this.#giveUp(conversation, null, written.error.detail);
    this.#enter('ready', '');
    return untold(null);
  }

  async #printAsked(
    conversation: Conversation,
    question: Question,
    job: PrintJob,
    bytes: Uint8Array,
  ): Promise<Ended> {
    const { family } = this.#parts;
    const before = await this.#ask(conversation, question);
    if (before.kind === 'none') return { result: failed(null, before.reason), isSound: false };
    const { status, faults } = before;
    if (faults.length > 0) return { result: failed(status, faults.join(', ')), isSound: true };
    if (!family.isIdle(status))
      return { result: failed(status, 'the printer still has labels of another job'), isSound: true };

    const reading = this.#odometer.isThere ? await this.#odometer.read(conversation) : null;
    if (this.#odometer.isThere && reading === null)
      return { result: failed(status, 'the odometer of the printer does not answer'), isSound: false };
    this.#enter('printing', '', status);
    const written = await conversation.send(bytes);
    return written.ok
      ? await this.#watch(conversation, question, job, reading)
      : await this.#giveUp(conversation, null, written.error.detail);
  }

  /** Asks until the label is out, something is wrong, or the time is over. */
  async #watch(
    conversation: Conversation,
    question: Question,
    job: PrintJob,
    before: OdometerReading | null,
  ): Promise<Ended> {
    const { clock, family } = this.#parts;
    const until = clock.mono() + this.#timing.confirmMs;
    let [idle, sound] = [0, 0];
    let hasWorked = family.end !== 'idleAfterWork';
    while (clock.mono() < until) {
      await this.#pauses.sleep(this.#timing.jobPollMs);
      if (this.#pauses.isClosed)
        return await this.#giveUp(
          conversation,
          this.#snapshot.status,
          'the station stopped before the label came out',
        );
      const asked = await this.#ask(conversation, question, 'printing');
      if (asked.kind === 'none') return await this.#giveUp(conversation, null, asked.reason);
      const { status, faults } = asked;
      if (faults.length > 0) return await this.#giveUp(conversation, status, faults.join(', '));
      sound += 1;
      if (family.end === 'untold') {
        if (sound === SOUND_ANSWERS) return untold(status);
        continue;
      }
      const isIdle = family.isIdle(status);
      hasWorked ||= !isIdle;
      idle = isIdle && hasWorked ? idle + 1 : 0;
      if (idle < IDLE_ANSWERS) continue;
      const doubt = await this.#odometer.doubt(conversation, before, job);
      return doubt === null
        ? { result: { outcome: 'confirmed', status, detail: '' }, isSound: true }
        : { result: { outcome: 'indeterminate', status, detail: doubt }, isSound: true };
    }
    // Nothing is cancelled where nobody knows what there is to cancel: the label may be under the head.
    return family.end === 'untold'
      ? untold(this.#snapshot.status)
      : await this.#giveUp(conversation, this.#snapshot.status, 'the label did not come out in time');
  }

  /** Cancels what the printer still holds, so that no label bursts out after the fault is cleared. */
  async #giveUp(conversation: Conversation, status: PrinterStatus | null, detail: string): Promise<Ended> {
    const { cancelAll } = this.#parts.family;
    if (cancelAll !== null) await conversation.send(cancelAll);
    return { result: { outcome: 'indeterminate', status, detail }, isSound: false };
  }

  async #ask(
    conversation: Conversation,
    question: Question,
    whenReady: 'ready' | 'printing' = 'ready',
  ): Promise<Asked> {
    const { family, source } = this.#parts;
    const answer = await conversation.ask(question);
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
    this.#snapshot = { state, reason, status, confirms: before.confirms };
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

const untold = (status: PrinterStatus | null): Ended => ({
  result: { outcome: 'indeterminate', status, detail: UNTOLD },
  isSound: true,
});
