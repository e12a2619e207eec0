import type { Floor } from './floor.ts';

/** What happens between one situation and the next; everything through the door and the bench. */
export interface Situation<Name extends string = string> {
  readonly from: Name | null;
  play(floor: Floor): Promise<void>;
  /** What was played is lost again: the data folder from before is put back, and only the pins outside know. */
  readonly isLost?: true;
}

/** Keeps the names of some situations as they are written. */
export const told = <const Names extends string>(situations: Record<Names, Situation>) => situations;
