import type { HoldCard, LotCard, PersonChip, RecordCard } from '../../../main/contract/views.ts';
import { say, sayCode } from '../../text/say.ts';

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly detail?: string;
}

/** One question of a form; each has a page of its own, so that every sheet fits the glass. */
export type FormField =
  | { readonly kind: 'words'; readonly name: string; readonly label: string }
  | {
      readonly kind: 'one';
      readonly name: string;
      readonly label: string;
      readonly options: readonly Option[];
      readonly columns?: number;
    }
  | {
      readonly kind: 'some';
      readonly name: string;
      readonly label: string;
      readonly options: readonly Option[];
      readonly least: number;
      readonly none: string;
    };

/** What was answered so far: one text, or the chosen ones of several. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
export const listOf = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  return typeof value === 'string' || value === undefined ? [] : value;
};
/** The word of a closed list that was chosen. */
export const chosenOf = <Word extends string>(
  values: Values,
  name: string,
  [first, ...rest]: readonly [Word, ...Word[]],
): Word => rest.find((word) => word === textOf(values, name)) ?? first;

export const isAnswered = (field: FormField, values: Values): boolean =>
  field.kind === 'some'
    ? listOf(values, field.name).length >= field.least
    : textOf(values, field.name) !== '';

const label = (name: string): string => sayCode(`recordField.${name}`) ?? name;

export const words = (name: string, as: string = name): FormField => ({
  kind: 'words',
  name,
  label: label(as),
});

/** A closed list as tiles, in the words of the catalogue. */
export const oneOf = (name: string, list: readonly string[], prefix = 'recordWord'): FormField => ({
  kind: 'one',
  name,
  label: label(name),
  options: list.map((value) => ({ value, text: sayCode(`${prefix}.${value}`) ?? value })),
});

export const some = (
  name: string,
  options: readonly Option[],
  least: number,
  none: string,
  as: string = label(name),
): FormField => ({ kind: 'some', name, label: as, options, least, none });

const DAYS = [1, 3, 7, 14, 30, 60, 90];
/** Days from now; where days are asked for already, those are the only choice. */
export const days = (only: number | null = null): FormField => ({
  kind: 'one',
  name: 'dueDays',
  label: label('dueDays'),
  options: (only === null ? DAYS : [only]).map((n) => ({
    value: String(n),
    text: say('records.form.days', { n }),
  })),
  columns: 3,
});

export const person = (people: readonly PersonChip[]): FormField => ({
  kind: 'one',
  name: 'owner',
  label: label('owner'),
  options: people.map(({ id, name }) => ({ value: id, text: name, detail: id })),
  columns: 3,
});

export const lots = (all: readonly LotCard[]): FormField =>
  some(
    'lots',
    all.map(({ lot, itemName }) => ({ value: lot, text: lot, detail: itemName })),
    0,
    say('records.form.noLot'),
  );

export const holds = (card: RecordCard, all: readonly HoldCard[]): FormField =>
  some(
    'holds',
    card.holds.map(({ id, object }) => {
      const hold = all.find((each) => each.id === id);
      return { value: id, text: object, detail: hold === undefined ? id : say(`reason.${hold.reason}`) };
    }),
    1,
    say('records.form.noHold'),
  );
