import { err, ok, type Result } from '../../../contract/result.ts';
import {
  type ApplicationIdentifier,
  type CharacterSet,
  identifierAt,
  type Part,
} from './application-identifiers.ts';
import { CHECKS } from './component-checks.ts';
import { exclusionIn } from './exclusions.ts';

/** FNC1 as scanners transmit it between two elements. */
export const GROUP_SEPARATOR = '\x1d';

export type Element = readonly [ai: string, value: string];

const CHARACTERS: Readonly<Record<CharacterSet, RegExp>> = {
  digits: /^[0-9]*$/,
  // CSET 82, 39 and 64 of the General Specifications.
  text: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  capitals: /^[#\-/0-9A-Z]*$/,
  base64: /^[0-9A-Za-z_-]*={0,2}$/,
};

/** A label carries a few elements; more is not a label. */
const MOST_ELEMENTS = 64;

/**
 * Reads an element string as a scanner transmits it, without its AIM identifier: identifiers and values, FNC1
 * as `<GS>` after values of open length. Lengths, characters, check digits and dates are checked; an unknown
 * identifier cannot be passed over, because nobody knows where its value ends.
 *
 * A missing `<GS>` cannot be seen here: lot `ABC` and serial `SER9` without it read as lot `ABC21SER9`. The
 * caller compares with what it expects and asks for every identifier it needs.
 *
 * `thisYear` settles the century of dates. Returns the reason when it is not an element string.
 */
export function parseElementString(message: string, thisYear: number): Result<readonly Element[], string> {
  if (message === '') return err('nothing after the identifier of the symbol');
  const elements: Element[] = [];
  let rest = message;
  while (rest !== '') {
    const identifier = identifierAt(rest);
    if (identifier === null) return err(unknown(rest));
    if (elements.length === MOST_ELEMENTS) return err('too many elements');
    const read = readValue(identifier, rest.slice(identifier.ai.length), thisYear);
    if (!read.ok) return err(`(${identifier.ai}) ${read.error}`);
    elements.push([identifier.ai, read.value]);
    rest = rest.slice(identifier.ai.length + read.value.length);
    // After a value of fixed length it is not needed, but allowed; at the very end as well.
    if (rest.startsWith(GROUP_SEPARATOR)) rest = rest.slice(1);
  }
  const conflict = conflictIn(elements);
  return conflict === null ? ok(elements) : err(conflict);
}

function readValue(
  identifier: ApplicationIdentifier,
  rest: string,
  thisYear: number,
): Result<string, string> {
  const separator = rest.indexOf(GROUP_SEPARATOR);
  const longest = identifier.isPredefined ? lengthOf(identifier) : rest.length;
  const value = rest.slice(0, Math.min(separator < 0 ? rest.length : separator, longest));
  const reason = faultOf(identifier, value, thisYear);
  return reason === null ? ok(value) : err(reason);
}

const lengthOf = ({ parts }: ApplicationIdentifier): number => parts.reduce((sum, part) => sum + part.max, 0);

/** Why this cannot be the value of the identifier; null when it can. */
export const faultOf = (identifier: ApplicationIdentifier, value: string, thisYear: number): string | null =>
  firstFault(
    identifier,
    value,
    (part, piece) => faultOfForm(part, piece) ?? faultOfContent(part, piece, thisYear),
  );

/** True when the value has the length and the characters of the identifier, whatever its digits say. */
export const hasForm = (identifier: ApplicationIdentifier, value: string): boolean =>
  firstFault(identifier, value, faultOfForm) === null;

function firstFault(
  identifier: ApplicationIdentifier,
  value: string,
  faultOfPart: (part: Part, piece: string) => string | null,
): string | null {
  if (value === '') return 'is empty';
  let rest = value;
  for (const part of identifier.parts) {
    if (rest === '' && part.optional) continue;
    const piece = rest.slice(0, part.max);
    rest = rest.slice(piece.length);
    const fault = faultOfPart(part, piece);
    if (fault !== null) return fault;
  }
  return rest === '' ? null : `is longer than ${lengthOf(identifier)} characters`;
}

function faultOfForm(part: Part, piece: string): string | null {
  if (piece.length < part.min) return 'is too short';
  return CHARACTERS[part.set].test(piece) ? null : `has a character that is not allowed (${part.set})`;
}

function faultOfContent(part: Part, piece: string, thisYear: number): string | null {
  const broken = part.checks.find((check) => !CHECKS[check].holds(piece, thisYear));
  return broken === undefined ? null : CHECKS[broken].reason;
}

/** Why these elements cannot be said of one item: two values under one identifier, or two that exclude each other. */
export function conflictIn(elements: readonly Element[]): string | null {
  const values = new Map<string, string>();
  for (const [ai, value] of elements) {
    const before = values.get(ai);
    if (before !== undefined && before !== value) return `(${ai}) is given twice with different values`;
    values.set(ai, value);
  }
  const excluded = exclusionIn([...values.keys()]);
  return excluded === null ? null : `(${excluded[0]}) cannot stand beside (${excluded[1]})`;
}

function unknown(rest: string): string {
  const digits = /^\d{0,4}/.exec(rest)?.[0] ?? '';
  return digits.length < 2
    ? 'no application identifier where one must stand'
    : `unknown application identifier ${digits}`;
}
