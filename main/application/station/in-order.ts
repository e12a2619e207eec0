/** Commands of one terminal run one after the other: one action in flight per station (ux §2.7). */
export class InOrder {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<Answer>(key: string, work: () => Promise<Answer>): Promise<Answer> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const tail = mine.catch(() => {});
    this.#tails.set(key, tail);
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    return mine;
  }
}

/** How many commands a terminal sent within the last second. */
export class Pace {
  readonly #times = new Map<string, number[]>();

  count(terminal: string, mono: number): number {
    const recent = (this.#times.get(terminal) ?? []).filter((time) => mono - time < 1000);
    recent.push(mono);
    this.#times.set(terminal, recent);
    return recent.length;
  }
}
