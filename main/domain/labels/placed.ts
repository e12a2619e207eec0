import type { DotBox, Mark } from './drawing.ts';
import type { LabelProblem } from './problem.ts';

/** A field in its place: what it draws, and the dots that nothing else may touch. */
export interface Placed {
  readonly field: string;
  readonly marks: readonly Mark[];
  /** The ink of text; a symbol with its quiet zones; nothing for an area, whose marks say it all. */
  readonly ink: readonly DotBox[];
  readonly white: boolean;
}

export const isPlaced = (result: Placed | LabelProblem): result is Placed => 'marks' in result;
