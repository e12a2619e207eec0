import type { DeviceErrorStatus } from '../../contract/decoded.ts';
import type { Question, ScaleFamily } from '../ports/device-family.ts';
import type { DeviceClock, ScaleBinding } from '../ports/devices.ts';
import type { Answer, Conversation, Message } from './conversation.ts';
import type { Pauses } from './pauses.ts';
import type { ScaleTiming } from './scale-timing.ts';
import type { ScaleView } from './scale-view.ts';

/** One job for the open connection: a capture, a zero. It runs between two polls. */
export type ScaleTask = (session: ScaleSession) => Promise<void>;

export interface SessionParts {
  readonly family: ScaleFamily;
  readonly binding: ScaleBinding;
  readonly clock: DeviceClock;
  readonly timing: ScaleTiming;
  readonly view: ScaleView;
  /** The next job, or null. */
  nextTask(): ScaleTask | null;
  /** Answers the waiting jobs with the present state: the instrument is no longer the one they were for. */
  refuseTasks(): void;
  /** Woken when a job arrives, closed with the supervisor. */
  readonly pauses: Pauses;
}

/** Whose instrument answers on the port. */
export type Bound = 'bound' | 'foreign' | 'silent';

/** Two unanswered resyncs, and the instrument is silent. */
const RESYNC_TRIES = 2;
/** So many answers without use in a row, and the instrument is identified anew: it may have changed its format. */
const MOST_USELESS = 10;
/** How long serial numbers that were asked for and did not come may still come: late, and no restart. */
const LATE_RESYNC_MS = 5000;

/**
 * One connection to a scale from opening to loss: resynchronise, identify, poll, run jobs. One question is in
 * flight at any time; after a question without an answer the line is resynchronised before the next one.
 */
export class ScaleSession {
  readonly #parts: SessionParts;
  readonly #conversation: Conversation;
  #silence: string | null = null;
  #restart: string | null = null;
  #distrusted = false;
  #useless = 0;
  #lateSerials = 0;
  #lastResyncMono = 0;
  #wasReady = false;

  constructor(parts: SessionParts, conversation: Conversation) {
    this.#parts = parts;
    this.#conversation = conversation;
  }

  get parts(): SessionParts {
    return this.#parts;
  }

  /** Serves the connection until it ends; true when the scale was ready at some time. */
  async serve(): Promise<boolean> {
    const { view, timing, refuseTasks, pauses } = this.#parts;
    view.enter('connecting', 'identifying the instrument');
    await pauses.sleep(timing.settleMs);
    while (this.#isAlive()) {
      // A restart has broken continuity by itself, at the moment it was seen.
      if (this.#restart === null) view.breakContinuity();
      this.#restart = null;
      this.#distrusted = false;
      this.#useless = 0;
      const bound = await this.#identify();
      if (bound === 'foreign') await pauses.sleep(timing.foreignMs);
      if (bound === 'bound') {
        view.enter('connecting', 'waiting for valid values');
        await this.#poll();
        refuseTasks();
      }
    }
    return this.#wasReady;
  }

  /** Why the instrument is taken for silent; null when it answers or the link itself was lost. */
  get silence(): string | null {
    return this.#silence;
  }

  /** A message that nothing asked for. */
  unasked(message: Message): void {
    if (!this.#parts.family.isRestart(message)) return;
    const mayBeLate = this.#parts.clock.mono() - this.#lastResyncMono < LATE_RESYNC_MS;
    if (this.#lateSerials > 0 && mayBeLate) {
      this.#lateSerials -= 1;
      return;
    }
    this.#restart = message.raw;
    this.#parts.view.restarted(message.raw);
  }

  /** True while no restart was seen, no other instrument answered, and this one answers. */
  get isContinuous(): boolean {
    return this.#restart === null && !this.#distrusted && this.#isAlive();
  }

  get isLost(): boolean {
    return this.#conversation.lost !== null;
  }

  /** Another serial number answered: identify again before anything else. */
  distrust(): void {
    this.#distrusted = true;
  }

  /**
   * Asks one question. Without an answer the line is resynchronised before this returns, so that a late answer
   * can never answer the next question.
   */
  async ask(question: Question, timeoutMs?: number, cancel?: AbortSignal): Promise<Answer> {
    const answer = await this.#conversation.ask(question, timeoutMs, cancel);
    if (answer.kind === 'timeout' || answer.kind === 'cancelled') {
      // A resync is answered by the serial number too: one of the two will be left over.
      if (question === this.#parts.family.questions.serial) this.#lateSerials += 1;
      await this.#resync();
    }
    return answer;
  }

  /**
   * Asks the serial number and compares it with the bound one; null when the question had no usable answer. A
   * number that differs is asked for twice: one that lost a byte is not another instrument.
   */
  async isBound(): Promise<boolean | null> {
    const { family, binding } = this.#parts;
    if (family.questions.serial === null) return true;
    const first = await this.#askText(family.questions.serial);
    if (first === null || first === binding.serial) return first === null ? null : true;
    const second = await this.#askText(family.questions.serial);
    if (second === binding.serial) return true;
    return second === first ? false : null;
  }

  async #identify(): Promise<Bound> {
    const { family, binding, view } = this.#parts;
    await this.#resync();
    if (!this.#isAlive()) return 'silent';
    const serial = family.questions.serial === null ? null : await this.#toldSerial(family.questions.serial);
    if (serial === undefined || !this.#isAlive()) return 'silent';
    const model = family.questions.model && (await this.#askText(family.questions.model));
    const software = family.questions.software && (await this.#askText(family.questions.software));
    if (!this.#isAlive()) return 'silent';
    view.identified({ model, serial, software });
    if (family.questions.serial === null || serial === binding.serial) return 'bound';
    const found =
      serial === null ? 'an instrument that does not tell its serial number' : `instrument ${serial}`;
    view.enter('foreign', `${found} answers; bound is ${binding.serial}`);
    return 'foreign';
  }

  /** The serial number; null from an instrument that has none to tell, undefined when the answer was lost. */
  async #toldSerial(question: Question): Promise<string | null | undefined> {
    const answer = await this.ask(question);
    if (answer.kind !== 'answered') return undefined;
    const [{ decoded }] = answer.messages;
    return decoded.kind === 'identity' ? decoded.value : null;
  }

  async #poll(): Promise<void> {
    const { family, clock, timing, nextTask, pauses } = this.#parts;
    const { readTare } = family.questions;
    let valid = 0;
    let askTare = readTare !== null;
    let tareDue = clock.mono();
    let identityDue = clock.mono() + timing.identityEveryMs;
    let pollDue = clock.mono();
    while (this.isContinuous) {
      const task = valid >= timing.validFrames ? nextTask() : null;
      if (task) {
        await task(this);
        continue;
      }
      const now = clock.mono();
      if (now < pollDue) {
        await pauses.pause(pollDue - now);
        continue;
      }
      if (now >= identityDue) {
        identityDue = now + timing.identityEveryMs;
        if ((await this.isBound()) === false) return;
      }
      if (askTare && readTare !== null && now >= tareDue) {
        tareDue = now + timing.tareEveryMs;
        askTare = await this.#watchTare(readTare);
      }
      if (!this.isContinuous) return;
      pollDue = clock.mono() + timing.pollMs;
      valid = await this.#pollOnce(valid);
    }
  }

  /** Asks for the present value; returns the count of valid answers in a row. */
  async #pollOnce(valid: number): Promise<number> {
    const { family, view, timing } = this.#parts;
    const answer = await this.ask(family.questions.now);
    if (answer.kind !== 'answered' || !this.isContinuous) return valid;
    const [message] = answer.messages;
    if (valid + 1 >= timing.validFrames && view.snapshot.state !== 'ready' && isWeighing(message)) {
      this.#wasReady = true;
      view.enter('ready', '');
    }
    switch (view.observe(message)) {
      case 'valid':
        this.#useless = 0;
        return valid + 1;
      case 'fault':
        if (view.snapshot.state !== 'fault') view.breakContinuity();
        view.enter(
          'fault',
          message.decoded.kind === 'error' ? (message.decoded.detail ?? 'device error') : '',
        );
        return 0;
      case 'useless':
        this.#useless += 1;
        if (this.#useless >= MOST_USELESS) this.distrust();
        return 0;
    }
  }

  async #watchTare(question: Question): Promise<boolean> {
    const answer = await this.ask(question);
    if (answer.kind !== 'answered') return true;
    const [{ decoded }] = answer.messages;
    if (decoded.kind === 'reading') this.#parts.view.tareRead(`${decoded.value} ${decoded.unit}`);
    return !(decoded.kind === 'error' && decoded.status === 'syntax');
  }

  async #askText(question: Question): Promise<string | null> {
    const answer = await this.ask(question);
    if (answer.kind !== 'answered') return null;
    const [{ decoded }] = answer.messages;
    return decoded.kind === 'identity' ? decoded.value : null;
  }

  async #resync(): Promise<void> {
    const { resync } = this.#parts.family.questions;
    if (resync === null) return;
    const noise: string[] = [];
    for (let tries = 0; tries < RESYNC_TRIES; tries += 1) {
      this.#lastResyncMono = this.#parts.clock.mono();
      const answer = await this.#conversation.ask(resync);
      if (answer.kind !== 'timeout') return;
      this.#lateSerials += 1;
      noise.push(...answer.noise);
    }
    const { name } = this.#parts.family;
    this.#silence =
      noise.length > 0 ? `what it answers is not ${name}: ${noise.at(-1)}` : 'the instrument does not answer';
  }

  #isAlive(): boolean {
    return this.#silence === null && this.#conversation.lost === null && !this.#parts.pauses.isClosed;
  }
}

const isWeighing = ({ decoded }: Message): boolean =>
  (decoded.kind === 'reading' && decoded.basis !== 'tare') ||
  (decoded.kind === 'error' && WEIGHING_ERRORS.has(decoded.status));
const WEIGHING_ERRORS: ReadonlySet<DeviceErrorStatus> = new Set(['overload', 'underload', 'busy']);
