import type { Refusal } from '../../main/contract/refusals.ts';
import { say, sayCode } from './say.ts';

/** The three sentences of a refusal: what cannot be done, the fact behind it, and the one thing to do. */
export interface RefusalText {
  readonly title: string;
  readonly why: string;
  readonly now: string;
}

/** Never empty: a code this catalogue does not know is shown with its rule, so that someone can be asked. */
export function refusalText({ code, gate, data }: Refusal): RefusalText {
  return {
    title: sayCode(`refusal.${code}.title`, data) ?? say('refusal.unknown.title'),
    why: sayCode(`refusal.${code}.why`, data) ?? say('refusal.unknown.why', { gate, code }),
    now: sayCode(`refusal.${code}.now`, data) ?? say('refusal.unknown.now'),
  };
}

/** Who can change the fact: the role the gate names, or the person at the station. */
export const clearerText = (refusal: Refusal): string =>
  refusal.clears === null ? say('block.clearedHere') : (sayCode(`role.${refusal.clears}`) ?? refusal.clears);
