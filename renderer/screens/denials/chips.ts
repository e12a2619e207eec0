import type { DenialFilter, DenialPage } from '../../../main/contract/denials.ts';
import { say, sayCode } from '../../text/say.ts';

export const CHIPS = ['gate', 'role', 'station', 'batch', 'step', 'from'] as const;
export type ChipName = (typeof CHIPS)[number];

export interface ChipOption {
  readonly value: string;
  readonly text: string;
  readonly detail?: string;
}

const DAY_MS = 24 * 60 * 60_000;

/** What a chip offers: what occurs in the ledger, and nothing that would find nothing. */
export function optionsOf(
  chip: ChipName,
  { byGate, choices }: DenialPage,
  now: string,
): readonly ChipOption[] {
  switch (chip) {
    case 'gate':
      return byGate.map(({ gate, count }) => ({
        value: gate,
        text: gate,
        detail: say('denials.times', { n: count }),
      }));
    case 'role':
      return choices.roles.map((role) => ({ value: role, text: say(`role.${role}`) }));
    case 'station':
      return plain(choices.stations);
    case 'batch':
      return plain(choices.batches);
    case 'step':
      return plain(choices.steps);
    case 'from':
      return [1, 7, 30].map((days) => ({
        value: new Date(Date.parse(now) - days * DAY_MS).toISOString(),
        text: say('denials.lastDays', { n: days }),
      }));
  }
}

const plain = (words: readonly string[]): readonly ChipOption[] =>
  words.map((word) => ({ value: word, text: word }));

/** The chip as it stands: what it narrows to, or its name. */
export function chipLabel(chip: ChipName, filter: DenialFilter): string {
  const value = filter[chip];
  if (value === undefined) return say(`denials.chip.${chip}`);
  return chip === 'role'
    ? (sayCode(`role.${value}`) ?? value)
    : chip === 'from'
      ? say('denials.recent')
      : value;
}

/** The filter with one chip set, or without it. */
export function narrowed(filter: DenialFilter, chip: ChipName, value: string | null): DenialFilter {
  const { [chip]: _, ...others } = filter;
  return value === null ? others : { ...others, [chip]: value };
}
