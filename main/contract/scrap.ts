import type { ReasonCode } from './vocabulary.ts';

/** What was scrapped over the last weeks, by item and reason: a recurrence asks for a CAPA (S58). */
export interface ScrapTrend {
  /** The first day of each week, a Monday of the plant, oldest first; the last one is not over yet. */
  readonly weeks: readonly string[];
  /** The row with the most containers first. */
  readonly rows: readonly ScrapRow[];
  /** Containers that were scrapped before the first of these weeks. */
  readonly earlier: number;
}

export interface ScrapRow {
  readonly item: string;
  readonly itemName: string;
  readonly reason: ReasonCode;
  /** What was in them by the record when they were destroyed, with its unit. */
  readonly amount: string;
  /** Containers in each of the weeks. */
  readonly counts: readonly number[];
}
