import type { ContainerId, ExceptionId, InProcessId, PersonId } from '../../contract/ids.ts';
import { type Micrograms, sum } from '../../contract/quantity.ts';
import type { ReasonCode, RunRule } from '../../contract/vocabulary.ts';
import type { Instant } from '../moment.ts';
import type { InProcessPlan, Span } from './plan.ts';

/** A check of the run: a sample that was weighed, or the fact that none was when it was due (rules §7). */
export type InProcessCheck = Sampled | Missed;

export interface Missed {
  readonly kind: 'missed';
  readonly id: InProcessId;
  /** When the station saw that its window had passed. */
  readonly at: Instant;
}

export interface Sampled {
  readonly kind: 'sampled';
  readonly id: InProcessId;
  /** How many units it weighs: fixed by its opening, whatever the plan says later. */
  readonly size: number;
  readonly openedAt: Instant;
  readonly openedBy: PersonId;
  /** The output container that was closed for it; null where nothing was made since the check before. */
  readonly container: ContainerId | null;
  /** The check that it is made after, and the exception whose disposition allows it; null for one of the plan. */
  readonly recheck: { readonly of: InProcessId; readonly exception: ExceptionId | null } | null;
  readonly placements: readonly Placement[];
  readonly outcome: Outcome;
}

/** One unit on the balance. It stays, in its place, whatever is said of it later. */
export interface Placement {
  readonly mass: Micrograms;
  /** Exactly as the balance sent it. */
  readonly value: string;
  readonly at: Instant;
  /** captured: at the press of a key; left: it came to rest and was taken away without one. */
  readonly how: 'captured' | 'left';
  readonly invalid: Witnessed | null;
}

/** Why a placement does not count: said by one person and witnessed by another. */
export interface Witnessed {
  readonly by: PersonId;
  readonly witness: PersonId;
  readonly at: Instant;
  readonly reason: ReasonCode;
  readonly narrative: string;
}

export type Outcome =
  | { readonly kind: 'open' }
  | ({ readonly kind: 'judged'; readonly at: Instant } & Judgement)
  | {
      readonly kind: 'incomplete';
      readonly at: Instant;
      /** null: the station, because the next check was due. */
      readonly by: PersonId | null;
      readonly reason: ReasonCode | null;
    };

/** What a complete sample says, once and for good. */
export interface Judgement {
  readonly verdict: 'passed' | 'failed';
  readonly mean: Mean;
  /** Whether the mean lies within its limits. */
  readonly isMeanWithin: boolean;
  /** Numbers of the placements whose own mass is outside its limits, from 1. */
  readonly outside: readonly number[];
  /** Run rules that the means up to this one break; none where it failed. */
  readonly rules: readonly RunRule[];
}

/** A mean as what it is made of: it is compared without being divided. */
export interface Mean {
  readonly sum: Micrograms;
  readonly count: number;
}

/** Placements that count, each with its number in the sample, from 1. */
export const standing = ({ placements }: Sampled): readonly (Placement & { readonly number: number })[] =>
  placements.flatMap((each, index) => (each.invalid ? [] : [{ ...each, number: index + 1 }]));

export type OpenSample = Sampled & { readonly outcome: { readonly kind: 'open' } };
export const isOpen = (check: InProcessCheck): check is OpenSample =>
  check.kind === 'sampled' && check.outcome.kind === 'open';

/** Every unit of it was weighed: it is judged now, and nothing of it changes any more. */
export const isComplete = (check: Sampled): boolean => standing(check).length >= check.size;

/** The sample with one more placement. Throws when it is over or complete already. */
export function placed(check: Sampled, placement: Placement): Sampled {
  if (!isOpen(check) || isComplete(check))
    throw new Error(`broken invariant: nothing more is placed in ${check.id}`);
  return { ...check, placements: [...check.placements, placement] };
}

/** The sample with a placement that counts no longer; it stays where it is. Throws when it cannot be invalidated. */
export function invalidated(check: Sampled, number: number, invalid: Witnessed): Sampled {
  const target = check.placements[number - 1];
  if (!isOpen(check) || !target || target.invalid)
    throw new Error(`broken invariant: placement ${number} of ${check.id} cannot be invalidated`);
  return {
    ...check,
    placements: check.placements.map((each) => (each === target ? { ...each, invalid } : each)),
  };
}

/** The sample with its end. Throws when it had one. */
export function ended(check: Sampled, outcome: Exclude<Outcome, { kind: 'open' }>): Sampled {
  if (!isOpen(check)) throw new Error(`broken invariant: ${check.id} has its end already`);
  return { ...check, outcome };
}

/** What a complete sample says against its plan; the run rules are the business of the series. Throws on an incomplete one. */
export function judge(plan: InProcessPlan, check: Sampled): Omit<Judgement, 'rules'> {
  const counted = standing(check);
  if (counted.length !== check.size) throw new Error(`broken invariant: ${check.id} is not complete`);
  const mean: Mean = { sum: sum(counted.map(({ mass }) => mass)), count: counted.length };
  const outside = counted.filter(({ mass }) => !isWithin(mass, plan.individual)).map(({ number }) => number);
  const isMeanWithin = compareMean(mean, plan.mean.lowest) >= 0 && compareMean(mean, plan.mean.highest) <= 0;
  return {
    verdict: outside.length === 0 && isMeanWithin ? 'passed' : 'failed',
    mean,
    isMeanWithin,
    outside,
  };
}

export const isWithin = (mass: Micrograms, { lowest, highest }: Span): boolean =>
  mass >= lowest && mass <= highest;

/** A mean against a mass, exactly: negative, 0 or positive. */
export function compareMean({ sum: total, count }: Mean, limit: Micrograms): number {
  const difference = BigInt(total) - BigInt(limit) * BigInt(count);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const isPassed = (check: InProcessCheck): check is Sampled =>
  check.kind === 'sampled' && check.outcome.kind === 'judged' && check.outcome.verdict === 'passed';

/** It failed, was missed, or was closed before it was complete: nothing more is made until another one passes. */
export const isBad = (check: InProcessCheck): boolean =>
  check.kind === 'missed' ||
  check.outcome.kind === 'incomplete' ||
  (check.outcome.kind === 'judged' && check.outcome.verdict === 'failed');
