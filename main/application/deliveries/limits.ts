/** Times of delivery, ms. */
export interface DeliveryLimits {
  /** First pause after a failure; each further one doubles it. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** A refused event is offered again so often, in case its receiver was put right. */
  readonly refusedPauseMs: number;
  /** A receiver whose oldest waiting event is older than this is late, and the station says so. */
  readonly lateAfterMs: number;
  /** Between two pages of the log, when many are read: the door comes first. */
  readonly readPauseMs: number;
}

export const DELIVERY_LIMITS: DeliveryLimits = {
  firstPauseMs: 1_000,
  longestPauseMs: 5 * 60_000,
  refusedPauseMs: 5 * 60_000,
  lateAfterMs: 15 * 60_000,
  readPauseMs: 10,
};

/**
 * The pause after `failures` in a row: exponential, and spread over its upper half so that many stations do not knock
 * at once. `random` is from 0 up to 1. A receiver that asks for a longer one gets it, up to the longest.
 */
export function pauseAfter(
  failures: number,
  asked: number | null,
  random: number,
  { firstPauseMs, longestPauseMs }: DeliveryLimits,
): number {
  const grown = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 30));
  return Math.min(longestPauseMs, Math.max(asked ?? 0, grown * (0.5 + random / 2)));
}
