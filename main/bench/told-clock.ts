import { randomUUID } from 'node:crypto';
import type { Clock } from '../application/ports/node-ports.ts';

/** A clock that goes only when it is told to. */
export interface ToldClock extends Clock {
  pass(ms: number): void;
}

/**
 * Starts at `utcMs`. The pace limit of a terminal is a gate and stays one: instead of waiting for real time, the bench
 * lets this clock pass between two commands as long as a quick hand needs.
 */
export function toldClock(utcMs: number): ToldClock {
  let passed = 0;
  return {
    now: () => utcMs + passed,
    mono: () => passed,
    boot: randomUUID(),
    drift: () => null,
    pass(ms) {
      passed += ms;
    },
  };
}

/** Between two commands; the station takes twenty a second of one terminal. */
export const HAND_MS = 60;
