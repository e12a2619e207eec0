/** So many weights of one length in a row settle it. */
const AGREEING = 3;

/**
 * A scale that pads its weights sends them all in one length, so a shorter frame has lost a byte, and perhaps a
 * digit that nothing else would miss. A scale that does not pad teaches nothing, and all its lengths are taken.
 */
export class FrameLength {
  #recent: number[] = [];
  #settled: number | null = null;

  /** Takes the frame of a weight; false when it cannot be whole. The unit may change, the field before it not. */
  isWhole(frame: string, unit: string): boolean {
    // Without its unit the end of the frame is blank, and its length tells nothing.
    if (unit === '') return true;
    const length = frame.trimEnd().length - unit.length;
    if (this.#settled !== null) return length === this.#settled;
    this.#recent = [...this.#recent, length].slice(-AGREEING);
    const agree = this.#recent.length === AGREEING && this.#recent.every((each) => each === length);
    if (agree && frame.includes('  ')) this.#settled = length;
    return true;
  }

  forget(): void {
    this.#recent = [];
    this.#settled = null;
  }
}
