/** A wall clock that moved so far against the monotonic one was set by hand or by a fault. */
const JUMP_MS = 5 * 60_000;

/**
 * Whether the wall clock may decide expiry and calibration and date a signature (design §4). Small steps of a time
 * service pass; a jump does not, and neither does a clock that stands behind the record.
 */
export class ClockGuard {
  readonly #base: number;

  constructor(utcMs: number, mono: number) {
    this.#base = utcMs - mono;
  }

  isTrusted(utcMs: number, mono: number, behindRecord: boolean, knownWrong: boolean): boolean {
    return !behindRecord && !knownWrong && Math.abs(utcMs - mono - this.#base) <= JUMP_MS;
  }
}
