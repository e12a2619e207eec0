import type { SimulatedDevice } from '../adapters/simulators/simulated-device.ts';
import { bytesOf } from '../application/devices/printable.ts';

/** As the fastest continuous output sends (devices.md §1.7: 7 to 20 times a second). */
export const FRAMES_PER_SECOND = 20;
const LONGEST_COMMAND = 64;

/**
 * An MT-SICS scale that streams as `SIR` does and answers what a station asks, where every weight is one step more than
 * the one before: a weight that is missing at the other end is missed.
 */
export class NumberedScale implements SimulatedDevice {
  readonly #serial: string;
  #number = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(serial: string) {
    this.#serial = serial;
  }

  /** How many weights were sent: the number of the last one. */
  get sent(): number {
    return this.#number;
  }

  /** Goes on answering what it is asked other than weights. */
  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  attach(send: (bytes: Uint8Array) => void): { receive(chunk: Uint8Array): void; detach(): void } {
    const answer = (text: string): void => send(bytesOf(`${text}\r\n`));
    this.stop();
    this.#timer = setInterval(() => answer(this.#next()), 1000 / FRAMES_PER_SECOND);
    let line = '';
    return {
      receive: (chunk) => {
        for (const byte of chunk) {
          if (byte === 0x0a) {
            this.#obey(line.trim(), answer);
            line = '';
          } else if (line.length < LONGEST_COMMAND) line += String.fromCharCode(byte);
        }
      },
      detach: () => this.stop(),
    };
  }

  #obey(command: string, answer: (text: string) => void): void {
    if (command === 'SI') {
      if (this.#timer) answer(this.#next());
    } else answer(this.#answers[command] ?? 'ES');
  }

  get #answers(): Readonly<Record<string, string>> {
    const serial = `I4 A "${this.#serial}"`;
    return {
      '@': serial,
      I4: serial,
      I2: 'I2 A "BENCH 9999.99 g"',
      I3: 'I3 A "1.00"',
      TA: 'TA A       0.00 g',
    };
  }

  #next(): string {
    this.#number += 1;
    return `S D ${(this.#number / 100).toFixed(2).padStart(10)} g`;
  }
}
