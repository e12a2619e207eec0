import type { LateFact, ReasonCode } from './vocabulary.ts';

/** Something done on paper: when it was done and when it was entered stand side by side, so that it is seen to be late. */
export interface LateEntryView {
  readonly id: string;
  readonly fact: LateFact;
  readonly doneAt: string;
  readonly enteredAt: string;
  readonly by: string;
  /** null while the second person is missing. */
  readonly confirmedBy: string | null;
  readonly reason: ReasonCode;
  readonly narrative: string;
  readonly exception: string;
}
