import type { CheckpointSigner } from '../../application/ports/checkpoint-signer.ts';
import { type EventStore, readAll } from '../../application/ports/event-store.ts';
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
}

export interface ProvenState {
  readonly head: LogHead;
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
   * Takes a checkpoint of the head, with a snapshot when `state` is given. Returns the signed note, or null when the head
   * has its checkpoint already; that one is then pinned if the last attempt failed. `time` is UTC as in an event.
   * To be called only on a log that `checkLog` did not refuse: a pin taken on a restored copy would hide the restore.
   */
  take(time: string, state?: string): string | null {
    const { store, signer, sha256, hasher, node, boot, snapshots } = this.#parts;
    const head = store.head();
    const last = this.#previous;
    if (head.seq === (last?.size ?? 0)) {
      if (last && last.size > (this.#pinned?.size ?? 0)) this.#reachPins(() => this.#pin(last.note));
      return null;
    }
    for (const row of readAll(store, this.#tree.size)) this.#tree = extend(hasher, this.#tree, row.hash);
    const note = signer.sign({
      origin: originOf(node),
      size: head.seq,
      root: rootOf(hasher, this.#tree),
      head: head.hash,
      time,
      boot,
      previous: last ? sha256(last.note) : GENESIS,
      snapshot: state === undefined ? null : snapshots.write(head.seq, snapshotText(head, this.#tree, state)),
    });
    store.addCheckpoint(head.seq, note);
    this.#previous = { size: head.seq, note };
    if (state !== undefined) snapshots.prune(2);
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

  #readSnapshot(): ProvenState | null {
    const { store, signer, snapshots } = this.#parts;
    const snapshot = snapshots.newest((seq, sha256) => {
      const stored = store.checkpoints(1, seq + 1)[0];
      const signed = stored?.size === seq ? signer.verify(stored.note) : null;
      return signed?.snapshot === sha256 && store.read(seq - 1, 1)[0]?.hash === signed.head;
    });
    if (!snapshot) return null;
    const end = snapshot.text.indexOf('\n');
    const { head, tree } = JSON.parse(snapshot.text.slice(0, end)) as { head: LogHead; tree: Frontier };
    this.#tree = tree;
    return { head, state: snapshot.text.slice(end + 1) };
  }
}

/** The head and the tree stand on the first line, so that one proof covers all that a start needs. */
const snapshotText = (head: LogHead, tree: Frontier, state: string): string =>
  `${JSON.stringify({ head, tree })}\n${state}`;
