import type { ReasonCode } from '../../contract/vocabulary.ts';
import type { SignatureRecord } from '../evidence.ts';
import type { LogHead } from './chain.ts';

/** Events that are known to be lost: the log ends before a pin of it, and nothing else is wrong with it. */
export interface LogGap {
  /** The epoch that a declaration starts; the first one of a log is 1. */
  readonly epoch: number;
  /** The newest pin of the lost line. */
  readonly lastPin: { readonly size: number; readonly head: string };
  /** The last event that is left, from which the log would go on. */
  readonly restored: LogHead;
}

/** The first of the two signatures that a gap needs; kept in memory until the second stands beside it (design §5). */
export interface GapDeclaration {
  readonly reason: ReasonCode;
  readonly narrative: string;
  readonly signature: SignatureRecord;
}

/** A gap that has locked the station, with what was signed for it so far. */
export interface OpenGap extends LogGap {
  readonly declared: GapDeclaration | null;
}

/** Events that the pin proves to be missing; after the last pin there may have been more. */
export const missingIn = ({ lastPin, restored }: LogGap): number => lastPin.size - restored.seq;
