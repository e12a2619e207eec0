import type { CheckpointSigner } from '../../application/ports/checkpoint-signer.ts';
import { type EventStore, readAll } from '../../application/ports/event-store.ts';
import { type PinBoard, PinBoardUnreachable } from '../../application/ports/pin-board.ts';
import { EMPTY_LOG, firstBrokenLink, type LogHead } from '../../domain/log/chain.ts';
import { type Checkpoint, originOf, parseNote } from '../../domain/log/checkpoint.ts';
import { type EventEnvelope, parseEntry } from '../../domain/log/entry.ts';
import {
  CLOCK_TOLERANCE_MS,
  type LogGapDeclared,
  type LogOpened,
  type SigningKeyChanged,
} from '../../domain/log/log-events.ts';
import type { LogGap } from '../../domain/log/log-gap.ts';
import type { FolderMark } from './data-folder.ts';
import { sha256 } from './sha256.ts';

/** What the start-up check found. `refuse` locks the station: the log can still be read and exported. */
export interface LogCheck {
  readonly state: 'ready' | 'degraded' | 'refuse';
  readonly reasons: readonly LogReason[];
  /** Lost events that people can sign for (FORMAT.md §8): only when nothing else refuses the log. */
  readonly gap: LogGap | null;
}

export interface LogReason {
  readonly check: 'folder' | 'chain' | 'key' | 'pin' | 'clock' | 'space';
  readonly state: 'degraded' | 'refuse';
  /** One sentence for people. */
  readonly text: string;
}

export interface LogFacts {
  readonly store: EventStore;
  readonly signer: CheckpointSigner;
  readonly pins: PinBoard;
  readonly mark: FolderMark;
  /** The wall clock, UTC ms. */
  readonly now: number;
  /** What may still be written on the drive of the log. */
  readonly freeBytes: number;
  /** Where replay starts when a snapshot was proven; the chain is recomputed from there at least. */
  readonly provenHead?: LogHead;
}

/** Below `refuse` the next batch might not fit; below `degraded` somebody should make room. */
export const FREE_BYTES = { refuse: 64 * 2 ** 20, degraded: 2 ** 30 } as const;

/**
 * The start-up check of the log (design §5); schema and settings were checked when the store was opened. Only the
 * events since the last checkpoint (or proven snapshot) are recomputed here; the rest is verified in the background.
 */
export function checkLog(facts: LogFacts): LogCheck {
  const pins = checkPins(facts);
  const reasons = [...checkSpace(facts), ...checkRecord(facts, pins.reasons)];
  const refused = reasons.filter(({ state }) => state === 'refuse').length;
  const state = refused > 0 ? 'refuse' : reasons.length > 0 ? 'degraded' : 'ready';
  return { state, reasons, gap: refused === 1 ? pins.gap : null };
}

function checkRecord(facts: LogFacts, ofPins: readonly LogReason[]): readonly LogReason[] {
  const { store, mark, now } = facts;
  const [first] = store.read(0, 1);
  if (!first) return ofPins;
  const opened = readEvent(first.body) as EventEnvelope<'LogOpened', LogOpened> | null;
  if (opened?.type !== 'LogOpened')
    return [refuse('chain', 'The log does not start with LogOpened: run verify on it.')];
  const reasons: LogReason[] = [];
  if (opened.data.node !== mark.node || opened.data.kind !== mark.kind) {
    const text = `The folder says ${mark.kind}, node ${mark.node}; its log says ${opened.data.kind}, node ${opened.data.node}.`;
    reasons.push(refuse('folder', text));
  }
  const chain = checkTail(facts, opened.data.key);
  reasons.push(...chain.reasons, ...ofPins);
  const behind = chain.lastAt === null ? 0 : Date.parse(chain.lastAt) - now;
  if (behind > CLOCK_TOLERANCE_MS)
    reasons.push(
      degraded('clock', `The clock is ${Math.ceil(behind / 1000)} s behind the last event: set it right.`),
    );
  return reasons;
}

interface Tail {
  readonly reasons: readonly LogReason[];
  readonly lastAt: string | null;
}

/** Recomputes the links since the last signed moment and finds the key that signs from here on. */
function checkTail({ store, signer, provenHead }: LogFacts, openedKey: string): Tail {
  const last = store.lastCheckpoint();
  const signed = last ? parseNote(last.note) : null;
  if (signed && !signed.ok)
    return { reasons: [refuse('chain', 'The last checkpoint is damaged: run verify.')], lastAt: null };
  const checkpoint = signed?.value.checkpoint ?? null;
  if (checkpoint && hashAt(store, checkpoint.size) !== checkpoint.head)
    return {
      reasons: [refuse('chain', `Event ${checkpoint.size} is not the one that was signed: run verify.`)],
      lastAt: null,
    };
  const from = start(checkpoint, provenHead);
  let key = checkpoint ? null : openedKey;
  let lastAt: string | null = null;
  const rows = function* () {
    for (const row of readAll(store, from.seq)) {
      const event = readEvent(row.body);
      lastAt = event?.at ?? lastAt;
      if (event?.type === 'SigningKeyChanged' && row.seq >= (checkpoint?.size ?? 0))
        key = (event.data as SigningKeyChanged).key;
      yield row;
    }
  };
  const broken = firstBrokenLink(sha256, from, rows());
  const reasons: LogReason[] = [];
  if (broken)
    reasons.push(refuse('chain', `Event ${broken.seq} does not follow from the one before: run verify.`));
  lastAt ??= readEvent(store.read(store.head().seq - 1, 1)[0]?.body ?? '')?.at ?? null;
  const isOwnKey =
    key === null ? last === null || signer.verify(last.note) !== null : key === signer.verifierKey;
  if (!isOwnKey)
    reasons.push(refuse('key', 'The signing key is not the one of this log: put the right key back.'));
  return { reasons, lastAt };
}

function start(checkpoint: Checkpoint | null, proven: LogHead | undefined): LogHead {
  const signed = checkpoint ? { seq: checkpoint.size, hash: checkpoint.head } : EMPTY_LOG;
  return proven && proven.seq < signed.seq ? proven : signed;
}

interface PinCheck {
  readonly reasons: readonly LogReason[];
  readonly gap: LogGap | null;
}

const judged = (...reasons: readonly LogReason[]): PinCheck => ({ reasons, gap: null });

/** The station refuses to start behind its pin, or on another history than the pinned one. */
function checkPins({ store, pins, mark }: LogFacts): PinCheck {
  let note: string | null;
  try {
    note = pins.lastPin();
  } catch (error) {
    if (!(error instanceof PinBoardUnreachable)) throw error;
    return judged(degraded('pin', error.message));
  }
  const pin = note === null ? null : parseNote(note);
  if (!pin?.ok)
    return store.lastCheckpoint()
      ? judged(degraded('pin', 'No pin of this log was found: nothing outside proves that it is whole.'))
      : judged();
  const { origin, size, head } = pin.value.checkpoint;
  if (origin !== originOf(mark.node))
    return judged(refuse('pin', `The pin folder belongs to another log, ${origin}.`));
  if (hashAt(store, size) === head) return judged();
  const declared = declaredGaps(store);
  // The newest pin is the lost one itself: a later pin is of a line that went on, and its loss is another gap.
  if (declared.some(({ lastPin }) => lastPin?.size === size && lastPin.head === head)) return judged();
  const restored = store.head();
  if (restored.seq >= size)
    return judged(
      refuse('pin', `Event ${size} is not the pinned one: history was rewritten, or an older copy went on.`),
    );
  const text = `The log ends at event ${restored.seq} but is pinned to ${size}: its tail was cut off, or an older copy was put back.`;
  // An empty log has no people who could sign.
  const gap = restored.seq === 0 ? null : { epoch: declared.length + 2, lastPin: { size, head }, restored };
  return { reasons: [refuse('pin', text)], gap };
}

/** What people signed for. Only asked when a pin is not met, so the walk may be long. */
function declaredGaps(store: EventStore): readonly LogGapDeclared[] {
  const found: LogGapDeclared[] = [];
  for (const { body } of readAll(store)) {
    if (!body.includes('"type":"LogGapDeclared"')) continue;
    const event = readEvent(body);
    if (event?.type === 'LogGapDeclared') found.push(event.data as LogGapDeclared);
  }
  return found;
}

function checkSpace({ freeBytes }: LogFacts): readonly LogReason[] {
  const text = `Only ${Math.floor(freeBytes / 2 ** 20)} MB are free on the drive of the log: make room.`;
  if (freeBytes < FREE_BYTES.refuse) return [refuse('space', text)];
  return freeBytes < FREE_BYTES.degraded ? [degraded('space', text)] : [];
}

const hashAt = (store: EventStore, seq: number): string | null => store.read(seq - 1, 1)[0]?.hash ?? null;

/** A body that is not JSON is a broken log and not a defect of the program; its link will not hold either. */
function readEvent(body: string): EventEnvelope | null {
  try {
    return parseEntry(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const refuse = (check: LogReason['check'], text: string): LogReason => ({ check, state: 'refuse', text });
const degraded = (check: LogReason['check'], text: string): LogReason => ({ check, state: 'degraded', text });
