/** Texts of folded states, kept so that a start need not replay it all. Never believed without a signed checkpoint. */
export interface SnapshotStore {
  /** Keeps a text for event `seq` durably. */
  write(seq: number, text: string): void;
  /** Events that have a text, newest first. */
  events(): readonly number[];
  /** The text of an event; null when there is none. */
  read(seq: number): string | null;
  remove(seq: number): void;
}
