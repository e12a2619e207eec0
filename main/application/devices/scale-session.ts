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
  /** Answers the waiting jobs with the present state: the instrument is no longer the one, or the sound one, they were for. */
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
/** So many questions for the weight without an answer in a row, and an instrument that cannot be resynchronised is silent. */
const MOST_UNANSWERED = 3;
/** A line without a byte for so long carries no late answer any more; one that never rests is given up after the longest. */
const QUIET_MS = 300;
const LONGEST_QUIET_MS = 3000;
/** How long serial numbers that were asked for and did not come may still come: late, and no restart. */
const LATE_RESYNC_MS = 5000;

/**
 * One connection to a scale from opening to loss: resynchronise, identify, poll, run jobs. One question is in
 * flight at any time; after a question without an answer the line is put right before the next one. An instrument that
 * sends by itself is not asked for its weight: what comes is judged as it comes.
 */
export class ScaleSession {
  readonly #parts: SessionParts;
  readonly #conversation: Conversation;
  #silence: string | null = null;
  #restart: string | null = null;
  #distrusted = false;
  #useless = 0;
  #valid = 0;
  #unanswered = 0;
  #lastWeightMono = 0;
  #waiting: ((answer: Answer) => void) | null = null;
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

  /** A message that nothing asked for: a weight of an instrument that sends by itself, or its announcement. */
  unasked(message: Message): void {
    if (this.#sendsByItself && (isWeighing(message) || isFault(message))) this.#arrived(message);
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

  get #sendsByItself(): boolean {
    return this.#parts.family.questions.now === null;
  }

  /**
   * The next weight: the answer of an instrument that is asked, or what one that sends by itself sends next. Call it
   * only from a job.
   */
  async nextWeight(timeoutMs: number, cancel?: AbortSignal): Promise<Answer> {
    const { now } = this.#parts.family.questions;
    if (now !== null) return await this.ask(now, Math.min(timeoutMs, now.timeoutMs), cancel);
    if (cancel?.aborted) return { kind: 'cancelled' };
    return await new Promise<Answer>((resolve) => {
      const settle = (answer: Answer): void => {
        this.#waiting = null;
        stopTimer();
        cancel?.removeEventListener('abort', onAbort);
        resolve(answer);
      };
      const onAbort = (): void => settle({ kind: 'cancelled' });
      const stopTimer = this.#parts.clock.after(timeoutMs, () => {
        const { lost } = this.#conversation;
        settle(lost ? { kind: 'lost', failure: lost } : { kind: 'timeout', noise: [] });
      });
      cancel?.addEventListener('abort', onAbort);
      this.#waiting = settle;
    });
  }

  /** Sends what has no answer; a line that is gone shows at the next question. */
  async tell(bytes: Uint8Array): Promise<void> {
    await this.#conversation.send(bytes);
  }

  /** What an instrument that sends by itself has sent goes to the job that waits for it, or to the display. */
  #arrived(message: Message): void {
    if (message.receivedMono - this.#lastWeightMono > this.#parts.timing.staleMs) this.#missAnswer([]);
    this.#lastWeightMono = message.receivedMono;
    if (this.#waiting) this.#waiting({ kind: 'answered', messages: [message] });
    else this.#judge(message);
    this.#parts.pauses.wake();
  }

  /**
   * Asks one question. Without an answer the line is put right before this returns, so that a late answer can never
   * answer the next question.
   */
  async ask(question: Question, timeoutMs?: number, cancel?: AbortSignal): Promise<Answer> {
    const answer = await this.#conversation.ask(question, timeoutMs, cancel);
    const hadItsTime = (timeoutMs ?? question.timeoutMs) >= question.timeoutMs;
    if (answer.kind === 'timeout' && hadItsTime && this.#restartsUnheard) this.#missAnswer(answer.noise);
    if (answer.kind === 'timeout' || answer.kind === 'cancelled') {
      // A resync is answered by the serial number too: one of the two will be left over.
      if (question === this.#parts.family.questions.serial) this.#lateSerials += 1;
      await this.#putRight();
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
    if (family.afterSilence !== 'reopen') await this.#putRight();
    if (!this.#isAlive()) return 'silent';
    const { serial: question } = family.questions;
    const serial = question === null ? this.#conversation.serial : await this.#toldSerial(question);
    if (serial === undefined || !this.#isAlive()) return 'silent';
    const model = family.questions.model && (await this.#askText(family.questions.model));
    const software = family.questions.software && (await this.#askText(family.questions.software));
    if (!this.#isAlive()) return 'silent';
    view.identified({ model, serial, software });
    if ((question === null && serial === null) || serial === binding.serial) return 'bound';
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
    let askTare = readTare !== null;
    let tareDue = clock.mono();
    let identityDue = clock.mono() + timing.identityEveryMs;
    let pollDue = clock.mono();
    this.#valid = 0;
    this.#lastWeightMono = clock.mono();
    while (this.isContinuous) {
      const task = this.#valid >= timing.validFrames ? nextTask() : null;
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
      await this.#pollOnce();
    }
  }

  /** Asks for the present value, or looks whether the instrument that sends by itself still does. */
  async #pollOnce(): Promise<void> {
    const { family, clock, timing } = this.#parts;
    if (family.questions.now === null) {
      if (clock.mono() - this.#lastWeightMono > timing.staleMs) this.#missAnswer([]);
      return;
    }
    const answer = await this.ask(family.questions.now);
    if (!this.isContinuous) return;
    if (answer.kind === 'answered') this.#judge(answer.messages[0]);
  }

  /** Switched off and on, or changed for another one, the instrument would answer on as if nothing had been. */
  get #restartsUnheard(): boolean {
    const { afterSilence, questions } = this.#parts.family;
    return afterSilence === 'quiet' || questions.serial === null;
  }

  /**
   * Nothing came where an answer or a weight should have. The instrument may have been switched off and on, or another one be on the
   * cable by now, and these families announce neither: identity and zero are unknown from here on.
   */
  #missAnswer(noise: readonly string[]): void {
    const { clock } = this.#parts;
    this.#unanswered += 1;
    this.#lastWeightMono = clock.mono();
    if (this.#unanswered >= MOST_UNANSWERED) this.#silence = this.#unheard(noise);
    else this.distrust();
  }

  /** One weight of the instrument, or why it has none; a run of good ones makes the scale ready. */
  #judge(message: Message): void {
    const { view, timing, refuseTasks } = this.#parts;
    this.#unanswered = 0;
    if (this.#valid + 1 >= timing.validFrames && view.snapshot.state !== 'ready' && isWeighing(message)) {
      this.#wasReady = true;
      view.enter('ready', '');
    }
    switch (view.observe(message)) {
      case 'valid':
        this.#useless = 0;
        this.#valid += 1;
        return;
      case 'fault':
        if (view.snapshot.state !== 'fault') view.breakContinuity();
        view.enter(
          'fault',
          message.decoded.kind === 'error' ? (message.decoded.detail ?? 'device error') : '',
        );
        refuseTasks();
        break;
      case 'useless':
        this.#useless += 1;
        if (this.#useless >= MOST_USELESS) this.distrust();
        break;
    }
    this.#valid = 0;
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

  /** After a question without its answer, as the family needs it. */
  async #putRight(): Promise<void> {
    // What comes by itself answers nothing, so nothing of it can be late.
    if (this.#sendsByItself) return;
    switch (this.#parts.family.afterSilence) {
      case 'resync':
        await this.#resync();
        break;
      case 'quiet':
        await this.#quiet();
        break;
      case 'reopen':
        this.#silence = this.#unheard([]);
        break;
    }
  }

  async #resync(): Promise<void> {
    const { resync } = this.#parts.family.questions;
    if (resync === null) return;
    const noise: string[] = [];
    for (let tries = 0; tries < RESYNC_TRIES; tries += 1) {
      this.#lastResyncMono = this.#parts.clock.mono();
      const answer = await this.#conversation.ask(resync);
      if (answer.kind !== 'timeout') return;
      if (this.#restartsUnheard) this.#missAnswer([]);
      this.#lateSerials += 1;
      noise.push(...answer.noise);
    }
    this.#silence = this.#unheard(noise);
  }

  /** Listens until the line is at rest. */
  async #quiet(): Promise<void> {
    const { clock, pauses } = this.#parts;
    const until = clock.mono() + LONGEST_QUIET_MS;
    const from = clock.mono();
    while (!this.#parts.pauses.isClosed && this.#conversation.lost === null && clock.mono() < until) {
      const rest = Math.max(this.#conversation.lastByteMono, from) + QUIET_MS - clock.mono();
      if (rest <= 0) return;
      await pauses.sleep(rest);
    }
  }

  #unheard(noise: readonly string[]): string {
    const { name } = this.#parts.family;
    return noise.length > 0
      ? `what it answers is not ${name}: ${noise.at(-1)}`
      : this.#sendsByItself
        ? 'the instrument sends nothing'
        : 'the instrument does not answer';
  }

  #isAlive(): boolean {
    return this.#silence === null && this.#conversation.lost === null && !this.#parts.pauses.isClosed;
  }
}

const isWeighing = ({ decoded }: Message): boolean =>
  (decoded.kind === 'reading' && decoded.basis !== 'tare') ||
  (decoded.kind === 'error' && WEIGHING_ERRORS.has(decoded.status));
const isFault = ({ decoded }: Message): boolean =>
  decoded.kind === 'error' && decoded.status === 'device-error';
const WEIGHING_ERRORS: ReadonlySet<DeviceErrorStatus> = new Set(['overload', 'underload', 'busy']);
