import type { Decoded } from '../../contract/decoded.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { ByteLink, ByteLinkSource, LinkFailure } from '../ports/byte-link.ts';
import type { Framer, Question, Understood } from '../ports/device-family.ts';
import type { DeviceClock } from '../ports/devices.ts';
import { bytesOfPrintable, printable } from './printable.ts';
import type { TrafficRing } from './traffic-ring.ts';

/** A frame as received, with what it says. */
export interface Message extends Understood {
  readonly raw: string;
  readonly receivedMono: number;
  readonly receivedAt: string;
}

export type Answer =
  | { readonly kind: 'answered'; readonly messages: readonly [Message, ...Message[]] }
  /** `noise`: what came instead and could not be understood, newest last. */
  | { readonly kind: 'timeout'; readonly noise: readonly string[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'lost'; readonly failure: LinkFailure };

interface Pending {
  readonly question: Question;
  readonly messages: Message[];
  readonly noise: string[];
  /** Bytes since the last end of a frame: with wrong settings no end ever comes. */
  unframed: string;
  settle(answer: Answer): void;
}

export interface ConversationParts {
  readonly clock: DeviceClock;
  readonly traffic: TrafficRing;
  readonly openFramer: (openedMono: number) => Framer;
  readonly understand: (frame: Uint8Array) => Understood;
  /** How a frame is stored and shown; without it as printable text. */
  readonly show?: (frame: Uint8Array) => string;
  /** A message that answers nothing that was asked. */
  readonly onUnasked: (message: Message) => void;
}

/**
 * One open link with one question in flight. It lives from open to loss; the next attempt is a new one, with
 * an empty framer, so that nothing of the old connection can answer a new question.
 */
export class Conversation {
  readonly #parts: ConversationParts;
  readonly #framer: Framer;
  #link: ByteLink | null = null;
  #pending: Pending | null = null;
  #lost: LinkFailure | null = null;
  #lastByteMono = Number.NEGATIVE_INFINITY;

  private constructor(parts: ConversationParts) {
    this.#parts = parts;
    this.#framer = parts.openFramer(parts.clock.mono());
  }

  static async open(
    source: ByteLinkSource,
    parts: ConversationParts,
  ): Promise<Result<Conversation, LinkFailure>> {
    const conversation = new Conversation(parts);
    const opened = await source.open({
      bytes: (chunk) => conversation.#receive(chunk),
      lost: (failure) => conversation.#lose(failure),
    });
    if (!opened.ok) return opened;
    if (conversation.#lost) return err(conversation.#lost);
    conversation.#link = opened.value;
    return ok(conversation);
  }

  /** Serial number that the line itself tells, null where it tells none. */
  get serial(): string | null {
    return this.#link?.serial ?? null;
  }

  get lost(): LinkFailure | null {
    return this.#lost;
  }

  /** When the last byte came, whatever it was. */
  get lastByteMono(): number {
    return this.#lastByteMono;
  }

  /** Asks and waits for the answer, the family's timeout, or loss; asking while a question is open is a bug. */
  async ask(question: Question, timeoutMs = question.timeoutMs, cancel?: AbortSignal): Promise<Answer> {
    if (this.#pending !== null)
      throw new Error(`broken invariant: ${question.command} asked while another waits`);
    if (this.#lost) return { kind: 'lost', failure: this.#lost };
    if (cancel?.aborted) return { kind: 'cancelled' };
    return await new Promise<Answer>((resolve) => {
      const pending: Pending = {
        question,
        messages: [],
        noise: [],
        unframed: '',
        settle: (answer) => {
          if (this.#pending !== pending) return;
          this.#pending = null;
          cancelTimer();
          cancel?.removeEventListener('abort', onAbort);
          resolve(answer);
        },
      };
      const onAbort = (): void => pending.settle({ kind: 'cancelled' });
      const cancelTimer = this.#parts.clock.after(timeoutMs, () =>
        pending.settle({ kind: 'timeout', noise: noiseOf(pending) }),
      );
      this.#pending = pending;
      cancel?.addEventListener('abort', onAbort);
      void this.send(question.bytes);
    });
  }

  /** Writes without expecting an answer; a failed write is a lost link. */
  async send(bytes: Uint8Array): Promise<Result<void, LinkFailure>> {
    if (this.#lost || !this.#link) return err(this.#lost ?? { kind: 'lost', detail: 'not open' });
    this.#parts.traffic.add('out', shortened(bytes), { bytes: bytes.subarray(0, SHOWN_OUT) });
    const written = await this.#link.write(bytes);
    if (!written.ok) this.#lose(written.error);
    return written;
  }

  async close(): Promise<void> {
    this.#lose({ kind: 'lost', detail: 'closed' });
    const link = this.#link;
    this.#link = null;
    await link?.close();
  }

  #receive(chunk: Uint8Array): void {
    const { clock, traffic } = this.#parts;
    if (this.#lost) return;
    const receivedMono = clock.mono();
    this.#lastByteMono = receivedMono;
    const show = this.#parts.show ?? printable;
    if (this.#pending) this.#pending.unframed += show(chunk.subarray(0, SHOWN_BYTES));
    for (const framed of this.#framer.push(chunk, receivedMono)) {
      const raw = show(framed.bytes);
      const message = framed.kind === 'frame' ? this.#parts.understand(framed.bytes) : null;
      const understood = message !== null && message.decoded.kind !== 'malformed';
      traffic.add('in', raw, { bytes: this.#parts.show ? bytesOfPrintable(raw) : framed.bytes, understood });
      if (this.#pending) this.#pending.unframed = '';
      if (message === null) {
        traffic.add('note', `not a frame: ${framed.kind === 'noise' ? framed.reason : ''}`);
        this.#pending?.noise.push(raw);
        continue;
      }
      const doubt = framed.kind === 'frame' ? framed.doubt : undefined;
      const decoded: Decoded =
        doubt === undefined ? message.decoded : { kind: 'error', status: 'busy', detail: doubt };
      this.#take({ ...message, decoded, raw, receivedMono, receivedAt: clock.iso() });
    }
  }

  #take(message: Message): void {
    const pending = this.#pending;
    if (message.decoded.kind === 'malformed') {
      this.#parts.traffic.add('note', `malformed: ${message.decoded.reason}`);
      pending?.noise.push(message.raw);
      return;
    }
    if (!pending?.question.isAnswer(message)) {
      this.#parts.onUnasked(message);
      return;
    }
    pending.messages.push(message);
    const [first, ...rest] = pending.messages;
    if (message.last && first) pending.settle({ kind: 'answered', messages: [first, ...rest] });
  }

  #lose(failure: LinkFailure): void {
    if (this.#lost) return;
    this.#lost = failure;
    this.#parts.traffic.add('note', failure.detail);
    this.#pending?.settle({ kind: 'lost', failure });
  }
}

const SHOWN_BYTES = 64;
const SHOWN_OUT = 200;

const noiseOf = ({ noise, unframed }: Pending): readonly string[] =>
  noise.length > 0 || unframed === '' ? noise : [unframed.slice(-SHOWN_BYTES)];

/** Label graphics are long and say nothing to a person. */
function shortened(bytes: Uint8Array): string {
  const shown = printable(bytes.subarray(0, SHOWN_OUT));
  return bytes.length > SHOWN_OUT ? `${shown}… ${bytes.length} bytes` : shown;
}
