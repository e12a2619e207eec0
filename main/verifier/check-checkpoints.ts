import { hash as digest } from 'node:crypto';
import { isSignedBy, type Note, type PublicKey } from './note.ts';
import type { FailureList } from './report.ts';
import type { HashFindings } from './walk-hashes.ts';

export interface StoredNote {
  readonly size: number;
  readonly raw: unknown;
  /** Null when it is not of the form. */
  readonly note: Note | null;
}

/** A key and the first checkpoint size that it signs. */
export interface KeyPeriod {
  readonly from: number;
  readonly key: PublicKey;
}

export interface CheckpointFacts {
  readonly stored: readonly StoredNote[];
  readonly last: number;
  /** Null when event 1 does not say whose log this is. */
  readonly origin: string | null;
  /** Keys that the log itself names, in order. */
  readonly periods: readonly KeyPeriod[];
  /** Keys that the caller trusts; empty when none was given. */
  readonly given: readonly PublicKey[];
  readonly hashes: HashFindings;
}

export interface CheckpointFindings {
  readonly signedTo: number;
  /** The newest checkpoint is signed by a given key. */
  readonly trusted: boolean;
}

/** All checkpoints of the log against its events, against each other and against the keys (`FORMAT.md` §6). */
export function checkCheckpoints(facts: CheckpointFacts, failures: FailureList): CheckpointFindings {
  const notes = ownNotes(facts.stored, facts.origin, failures);
  const isChained = checkChain(facts.stored, failures);
  const last = facts.stored.at(-1);
  if (last && last.size > facts.last)
    failures.add(
      'truncated',
      facts.last + 1,
      `the log ends at event ${facts.last}, its last checkpoint is of ${last.size}`,
    );
  checkRoots(notes, facts, failures);
  return checkSignatures(notes, isChained, facts, failures);
}

function ownNotes(
  stored: readonly StoredNote[],
  origin: string | null,
  failures: FailureList,
): readonly Note[] {
  const notes: Note[] = [];
  for (const { size, note } of stored) {
    if (note && note.size === size && note.origin === (origin ?? note.origin)) notes.push(note);
    else failures.add('bad-checkpoint', size, `the checkpoint of ${size} events is ${fault(note, origin)}`);
  }
  return notes;
}

function fault(note: Note | null, origin: string | null): string {
  if (!note) return 'not of the form';
  return note.origin === (origin ?? note.origin)
    ? `a note of ${note.size} events`
    : `of another log, ${note.origin}`;
}

function checkChain(stored: readonly StoredNote[], failures: FailureList): boolean {
  let previous = '0'.repeat(64);
  let isChained = true;
  for (const { size, raw, note } of stored) {
    if (note && note.previous !== previous) {
      failures.add(
        'checkpoint-gap',
        size,
        `a checkpoint before that of ${size} events is missing or was changed`,
      );
      isChained = false;
    }
    previous = digest('sha256', String(raw), 'hex');
  }
  return isChained;
}

function checkRoots(notes: readonly Note[], { hashes, last }: CheckpointFacts, failures: FailureList): void {
  let good = 0;
  for (const note of notes) {
    const found = hashes.at.get(note.size);
    if (note.size > last) return;
    if (found?.root !== note.root || found.head !== note.head) {
      const range = `events ${good + 1} to ${note.size}`;
      failures.addRange('root-mismatch', good + 1, note.size, `${range} are not those that were signed`);
      return;
    }
    good = note.size;
  }
}

/**
 * While the notes are chained, the newest of each key vouches for the older ones; only when one of these is wrong
 * is every signature looked at, to name the first.
 */
function checkSignatures(
  notes: readonly Note[],
  isChained: boolean,
  { periods, given, last }: CheckpointFacts,
  failures: FailureList,
): CheckpointFindings {
  const keyOf = (size: number) => periods.findLast(({ from }) => from <= size)?.key ?? null;
  const isSigned = (note: Note) => {
    const key = keyOf(note.size);
    return key !== null && isSignedBy(note, key);
  };
  const newestOfKeys = notes.filter((note, index) => {
    const next = notes[index + 1];
    return !next || keyOf(next.size) !== keyOf(note.size);
  });
  const areGood = isChained && newestOfKeys.every(isSigned);
  const bad = areGood ? undefined : notes.find((note) => !isSigned(note));
  if (bad)
    failures.add(
      'bad-signature',
      bad.size,
      `the checkpoint of ${bad.size} events is not signed by the key of the log`,
    );
  const newest = notes.at(-1);
  const trusted = newest !== undefined && given.some((key) => isSignedBy(newest, key));
  if (newest && given.length > 0 && !trusted && !bad)
    failures.add(
      'bad-signature',
      newest.size,
      `the checkpoint of ${newest.size} events is not signed by the given key`,
    );
  return { signedTo: bad || !newest ? 0 : Math.min(newest.size, last), trusted: trusted && !bad };
}
