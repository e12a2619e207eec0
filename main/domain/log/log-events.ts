import type { LogHead } from './chain.ts';
import type { EventEnvelope } from './entry.ts';

/** Events of the log itself, all on the stream `log`; `FORMAT.md` §8. The fold of the floor passes over them. */
export type LogEvent =
  | EventEnvelope<'LogOpened', LogOpened>
  | EventEnvelope<'SigningKeyChanged', SigningKeyChanged>
  | EventEnvelope<'LogRestored', LogRestored>
  | EventEnvelope<'LogGapDeclared', LogGapDeclared>
  | EventEnvelope<'ClockSetBack', ClockSetBack>;

export const LOG_STREAM = 'log';
export const LOG_FORMAT = 1;

/** Event 1: what this log is, for good. */
export interface LogOpened {
  readonly format: typeof LOG_FORMAT;
  /** UUID of the node that writes it. */
  readonly node: string;
  readonly kind: 'demo' | 'production';
  readonly plant: string;
  /** C2SP verifier key of the checkpoints. */
  readonly key: string;
}

/** Later checkpoints are signed by another key. */
export interface SigningKeyChanged {
  readonly key: string;
  readonly reason: string;
}

/** The log goes on from a proven copy that had lost nothing that was pinned. */
export interface LogRestored {
  /** SHA-256 of the copied file. */
  readonly backup: string;
  readonly head: LogHead;
}

/** Events were lost and people signed for it: a new epoch starts. */
export interface LogGapDeclared {
  readonly epoch: number;
  /** The newest pin of the lost line. */
  readonly lastPin: { readonly size: number; readonly head: string } | null;
  /** The event the log goes on from. */
  readonly restored: LogHead;
  /** A reason code and a sentence. */
  readonly reason: string;
}

/** The wall clock was found behind the last event; from here on time counts from this event. */
export interface ClockSetBack {
  readonly from: string;
  readonly reason: string;
}

/** How far `at` may fall behind the latest event before the clock counts as set back, ms. */
export const CLOCK_TOLERANCE_MS = 2000;
