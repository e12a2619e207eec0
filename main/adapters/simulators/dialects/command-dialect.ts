import { bytesOf } from '../../../application/devices/printable.ts';
import { CommandLines } from './command-lines.ts';
import type { DialectHost, Instrument, ScaleDialect } from './scale-dialect.ts';

/** What a command of a dialect may do: say lines, now or when the load is at rest. */
export interface Speaker {
  readonly instrument: Instrument;
  say(line: string): void;
  /** Says the present value, where there is something to say. */
  sayWeight(): void;
  /** One thing waits at a time: the next one takes its place. */
  whenStable(act: () => void, giveUp: () => void): void;
  /** Says a line every so many ms until something else is asked. */
  repeat(ms: number, line: () => string | null): void;
  stop(): void;
}

export interface Speech {
  /** The family's name. */
  readonly name: string;
  /** The present value as a line; null where the instrument says nothing at this moment. */
  readonly weight: (instrument: Instrument) => string | null;
  readonly commands: Readonly<Record<string, (speaker: Speaker, parameters: readonly string[]) => void>>;
  /** Said to a command that is none; null where such a command is ignored. */
  readonly unknown: string | null;
  /** Sends its weight by itself every so many ms. */
  readonly everyMs?: number;
  /** What stands around a line on the wire; CR LF behind it where nothing else is said. */
  readonly frame?: (line: string) => Uint8Array;
  /** Every byte is a command of its own, without an end. */
  readonly letters?: true;
}

/** An instrument that was switched on shows its display test before it sends. */
const DISPLAY_TEST_LINES = 3;

/** A dialect of lines, from a table of its commands. */
export const dialectOf = (speech: Speech): ScaleDialect => ({
  name: speech.name,
  connect: (instrument, send) => new CommandHost(speech, instrument, send),
});

class CommandHost implements DialectHost, Speaker {
  readonly instrument: Instrument;
  readonly #speech: Speech;
  readonly #send: (frame: Uint8Array) => void;
  readonly #lines = new CommandLines();
  #stopWaiting: () => void = () => {};
  #stopStream: () => void = () => {};

  constructor(speech: Speech, instrument: Instrument, send: (frame: Uint8Array) => void) {
    this.#speech = speech;
    this.instrument = instrument;
    this.#send = send;
    this.#begin(0);
  }

  receive(chunk: Uint8Array): void {
    const { letters } = this.#speech;
    const lines = letters ? Array.from(chunk, (byte) => String.fromCharCode(byte)) : this.#lines.push(chunk);
    for (const line of lines) this.#execute(line);
  }

  print(): void {
    this.sayWeight();
  }

  switchedOn(): void {
    this.#begin(DISPLAY_TEST_LINES);
  }

  quiet(): void {
    this.#stopWaiting();
    this.stop();
  }

  say(line: string): void {
    const { frame } = this.#speech;
    this.#send(frame ? frame(line) : bytesOf(`${line}\r\n`));
  }

  sayWeight(): void {
    const text = this.#speech.weight(this.instrument);
    if (text !== null) this.say(text);
  }

  whenStable(act: () => void, giveUp: () => void): void {
    this.#stopWaiting();
    this.#stopWaiting = this.instrument.whenStable(act, giveUp);
  }

  repeat(ms: number, line: () => string | null): void {
    this.stop();
    this.#stopStream = this.instrument.every(ms, () => {
      const text = line();
      if (text !== null) this.say(text);
    });
  }

  stop(): void {
    this.#stopStream();
  }

  /** Begins to send by itself, if the instrument does, after so many lines of silence. */
  #begin(silentLines: number): void {
    const { everyMs, weight } = this.#speech;
    if (everyMs === undefined) return;
    let silent = silentLines;
    this.repeat(everyMs, () => {
      silent -= 1;
      return silent >= 0 ? null : weight(this.instrument);
    });
  }

  #execute(line: string): void {
    const [name = '', ...parameters] = line.split(' ');
    const { commands, unknown } = this.#speech;
    const perform = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (perform) perform(this, parameters);
    else if (unknown !== null) this.say(unknown);
  }
}
