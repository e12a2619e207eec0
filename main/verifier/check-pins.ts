import { type Note, readNote } from './note.ts';
import type { DeclaredGap, FailureList } from './report.ts';

export interface PinFindings {
  readonly pins: number;
  readonly pinnedTo: number;
  /** Pieces of the pin file that are no note. */
  readonly unread: number;
}

export interface PinFacts {
  readonly text: string;
  readonly origin: string | null;
  readonly last: number;
  readonly gaps: readonly DeclaredGap[];
  hashAt(seq: number): string | null;
}

/** Every pin against the log (`FORMAT.md` §7): what only a place outside the station can tell. */
export function checkPins(facts: PinFacts, failures: FailureList): PinFindings {
  const pieces = facts.text.split(/(?<=\n)\n(?!— )/).filter((piece) => piece.trim() !== '');
  const pins = pieces.map(readNote).filter((note) => note !== null);
  const isOwn = (pin: Note) => pin.origin === (facts.origin ?? pin.origin);
  const stranger = pins.find((pin) => !isOwn(pin));
  if (stranger)
    failures.add('bad-checkpoint', null, `the pin file belongs to another log, ${stranger.origin}`);
  const own = pins.filter(isOwn).sort((a, b) => a.size - b.size);
  let pinnedTo = 0;
  for (const pin of own) {
    if (pin.size <= facts.last && facts.hashAt(pin.size) === pin.head) pinnedTo = pin.size;
    else if (!isDeclared(pin, facts.gaps)) {
      report(pin, pinnedTo, facts, own, failures);
      break;
    }
  }
  return { pins: own.length, pinnedTo, unread: pieces.length - pins.length };
}

const isDeclared = (pin: Note, gaps: readonly DeclaredGap[]): boolean =>
  gaps.some((gap) => gap.lost !== null && gap.restored < pin.size && pin.size <= gap.lost);

function report(
  pin: Note,
  met: number,
  { last, gaps }: PinFacts,
  own: readonly Note[],
  failures: FailureList,
): void {
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
  const newest = own.findLast((other) => !isDeclared(other, gaps)) ?? pin;
  const text = `the log ends at event ${last} but is pinned to ${newest.size}: its tail was cut off, or an older copy was put back`;
  failures.add('behind-pin', last + 1, text);
}
