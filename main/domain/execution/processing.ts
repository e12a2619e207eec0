import type { Instant } from '../moment.ts';
import type { ProcessStep } from '../recipe/recipe.ts';
import type { Processing } from './batch.ts';

const MINUTE = 60_000;

/** Milliseconds from one instant to another; a clock that was set back measures nothing. */
export const between = (from: Instant, to: Instant): number => Math.max(0, Date.parse(to) - Date.parse(from));

/** Milliseconds that the machine has run in this step, the run that goes on included. */
export const ranFor = ({ runs, since }: Processing, now: Instant): number =>
  runs.reduce((sum, { from, to }) => sum + between(from, to), since === null ? 0 : between(since, now));

/** Milliseconds that are still to run; 0 once the time is up. */
export const leftOf = (work: Processing, { minutes }: ProcessStep, now: Instant): number =>
  Math.max(0, minutes.lowest * MINUTE - ranFor(work, now));

/** It ran longer than the recipe allows. */
export const isOverrun = (work: Processing, { minutes }: ProcessStep, now: Instant): boolean =>
  ranFor(work, now) > minutes.highest * MINUTE;

/** It stands, and it ran for as long as it has to. */
export const isFinished = (work: Processing, master: ProcessStep, now: Instant): boolean =>
  work.since === null && work.runs.length > 0 && leftOf(work, master, now) === 0;

/** `12:07`: minutes and seconds, a started second counted whole. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
