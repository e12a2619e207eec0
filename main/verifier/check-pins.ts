import { type Note, readNote } from './note.ts';
import type { DeclaredGap, FailureList } from './report.ts';

export interface PinFindings {
  readonly pins: number;
  readonly pinnedTo: number;
  /** Pieces of the pin file that are no note. */
  readonly unread: number;
}

/** The notes of a pin file in their order, and how many of its pieces are none. */
export interface PinFile {
  readonly notes: readonly Note[];
  readonly unread: number;
}

export interface PinFacts extends PinFile {
  readonly origin: string | null;
  readonly last: number;
  readonly gaps: readonly DeclaredGap[];
  hashAt(seq: number): string | null;
}

export function readPins(text: string): PinFile {
  const pieces = text.split(/(?<=\n)\n(?!— )/).filter((piece) => piece.trim() !== '');
  const notes = pieces.map(readNote).filter((note) => note !== null);
  return { notes, unread: pieces.length - notes.length };
}

/** Every pin against the log (`FORMAT.md` §7): what only a place outside the station can tell. */
export function checkPins(facts: PinFacts, failures: FailureList): PinFindings {
  const pins = facts.notes;
  const isOwn = (pin: Note) => pin.origin === (facts.origin ?? pin.origin);
  const stranger = pins.find((pin) => !isOwn(pin));
  if (stranger)
    failures.add('bad-checkpoint', null, `the pin file belongs to another log, ${stranger.origin}`);
  const inTime = pins.filter(isOwn);
  const own = inTime.toSorted((a, b) => a.size - b.size);
  const isDeclared = declaredIn(inTime, facts.gaps);
  let pinnedTo = 0;
  for (const pin of own) {
    if (pin.size <= facts.last && facts.hashAt(pin.size) === pin.head) pinnedTo = pin.size;
    else if (!isDeclared(pin)) {
      const newest = own.findLast((other) => !isDeclared(other)) ?? pin;
      report(pin, pinnedTo, facts, newest, failures);
      break;
    }
  }
  return { pins: own.length, pinnedTo, unread: facts.unread };
}

/**
 * Whether people signed for the loss of a pinned event. The pin file is in the order of time: what was pinned after the
 * last pin of the lost line is of the line that went on, and no declaration before it covers that.
 */
function declaredIn(inTime: readonly Note[], gaps: readonly DeclaredGap[]): (pin: Note) => boolean {
  const ends = gaps.map(({ lost, lostHead }) =>
    inTime.findLastIndex(({ size, head }) => size === lost && head === lostHead),
  );
  return (pin) =>
    gaps.some(({ restored, lost }, index) => {
      const end = ends[index] ?? -1;
      const isInRange = lost !== null && restored < pin.size && pin.size <= lost;
      return isInRange && (end === -1 || inTime.indexOf(pin) <= end);
    });
}

function report(pin: Note, met: number, { last }: PinFacts, newest: Note, failures: FailureList): void {
  if (pin.size <= last) {
    const range = `between event ${met + 1} and the pinned event ${pin.size}`;
    failures.addRange(
      'fork',
      met + 1,
      pin.size,
      `history is not the pinned one ${range}: it was rewritten, or an older copy went on`,
    );
    return;
  }
  const text = `the log ends at event ${last} but is pinned to ${newest.size}: its tail was cut off, or an older copy was put back`;
  failures.add('behind-pin', last + 1, text);
}
