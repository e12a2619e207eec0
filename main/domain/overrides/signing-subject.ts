import type { CommandOf } from '../../contract/parse-command.ts';
import type { GateFacts } from '../facts.ts';
import { usableThrough } from '../material/material.ts';
import { firstEarlier, refusedForFefo } from './fefo.ts';

/** What is signed when an override is granted: the rule, what is let pass, and for which step alone (rules §4). */
export function overrideSubject(
  facts: GateFacts,
  { lot: id, reason, narrative }: CommandOf<'OverrideFefo'>,
): readonly string[] | null {
  const { batch, step, recipeStep, state } = facts;
  const lot = state.get('lots', id);
  if (!batch || !step || !recipeStep || !lot) return null;
  const earlier = firstEarlier(facts, lot);
  return [
    'Override: first expired, first out',
    `Batch ${batch.id}, step ${step.id}: ${recipeStep.title}`,
    `Use lot ${lot.id}, usable through ${usableThrough(lot)}`,
    ...(earlier ? [`Before lot ${earlier.id}, usable through ${usableThrough(earlier)}`] : []),
    ...refusedForFefo(facts, id).map((each) => `Refused before: ${each.id} (${each.severity})`),
    `Reason: ${reason}`,
    `Note: ${narrative}`,
  ];
}
