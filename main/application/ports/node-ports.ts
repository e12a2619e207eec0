import type { PersonId } from '../../contract/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { SecretWeakness } from '../../domain/identity/secret-rules.ts';
import type { Moment } from '../../domain/moment.ts';

/** Time as the station records it. */
export interface Clock {
  /** UTC, whole milliseconds since 1970. */
  now(): number;
  /** Whole milliseconds; never falls within one `boot`. */
  mono(): number;
  readonly boot: string;
  /** Wall clock minus reference clock, ms; null when no reference is known. */
  drift(): number | null;
}

/** The plant's days and offset at a moment (design §6). */
export interface Calendar {
  momentAt(utcMs: number, mono: number): Moment;
}

/** A new secret that is ready to be kept, and can be turned back into nothing. */
export interface HashedSecret {
  /** Puts it in the place of the one before, durably, and raises the version by one. Throws when the disk fails. */
  keep(): void;
}

/** Tells whether a secret is its person's; the secret goes no further. */
export interface Credentials {
  hash(person: PersonId, secret: string): Promise<Result<HashedSecret, SecretWeakness>>;
  verify(person: PersonId, secret: string): Promise<'match' | 'mismatch' | 'notEnrolled'>;
  version(person: PersonId): number;
  personOfBadge(token: string): PersonId | null;
}

/** What is kept of a state at a checkpoint: the whole of it, or what changed since the snapshot before. */
export interface SnapshotPart {
  readonly kind: 'whole' | 'changes';
  readonly text: string;
}

/** Signs the log's head and pins it outside; with a snapshot, proves a state to start from. */
export interface Checkpoints {
  /** The newest proven state: a whole one, then the changes since, oldest first. */
  provenState(): {
    readonly head: { readonly seq: number; readonly hash: string };
    readonly parts: readonly string[];
  } | null;
  /** The signed note; null when the head has one already, and then no snapshot is kept. */
  take(time: string, snapshot?: SnapshotPart): string | null;
  unpinned(): { readonly events: number; readonly pinnedAt: string | null; readonly trouble: string | null };
}

/** The technical log: what happened to the program, never what happened to a batch. */
export interface Journal {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  warn(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, details?: Readonly<Record<string, unknown>>): void;
}
