import { systemClock } from '../../main/adapters/devices/system-clock.ts';
import type { Micrograms } from '../../main/contract/quantity.ts';

/** What the display of the bound instrument meant, and from when on. */
export class Truth {
  readonly #history: { readonly from: number; readonly net: Micrograms | null }[] = [];

  note(net: Micrograms | null): void {
    if (this.#history.at(-1)?.net !== net || this.#history.length === 0)
      this.#history.push({ from: systemClock.mono(), net });
  }

  /** Every weight that was true at some moment of the time span. */
  during(from: number, to: number): readonly (Micrograms | null)[] {
    return this.#history
      .filter(
        (entry, at) => entry.from <= to && (this.#history[at + 1]?.from ?? Number.POSITIVE_INFINITY) >= from,
      )
      .map(({ net }) => net);
  }
}
