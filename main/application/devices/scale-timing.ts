import { LONGEST_GAP_MS } from '../../domain/equipment/load-watch.ts';

/** Times of a scale supervisor in ms; the defaults suit 9600 baud. */
export interface ScaleTiming {
  /** From one display poll to the next; a poll never starts before the last one was answered. */
  readonly pollMs: number;
  /** No pan comes to rest within this time, and no two polls are further apart: see `LoadWatch`. */
  readonly longestGapMs: number;
  /** A value older than this is not shown. */
  readonly staleMs: number;
  /** Valid answers in a row before the scale counts as ready: wrong settings sometimes parse by chance. */
  readonly validFrames: number;
  /** How long bytes after opening may belong to an older frame. */
  readonly settleMs: number;
  readonly tareEveryMs: number;
  readonly identityEveryMs: number;
  /** Between questions for the serial number while another instrument answers. */
  readonly foreignMs: number;
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
}

export const SCALE_TIMING: ScaleTiming = {
  pollMs: 150,
  longestGapMs: LONGEST_GAP_MS,
  staleMs: 1500,
  validFrames: 3,
  settleMs: 120,
  tareEveryMs: 2000,
  identityEveryMs: 5000,
  foreignMs: 2000,
  firstBackOffMs: 250,
  longestBackOffMs: 5000,
};
