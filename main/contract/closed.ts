import { RECORD_KINDS, type RecordKind, type Severity } from './vocabulary.ts';

/** Exceptions and records of quality that are closed, found again by kind, batch and words (S18, S38, S51). */
export const CLOSED_KINDS = ['exception', ...RECORD_KINDS] as const;
export type ClosedKind = 'exception' | RecordKind;

/** What is left out narrows nothing. */
export interface ClosedFilter {
  readonly kind?: ClosedKind;
  readonly batch?: string;
  /** Found in a number, an object or what people wrote, whatever its letters' case. */
  readonly text?: string;
}

export interface ClosedLine {
  readonly id: string;
  readonly kind: ClosedKind;
  /** A key of the text catalogue that names it. */
  readonly title: string;
  /** How it ended: `exceptionState.<state>` or `recordState.<state>`. */
  readonly state: string;
  readonly severity: Severity;
  readonly batch: string | null;
  readonly step: string | null;
  readonly closed: string;
}

export interface ClosedPage {
  /** Last closed first; the newest of what fits. */
  readonly lines: readonly ClosedLine[];
  readonly matched: number;
  /** What occurs among all that is closed, so that no choice finds nothing. */
  readonly kinds: readonly ClosedKind[];
  readonly batches: readonly string[];
}

export const isClosedKind = (value: unknown): value is ClosedKind =>
  (CLOSED_KINDS as readonly unknown[]).includes(value);
