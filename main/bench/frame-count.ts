import type { Traffic } from '../application/ports/devices.ts';

const WEIGHT = /^S [SD] +(\d+)\.(\d{2}) g$/;

/** Counts the numbered weights in the traffic of one device, which is looked at now and then and overlaps. */
export class FrameCount {
  #lastEntry = 0;
  #first: number | null = null;
  #last = 0;
  #missing = 0;

  /** Weights between the first and the last one that did not come, or came out of turn. */
  get missing(): number {
    return this.#missing;
  }

  /** Weights that came. */
  get received(): number {
    return this.#first === null ? 0 : this.#last - this.#first + 1 - this.#missing;
  }

  /** Number of the last weight that came; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  take(entries: readonly Traffic[]): void {
    for (const { direction, n, text } of entries) {
      if (direction !== 'in' || n <= this.#lastEntry) continue;
      this.#lastEntry = n;
      const [, whole, part] = WEIGHT.exec(text) ?? [];
      if (whole !== undefined) this.#count(Number(whole) * 100 + Number(part));
    }
  }

  #count(number: number): void {
    if (this.#first === null) this.#first = number;
    else this.#missing += Math.abs(number - this.#last - 1);
    this.#last = number;
  }
}
