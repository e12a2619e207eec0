/** A place outside the station that keeps every checkpoint: what exposes a cut tail, a restored copy or a fork. */
export interface PinBoard {
  /** Keeps a note durably. Throws `PinBoardUnreachable` when the place does not take it. */
  pin(note: string): void;
  /** The newest note kept, or null when none is. Throws `PinBoardUnreachable` when the place cannot be read. */
  lastPin(): string | null;
}

/** The share is away, full or read-only: work goes on unpinned and the window is shown. */
export class PinBoardUnreachable extends Error {
  override readonly name = 'PinBoardUnreachable';
}
