import type { Refusal } from '../../main/contract/refusals.ts';

/** The material that still stands in the booth, as the gate names it; empty where none is named. */
export function itemInBooth(refusals: readonly Refusal[]): string {
  const named = refusals.find(({ code }) => code === 'booth.material')?.data['item'];
  return typeof named === 'string' ? named : '';
}
