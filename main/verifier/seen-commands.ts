/** The largest table made at once; a longer log makes it grow. */
const MOST_AT_FIRST = 2 ** 22;

/**
 * The command ids seen so far as 32-bit hashes with their event, so that a million of them need no million strings.
 * Two ids with one hash are told apart by looking the older event up.
 */
export class SeenCommands {
  /** Pairs of hash and event with open addressing; a pair without an event is free. */
  #slots: Int32Array;
  #count = 0;
  readonly #commandAt: (seq: number) => string | null;

  /** `expected` is a guess of how many there will be; `commandAt` gives the command id of an event. */
  constructor(expected: number, commandAt: (seq: number) => string | null) {
    const pairs = 2 ** Math.ceil(Math.log2(Math.max(16, Math.min(expected, MOST_AT_FIRST) * 2)));
    this.#slots = new Int32Array(pairs * 2);
    this.#commandAt = commandAt;
  }

  /** Notes that event `seq` starts command `id`; returns the earlier event that did, or null. */
  add(id: string, seq: number): number | null {
    let hash = 0x811c9dc5;
    for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
    const slots = this.#slots;
    let slot = startOf(slots, hash);
    for (let seen = slots[slot + 1]; seen; seen = slots[slot + 1]) {
      if (slots[slot] === hash && this.#commandAt(seen) === id) return seen;
      slot = (slot + 2) % slots.length;
    }
    slots[slot] = hash;
    slots[slot + 1] = seq;
    this.#count += 1;
    if (this.#count * 4 > slots.length) this.#slots = doubled(slots);
    return null;
  }
}

/** The low bits of this hash alone spread badly; the high ones are folded in. */
const startOf = (slots: Int32Array, hash: number): number =>
  ((hash ^ (hash >>> 15)) * 2) & (slots.length - 1);

function doubled(slots: Int32Array): Int32Array {
  const larger = new Int32Array(slots.length * 2);
  for (let from = 0; from < slots.length; from += 2) {
    const hash = slots[from] ?? 0;
    const seq = slots[from + 1] ?? 0;
    if (seq === 0) continue;
    let slot = startOf(larger, hash);
    while (larger[slot + 1]) slot = (slot + 2) % larger.length;
    larger[slot] = hash;
    larger[slot + 1] = seq;
  }
  return larger;
}
