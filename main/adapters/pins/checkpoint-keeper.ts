import type { CheckpointSigner } from '../../application/ports/checkpoint-signer.ts';
import { type EventStore, readAll } from '../../application/ports/event-store.ts';
import type { SnapshotPart } from '../../application/ports/node-ports.ts';
import { type PinBoard, PinBoardUnreachable } from '../../application/ports/pin-board.ts';
import type { SnapshotStore } from '../../application/ports/snapshot-store.ts';
import { GENESIS, type LogHead, type Sha256 } from '../../domain/log/chain.ts';
import { originOf, parseNote } from '../../domain/log/checkpoint.ts';
import { EMPTY_TREE, extend, type Frontier, rootOf, type TreeHasher } from '../../domain/log/merkle.ts';

export interface CheckpointParts {
  readonly store: EventStore;
  readonly signer: CheckpointSigner;
  readonly pins: PinBoard;
  readonly snapshots: SnapshotStore;
  readonly hasher: TreeHasher;
  readonly sha256: Sha256;
  readonly node: string;
  readonly boot: string;
  /** Of this program: what another version kept as its state may have another shape, and is replayed from the log. */
  readonly version: string;
}

export interface ProvenState {
  readonly head: LogHead;
  /** A whole state, then the changes since, oldest first. */
  readonly parts: readonly string[];
}

/** First line of a snapshot's text: one proof covers all that a start needs, and through `after` all parts before. */
interface SnapshotHead {
  readonly head: LogHead;
  readonly tree: Frontier;
  readonly version: string;
  /** The snapshot whose state these changes go on from; none in a whole one. */
  readonly after?: Link;
}

interface Link {
  readonly seq: number;
  /** Of the whole text, hex. */
  readonly sha256: string;
}

/** A chain of snapshots: its newest, and the event of the whole one that it begins with. */
interface KeptState {
  readonly newest: Link;
  readonly whole: number;
}

interface Snapshot extends SnapshotHead {
  readonly link: Link;
  readonly state: string;
}

/** How much of the log no outside pin covers yet. */
export interface UnpinnedWindow {
  readonly events: number;
  /** Time of the newest pin, UTC; null when there is none. */
  readonly pinnedAt: string | null;
  /** Why the last pin failed, else null. */
  readonly trouble: string | null;
}

/**
 * Takes checkpoints: brings the tree up to the head, signs, records, pins. A pin board that is away does not stop
 * the log; the window grows and is shown. The tree is built here and not with each event, which costs the door nothing.
 */
export class CheckpointKeeper {
  readonly #parts: CheckpointParts;
  readonly #proven: ProvenState | null;
  #tree: Frontier = EMPTY_TREE;
  #previous: { readonly size: number; readonly note: string } | null;
  #pinned: { readonly size: number; readonly time: string } | null = null;
  #trouble: string | null = null;
  /** What the next changes go on from. */
  #kept: KeptState | null = null;

  constructor(parts: CheckpointParts) {
    this.#parts = parts;
    this.#previous = parts.store.lastCheckpoint();
    this.#proven = this.#readSnapshot();
    this.#reachPins(() => {
      const pin = parts.pins.lastPin();
      const note = pin === null ? null : parseNote(pin);
      if (note?.ok) this.#pinned = note.value.checkpoint;
    });
  }

  /** The newest state that a signed checkpoint of the same event proves, to start from; the chain goes on from its head. */
  provenState(): ProvenState | null {
    return this.#proven;
  }

  /**
   * Takes a checkpoint of the head, with a snapshot when one is given; changes go on from the newest proven snapshot. Returns the signed note, or null when the head
   * has its checkpoint already; that one is then pinned if the last attempt failed. `time` is UTC as in an event.
   * To be called only on a log that `checkLog` did not refuse: a pin taken on a restored copy would hide the restore.
   */
  take(time: string, snapshot?: SnapshotPart): string | null {
    const { store, signer, sha256, hasher, node, boot } = this.#parts;
    const head = store.head();
    const last = this.#previous;
    if (head.seq === (last?.size ?? 0)) {
      if (last && last.size > (this.#pinned?.size ?? 0)) this.#reachPins(() => this.#pin(last.note));
      return null;
    }
    for (const row of readAll(store, this.#tree.size)) this.#tree = extend(hasher, this.#tree, row.hash);
    const written = snapshot ? this.#write(head, snapshot) : null;
    const note = signer.sign({
      origin: originOf(node),
      size: head.seq,
      root: rootOf(hasher, this.#tree),
      head: head.hash,
      time,
      boot,
      previous: last ? sha256(last.note) : GENESIS,
      snapshot: written?.newest.sha256 ?? null,
    });
    store.addCheckpoint(head.seq, note);
    this.#previous = { size: head.seq, note };
    if (written) this.#keep(written);
    this.#reachPins(() => this.#pin(note));
    return note;
  }

  unpinned(): UnpinnedWindow {
    const events = this.#parts.store.head().seq - (this.#pinned?.size ?? 0);
    return { events, pinnedAt: this.#pinned?.time ?? null, trouble: this.#trouble };
  }

  #pin(note: string): void {
    this.#parts.pins.pin(note);
    const parsed = parseNote(note);
    if (parsed.ok) this.#pinned = parsed.value.checkpoint;
  }

  #reachPins(work: () => void): void {
    try {
      work();
      this.#trouble = null;
    } catch (error) {
      if (!(error instanceof PinBoardUnreachable)) throw error;
      this.#trouble = error.message;
    }
  }

  #write(head: LogHead, { kind, text: state }: SnapshotPart): KeptState {
    const before = kind === 'changes' ? this.#kept : null;
    const first: SnapshotHead = {
      head,
      tree: this.#tree,
      version: this.#parts.version,
      ...(before ? { after: before.newest } : {}),
    };
    const text = `${JSON.stringify(first)}\n${state}`;
    this.#parts.snapshots.write(head.seq, text);
    return {
      newest: { seq: head.seq, sha256: this.#parts.sha256(text) },
      whole: before?.whole ?? head.seq,
    };
  }

  /** A new whole snapshot leaves the one before it with its changes, for the case that a file of its own is damaged. */
  #keep(written: KeptState): void {
    const { snapshots } = this.#parts;
    const oldest = this.#kept && this.#kept.whole !== written.whole ? this.#kept.whole : 0;
    for (const seq of snapshots.events()) if (seq < oldest) snapshots.remove(seq);
    this.#kept = written;
  }

  #readSnapshot(): ProvenState | null {
    for (const seq of this.#parts.snapshots.events()) {
      const signed = this.#signedSnapshot(seq);
      const chain = signed === null ? null : this.#chainTo({ seq, sha256: signed });
      const newest = chain?.at(-1);
      if (!chain || !newest) continue;
      this.#tree = newest.tree;
      this.#kept = { newest: newest.link, whole: chain[0]?.link.seq ?? seq };
      return { head: newest.head, parts: chain.map(({ state }) => state) };
    }
    return null;
  }

  /** What the signed checkpoint of an event says of its snapshot; null when it says nothing, or of another event. */
  #signedSnapshot(seq: number): string | null {
    const { store, signer } = this.#parts;
    const stored = store.checkpoints(1, seq + 1)[0];
    const signed = stored?.size === seq ? signer.verify(stored.note) : null;
    return signed && store.read(seq - 1, 1)[0]?.hash === signed.head ? signed.snapshot : null;
  }

  /**
   * The snapshot of a link and all that it goes on from, oldest first; null when one is missing, not the linked one, or
   * another version's.
   */
  #chainTo(newest: Link): readonly Snapshot[] | null {
    const chain: Snapshot[] = [];
    for (let link: Link | undefined = newest; link; link = chain[0]?.after) {
      const text = this.#parts.snapshots.read(link.seq);
      if (text === null || this.#parts.sha256(text) !== link.sha256) return null;
      const end = text.indexOf('\n');
      const first = JSON.parse(text.slice(0, end)) as SnapshotHead;
      if (first.version !== this.#parts.version) return null;
      chain.unshift({ ...first, link, state: text.slice(end + 1) });
    }
    return chain;
  }
}
