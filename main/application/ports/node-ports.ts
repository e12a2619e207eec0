import type { PersonId } from '../../contract/ids.ts';
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

/** Tells whether a secret is its person's; the secret goes no further. */
export interface Credentials {
  verify(person: PersonId, secret: string): Promise<'match' | 'mismatch' | 'notEnrolled'>;
  version(person: PersonId): number;
  personOfBadge(token: string): PersonId | null;
}

/** Signs the log's head and pins it outside; with `state`, proves a snapshot to start from. */
export interface Checkpoints {
  provenState(): {
    readonly head: { readonly seq: number; readonly hash: string };
    readonly state: string;
  } | null;
  take(time: string, state?: string): string | null;
  unpinned(): { readonly events: number; readonly pinnedAt: string | null; readonly trouble: string | null };
}

/** The technical log: what happened to the program, never what happened to a batch. */
export interface Journal {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  warn(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, details?: Readonly<Record<string, unknown>>): void;
}
