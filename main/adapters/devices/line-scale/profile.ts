import type { DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import { err, ok, type Result } from '../../../contract/result.ts';

/**
 * The wire format of a scale that no other family speaks, as data of its signed configuration: lines of parts in
 * order, either by columns (every part has its width) or between separators. A line that is not exactly that is no
 * reading; nothing in a profile makes up what the instrument does not send.
 */
export interface LineProfile {
  readonly name: string;
  readonly end: LineEnd;
  readonly separator: Separator | null;
  readonly parts: readonly LinePart[];
}

export type LineEnd = 'CRLF' | 'CR' | 'LF' | 'ETX';
/** `blanks`: any number of them separates, at the ends they do not count. */
export type Separator = 'blanks' | ',' | ';' | 'tab';

/** Said by a mark in the place of anything else: the digits beside it are not believed. */
export type LineCondition = Extract<DeviceErrorStatus, 'overload' | 'underload' | 'busy' | 'device-error'>;
type Marks<Meaning> = ReadonlyMap<string, Meaning>;

/** A mark is compared without the blanks around it; the empty mark is a part that is all blanks. */
export type LinePart = { readonly width: number | null } & (
  | { readonly is: 'value'; readonly point: '.' | ','; readonly marks: Marks<LineCondition> }
  | { readonly is: 'sign'; readonly marks: Marks<Sign> }
  | { readonly is: 'unit'; readonly marks: Marks<string> }
  | { readonly is: 'stability'; readonly marks: Marks<boolean | LineCondition> }
  | { readonly is: 'basis'; readonly marks: Marks<Reading['basis'] | LineCondition> }
  | { readonly is: 'range'; readonly marks: Marks<'in-range' | LineCondition> }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'ignored' }
);
export type Sign = '+' | '-' | '';

const ENDS: readonly LineEnd[] = ['CRLF', 'CR', 'LF', 'ETX'];
const SEPARATORS: readonly Separator[] = ['blanks', ',', ';', 'tab'];
const CONDITIONS: readonly LineCondition[] = ['overload', 'underload', 'busy', 'device-error'];
const WIDEST = 64;
const MOST_PARTS = 24;
const UNIT = /^[A-Za-z%]{1,5}$/;

const table = <Meaning>(entries: readonly (readonly [string, Meaning])[]): ReadonlyMap<string, Meaning> =>
  new Map(entries);
const conditions = CONDITIONS.map((each) => [each, each] as const);

/** What the marks of each kind of part may mean, by the words of the file. */
const MEANINGS = {
  value: table<LineCondition>(conditions),
  sign: table<Sign>([
    ['plus', '+'],
    ['minus', '-'],
    ['none', ''],
  ]),
  stability: table<boolean | LineCondition>([['stable', true], ['unstable', false], ...conditions]),
  basis: table<Reading['basis'] | LineCondition>([
    ['gross', 'gross'],
    ['net', 'net'],
    ['tare', 'tare'],
    ['unknown', 'unknown'],
    ...conditions,
  ]),
  range: table<'in-range' | LineCondition>([['in-range', 'in-range'], ...conditions]),
};

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (data: unknown): Fields | null =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : null;
const strangerIn = (fields: Fields, known: readonly string[]): string | undefined =>
  Object.keys(fields).find((name) => !known.includes(name));

/** Reads a profile from parsed JSON. The error is one sentence that names the place. */
export function parseLineProfile(data: unknown): Result<LineProfile, string> {
  const fields = fieldsOf(data);
  if (fields === null) return err('a line profile is an object');
  const stranger = strangerIn(fields, ['name', 'end', 'separator', 'parts']);
  if (stranger !== undefined) return err(`a line profile has no "${stranger}"`);
  const { name, parts } = fields;
  const end = ENDS.find((each) => each === fields['end']);
  const separator =
    fields['separator'] === null ? null : SEPARATORS.find((each) => each === fields['separator']);
  if (typeof name !== 'string' || name === '')
    return err('name is missing: which instrument, which of its formats');
  if (end === undefined) return err(`end must be one of ${ENDS.join(', ')}`);
  if (separator === undefined)
    return err(`separator must be null for columns, or one of ${SEPARATORS.join(' ')}`);
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > MOST_PARTS) {
    return err(`parts must be a list of 1 to ${MOST_PARTS}, in the order of the line`);
  }
  const read: LinePart[] = [];
  for (const [at, entry] of parts.entries()) {
    const part = parsePart(entry, separator === null);
    if (!part.ok) return err(`part ${at + 1}: ${part.error}`);
    read.push(part.value);
  }
  const problem = wholeProblem(read);
  return problem === null ? ok({ name, end, separator, parts: read }) : err(problem);
}

/** What a part may have beside `is` and `width`. */
const MEMBERS: Readonly<Record<LinePart['is'], readonly string[]>> = {
  value: ['point', 'marks'],
  sign: ['marks'],
  unit: ['marks'],
  stability: ['marks'],
  basis: ['marks'],
  range: ['marks'],
  text: ['text'],
  ignored: [],
};
const isKind = (is: unknown): is is LinePart['is'] => typeof is === 'string' && Object.hasOwn(MEMBERS, is);

function parsePart(entry: unknown, inColumns: boolean): Result<LinePart, string> {
  const fields = fieldsOf(entry);
  if (fields === null) return err('a part is an object');
  const { is } = fields;
  if (!isKind(is)) return err(`is must be one of ${Object.keys(MEMBERS).join(', ')}`);
  const stranger = strangerIn(fields, ['is', 'width', ...MEMBERS[is]]);
  if (stranger !== undefined) return err(`a part that is ${is} has no "${stranger}"`);
  const read = parseWidth(fields['width'], inColumns);
  if (!read.ok) return read;
  const width = read.value;
  const marks = <Meaning>(meanings: ReadonlyMap<string, Meaning>): Result<Marks<Meaning>, string> =>
    parseMarks(fields['marks'], (word) => meanings.get(word), [...meanings.keys()].join(', '));
  const withMarks = <Meaning>(
    parsed: Result<Marks<Meaning>, string>,
    make: (marks: Marks<Meaning>) => LinePart,
  ): Result<LinePart, string> => (parsed.ok ? ok(make(parsed.value)) : parsed);
  switch (is) {
    case 'ignored':
      return ok({ is, width });
    case 'text':
      return parseText(fields['text'], width);
    case 'value':
      return parseValue(fields, width);
    case 'unit':
      return parseUnit(fields['marks'], width);
    case 'sign':
      return withMarks(marks(MEANINGS.sign), (each) => ({ is, width, marks: each }));
    case 'stability':
      return withMarks(marks(MEANINGS.stability), (each) => ({ is, width, marks: each }));
    case 'basis':
      return withMarks(marks(MEANINGS.basis), (each) => ({ is, width, marks: each }));
    case 'range':
      return withMarks(marks(MEANINGS.range), (each) => ({ is, width, marks: each }));
  }
}

function parseText(text: unknown, width: number | null): Result<LinePart, string> {
  if (typeof text !== 'string' || !/^[ -~]+$/.test(text)) return err('text must be printable ASCII');
  if (width !== null && width !== text.length) return err('the width is not that of its text');
  return ok({ is: 'text', width, text });
}

function parseValue(fields: Fields, width: number | null): Result<LinePart, string> {
  const point = fields['point'] ?? '.';
  if (point !== '.' && point !== ',') return err('point must be "." or ","');
  const words = [...MEANINGS.value.keys()].join(', ');
  const marks = parseMarks(fields['marks'] ?? {}, (word) => MEANINGS.value.get(word), words);
  if (!marks.ok) return marks;
  const number = [...marks.value.keys()].find((mark) => /\d/.test(mark));
  if (number !== undefined) return err(`the mark "${number}" has digits: it could be a weight`);
  return ok({ is: 'value', width, point, marks: marks.value });
}

function parseUnit(data: unknown, width: number | null): Result<LinePart, string> {
  const marks = parseMarks(data, (unit) => (UNIT.test(unit) ? unit : undefined), 'a unit like kg');
  if (!marks.ok) return marks;
  // A unit that is not there cannot mean one: the line does not say it.
  return marks.value.has('')
    ? err('a blank unit has no meaning')
    : ok({ is: 'unit', width, marks: marks.value });
}

function parseWidth(width: unknown, inColumns: boolean): Result<number | null, string> {
  if (!inColumns) return width === undefined ? ok(null) : err('width is for columns, not between separators');
  if (typeof width === 'number' && Number.isInteger(width) && width >= 1 && width <= WIDEST) return ok(width);
  return err(`width must be a whole number from 1 to ${WIDEST}`);
}

function parseMarks<Meaning>(
  data: unknown,
  meaningOf: (word: string) => Meaning | undefined,
  words: string,
): Result<Marks<Meaning>, string> {
  const fields = fieldsOf(data);
  if (fields === null) return err('marks must be an object from what is sent to what it means');
  const marks = new Map<string, Meaning>();
  for (const [mark, word] of Object.entries(fields)) {
    const meaning = typeof word === 'string' ? meaningOf(word) : undefined;
    if (meaning === undefined) return err(`the mark "${mark}" must mean ${words}`);
    if (mark !== mark.trim() || !/^[ -~]*$/.test(mark)) return err(`the mark "${mark}" has blanks around it`);
    marks.set(mark, meaning);
  }
  return ok(marks);
}

const ONCE: readonly LinePart['is'][] = ['value', 'sign', 'unit', 'stability', 'basis', 'range'];

function wholeProblem(parts: readonly LinePart[]): string | null {
  const twice = ONCE.find((is) => parts.filter((part) => part.is === is).length > 1);
  if (twice !== undefined) return `two parts are the ${twice}`;
  if (!parts.some(({ is }) => is === 'value')) return 'no part is the value';
  const unit = parts.find((part) => part.is === 'unit');
  if (unit === undefined || unit.marks.size === 0)
    return 'no part is the unit: a number without a unit is no weight';
  const stability = parts.find((part) => part.is === 'stability');
  const says = stability === undefined ? null : new Set(stability.marks.values());
  if (says !== null && !(says.has(true) && says.has(false)))
    return 'stability needs a mark for stable and one for unstable';
  return null;
}

/**
 * What `line` means without a profile: a number and a unit between blanks, as most print keys send it. It says
 * neither gross or net nor whether the weight is stable.
 */
export const PLAIN_LINE: LineProfile = {
  name: 'number and unit',
  end: 'CRLF',
  separator: 'blanks',
  parts: [
    { is: 'value', width: null, point: '.', marks: new Map() },
    {
      is: 'unit',
      width: null,
      marks: new Map(['mg', 'g', 'kg', 't', 'ct', 'lb', 'oz'].map((unit) => [unit, unit])),
    },
  ],
};
