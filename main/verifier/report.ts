import type { FailureClass } from '../domain/log/failure-class.ts';

/** One thing that is wrong, at the first event it concerns; null when it concerns the file as a whole. */
export interface Failure {
  readonly class: FailureClass;
  readonly seq: number | null;
  readonly message: string;
}

/** A gap that people signed for: the log goes on from `restored`, later events up to `lost` are gone. */
export interface DeclaredGap {
  readonly seq: number;
  readonly epoch: number;
  readonly restored: number;
  /** Hash of the last pinned event that is gone; null when nothing was pinned. */
  readonly lostHead: string | null;
  /** The last pinned event of the lost line; null when no pin was known. */
  readonly lost: number | null;
  readonly reason: string;
}

/** The verdict on a log. `ok` is what the exit code says. */
export interface LogReport {
  readonly ok: boolean;
  readonly path: string;
  readonly events: number;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  readonly node: string | null;
  readonly kind: string | null;
  readonly plant: string | null;
  /** Photos and documents that events name. */
  readonly attachments: number;
  readonly checkpoints: number;
  /** Events up to here are covered by a signature. */
  readonly signedTo: number;
  readonly pins: number;
  /** Events up to here are covered by a pin. */
  readonly pinnedTo: number;
  /** In the order of their events; at most `MOST_FAILURES`. */
  readonly failures: readonly Failure[];
  /** How many more there are. */
  readonly furtherFailures: number;
  readonly declaredGaps: readonly DeclaredGap[];
  /** SHA-256 of the public key that the log names, hex. */
  readonly fingerprint: string | null;
  /** Whether the newest checkpoint is signed by a key that was given, and not only by the key that the log names itself. */
  readonly trusted: boolean;
  readonly warnings: readonly string[];
}

export const MOST_FAILURES = 100;

/** Collects failures: one class for an event, the most telling first (`FORMAT.md` §9). */
export class FailureList {
  readonly #byEvent = new Map<number, Failure>();
  readonly #ofFile: Failure[] = [];

  add(failureClass: FailureClass, seq: number | null, message: string): void {
    const failure: Failure = { class: failureClass, seq, message };
    if (seq === null) this.#ofFile.push(failure);
    else {
      const earlier = this.#byEvent.get(seq);
      if (!earlier || RANK.indexOf(failureClass) < RANK.indexOf(earlier.class))
        this.#byEvent.set(seq, failure);
    }
  }

  /**
   * A failure that is known only to lie between two events. Where one of these events was already found to be wrong
   * itself, that names it better.
   */
  addRange(failureClass: FailureClass, from: number, to: number, message: string): void {
    for (const [seq, failure] of this.#byEvent)
      if (seq >= from && seq <= to && NAMES_CHANGE.has(failure.class)) return;
    this.add(failureClass, from, message);
  }

  /** Failures of events first, in order; then those of the file. */
  sorted(): readonly Failure[] {
    const events = [...this.#byEvent.values()].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    return [...events, ...this.#ofFile];
  }
}

const RANK: readonly FailureClass[] = [
  'unreadable',
  'malformed-body',
  'gap',
  'seq-mismatch',
  'bad-hash',
  'broken-link',
  'torn-command',
  'duplicate-command',
  'clock-order',
  'attachment-missing',
  'attachment-changed',
  'truncated',
  'behind-pin',
  'fork',
  'root-mismatch',
  'bad-checkpoint',
  'checkpoint-gap',
  'bad-signature',
];

const NAMES_CHANGE: ReadonlySet<FailureClass> = new Set([
  'unreadable',
  'malformed-body',
  'gap',
  'seq-mismatch',
  'bad-hash',
  'broken-link',
]);
