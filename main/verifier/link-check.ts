import { hash as digest } from 'node:crypto';
import type { FailureList } from './report.ts';

const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** `FORMAT.md` §3. A hash that does not follow is judged when the next event shows which of text and hash was changed. */
export class LinkCheck {
  readonly #failures: FailureList;
  /** The stored hash of the last event; null where the chain has to be taken up again. */
  #stored: string | null = '0'.repeat(64);
  #suspect: { readonly seq: number; readonly computed: string } | null = null;

  constructor(failures: FailureList) {
    this.#failures = failures;
  }

  next(seq: number, body: string, hash: unknown): void {
    const computed = this.#stored === null ? hash : digest('sha256', this.#stored + body, 'hex');
    const follows = computed === hash;
    if (!follows && this.#suspect && digest('sha256', this.#suspect.computed + body, 'hex') === hash) {
      this.#failures.add(
        'bad-hash',
        this.#suspect.seq,
        'the stored hash was changed: the next event follows from another',
      );
      this.#suspect = null;
    } else {
      this.end();
      if (!follows) this.#suspect = { seq, computed: String(computed) };
      if ((!follows || this.#stored === null) && !isHash(hash))
        this.#failures.add('bad-hash', seq, 'the stored hash is not a hash');
    }
    this.#stored = String(hash);
  }

  get lastHash(): string {
    return this.#stored ?? '';
  }

  restart(): void {
    this.end();
    this.#stored = null;
  }

  end(): void {
    if (this.#suspect)
      this.#failures.add(
        'broken-link',
        this.#suspect.seq,
        'the stored hash does not follow from the stored text',
      );
    this.#suspect = null;
  }
}
