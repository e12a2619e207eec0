/** States folded from the log, kept so that a start need not replay it all. Never believed without a signed checkpoint. */
export interface SnapshotStore {
  /** Keeps the state after event `seq` durably and returns the SHA-256 of its text, hex. */
  write(seq: number, text: string): string;
  /** The newest state whose SHA-256 `isProven` accepts for its event, or null. */
  newest(isProven: (seq: number, sha256: string) => boolean): Snapshot | null;
  /** Removes all but the newest `keep` states. */
  prune(keep: number): void;
}

export interface Snapshot {
  readonly seq: number;
  readonly text: string;
}
