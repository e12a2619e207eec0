/** How long people wait between two movements. Instruments and pans keep their own time. */
export interface Tempo {
  readonly pressMs: number;
  readonly scanMs: number;
}

/** At a speed of 1 a person can follow on the screen; null waits for nothing but the instruments. */
export const tempoOf = (speed: number | null): Tempo =>
  speed === null
    ? { pressMs: 0, scanMs: 0 }
    : { pressMs: Math.round(800 / speed), scanMs: Math.round(1_200 / speed) };
