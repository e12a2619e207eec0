import type { Refusal } from '../../main/contract/refusals.ts';

/** The machine that has to be cleaned first, as the gate names it; empty where none is named. */
export function uncleanMachine(refusals: readonly Refusal[]): string {
  const named = refusals.find(({ code }) => code.startsWith('clean.'))?.data['equipment'];
  return typeof named === 'string' ? named : '';
}
