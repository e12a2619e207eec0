import type { DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import type { Result } from '../../../contract/result.ts';
import { type Fields, fieldsOf, membersOf, readProfile, refuse, wholeOf, wordOf } from '../profiles.ts';

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
  /** What is sent to ask for the present weight and to zero and tare, byte for byte; null: it is never sent. */
  readonly commands: LineCommands;
}
export type LineCommands = Readonly<Record<'now' | 'zero' | 'tare', string | null>>;

export type LineEnd = 'CRLF' | 'CR' | 'LF' | 'ETX';
/** `blanks`: any number of them separates, at the ends they do not count. */
export type Separator = 'blanks' | ',' | ';' | 'tab';

/** Said by a mark in the place of anything else: the digits beside it are not believed. */
export type LineCondition = Extract<DeviceErrorStatus, 'overload' | 'underload' | 'busy' | 'device-error'>;
type Marks<Meaning> = ReadonlyMap<string, Meaning>;
type Basis = Reading['basis'];
export type Sign = '+' | '-' | '';

/** A mark is compared without the blanks around it; the empty mark is a part that is all blanks. */
export type LinePart = { readonly width: number | null } & (
  | { readonly is: 'value'; readonly point: '.' | ','; readonly marks: Marks<LineCondition> }
  | { readonly is: 'sign'; readonly marks: Marks<Sign> }
  | { readonly is: 'unit'; readonly marks: Marks<string> }
  | { readonly is: 'stability'; readonly marks: Marks<boolean | LineCondition> }
  | { readonly is: 'basis'; readonly marks: Marks<Basis | LineCondition> }
  | { readonly is: 'range'; readonly marks: Marks<'in-range' | LineCondition> }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'ignored' }
);
type Kind = LinePart['is'];

const ENDS: readonly LineEnd[] = ['CRLF', 'CR', 'LF', 'ETX'];
const SEPARATORS: readonly Separator[] = ['blanks', ',', ';', 'tab'];
const WIDEST = 64;
const MOST_PARTS = 24;
const LONGEST_COMMAND = 32;
const UNIT = /^[A-Za-z%]{1,5}$/;

/** What a part may have beside `is` and `width`. */
const MEMBERS: Readonly<Record<Kind, readonly string[]>> = {
  value: ['point', 'marks'],
  sign: ['marks'],
  unit: ['marks'],
  stability: ['marks'],
  basis: ['marks'],
  range: ['marks'],
  text: ['text'],
  ignored: [],
};
const KINDS = Object.keys(MEMBERS) as readonly Kind[];
const AT_MOST_ONCE: readonly Kind[] = ['value', 'sign', 'unit', 'stability', 'basis', 'range'];

/** What the marks of each kind of part may mean, by the words of the file. */
const CONDITIONS: Readonly<Record<string, LineCondition>> = {
  overload: 'overload',
  underload: 'underload',
  busy: 'busy',
  'device-error': 'device-error',
};
const SIGNS: Readonly<Record<string, Sign>> = { plus: '+', minus: '-', none: '' };
const STABILITIES: Readonly<Record<string, boolean | LineCondition>> = {
  stable: true,
  unstable: false,
  ...CONDITIONS,
};
const BASES: Readonly<Record<string, Basis | LineCondition>> = {
  gross: 'gross',
  net: 'net',
  tare: 'tare',
  unknown: 'unknown',
  ...CONDITIONS,
};
const RANGES: Readonly<Record<string, 'in-range' | LineCondition>> = {
  'in-range': 'in-range',
  ...CONDITIONS,
};

/** Reads a profile from parsed JSON. */
export const parseLineProfile = (data: unknown): Result<LineProfile, string> =>
  readProfile(() => {
    const fields = membersOf(data, 'a line profile', ['name', 'end', 'separator', 'parts', 'commands']);
    const { name, parts, separator, commands = {} } = fields;
    if (typeof name !== 'string' || name === '') {
      return refuse('name is missing: which instrument, which of its formats');
    }
    if (!Array.isArray(parts) || parts.length === 0 || parts.length > MOST_PARTS) {
      return refuse(`parts must be a list of 1 to ${MOST_PARTS}, in the order of the line`);
    }
    const profile: LineProfile = {
      name,
      end: wordOf(fields['end'], 'end', ENDS),
      separator: separator === null ? null : wordOf(separator, 'separator (null for columns)', SEPARATORS),
      parts: parts.map((part, at) => partOf(part, `part ${at + 1}`, separator === null)),
      commands: commandsOf(commands),
    };
    refuseUnsound(profile.parts);
    return profile;
  });

function partOf(data: unknown, where: string, inColumns: boolean): LinePart {
  const is = wordOf(fieldsOf(data, where)['is'], `${where}: is`, KINDS);
  const fields = membersOf(data, `${where}, ${is},`, ['is', 'width', ...MEMBERS[is]]);
  const { width: given, marks, text } = fields;
  if (!inColumns && given !== undefined) refuse(`${where}: width is for columns, not between separators`);
  const width = inColumns ? wholeOf(given, `${where}: width`, 1, WIDEST) : null;
  switch (is) {
    case 'value':
      return { is, width, ...valuePartOf(fields, where) };
    case 'unit':
      return { is, width, marks: unitsOf(marks, where) };
    case 'sign':
      return { is, width, marks: marksOf(marks, where, SIGNS) };
    case 'stability':
      return { is, width, marks: marksOf(marks, where, STABILITIES) };
    case 'basis':
      return { is, width, marks: marksOf(marks, where, BASES) };
    case 'range':
      return { is, width, marks: marksOf(marks, where, RANGES) };
    case 'text':
      if (typeof text !== 'string' || !/^[ -~]+$/.test(text))
        return refuse(`${where}: text must be printable ASCII`);
      if (width !== null && width !== text.length)
        return refuse(`${where}: the width is not that of its text`);
      return { is, width, text };
    case 'ignored':
      return { is, width };
  }
}

function valuePartOf(
  { point = '.', marks = {} }: Fields,
  where: string,
): { point: '.' | ','; marks: Marks<LineCondition> } {
  const read = marksOf(marks, where, CONDITIONS);
  const number = [...read.keys()].find((mark) => /^[-+ \d.,]+$/.test(mark));
  if (number !== undefined) refuse(`${where}: the mark "${number}" could be a weight`);
  return { point: wordOf(point, `${where}: point`, ['.', ',']), marks: read };
}

/** A unit that is not there cannot mean one: the line does not say it. */
function unitsOf(data: unknown, where: string): Marks<string> {
  const units = Object.values(fieldsOf(data, `${where}: marks`)).map(String);
  const wrong = units.find((unit) => !UNIT.test(unit));
  if (wrong !== undefined) refuse(`${where}: "${wrong}" is no unit like kg`);
  const marks = marksOf(data, where, Object.fromEntries(units.map((unit) => [unit, unit])));
  return marks.has('') ? refuse(`${where}: a blank unit has no meaning`) : marks;
}

function marksOf<Meaning>(
  data: unknown,
  where: string,
  meanings: Readonly<Record<string, Meaning>>,
): Marks<Meaning> {
  const words = Object.entries(fieldsOf(data, `${where}: marks`));
  return new Map(
    words.map(([mark, word]) => {
      if (mark !== mark.trim() || !/^[ -~]*$/.test(mark))
        refuse(`${where}: the mark "${mark}" has blanks around it`);
      const meaning = typeof word === 'string' && Object.hasOwn(meanings, word) ? meanings[word] : undefined;
      const known = Object.keys(meanings).join(', ');
      return [mark, meaning ?? refuse(`${where}: the mark "${mark}" must mean ${known}`)] as const;
    }),
  );
}

function commandsOf(data: unknown): LineCommands {
  const { now, zero, tare } = membersOf(data, 'commands', ['now', 'zero', 'tare']);
  return { now: commandOf(now), zero: commandOf(zero), tare: commandOf(tare) };
}

function commandOf(text: unknown = null): string | null {
  if (text === null) return null;
  const isCommand = typeof text === 'string' && text !== '' && text.length <= LONGEST_COMMAND;
  if (isCommand && [...text].every((char) => char <= '\x7f')) return text;
  return refuse(`a command must be 1 to ${LONGEST_COMMAND} ASCII characters with its end, like "P\\r\\n"`);
}

function refuseUnsound(parts: readonly LinePart[]): void {
  const twice = AT_MOST_ONCE.find((is) => parts.filter((part) => part.is === is).length > 1);
  if (twice !== undefined) refuse(`two parts are the ${twice}`);
  if (!parts.some(({ is }) => is === 'value')) refuse('no part is the value');
  const unit = parts.find((part) => part.is === 'unit');
  if (unit === undefined || unit.marks.size === 0) {
    refuse('no part is the unit: a number without a unit is no weight');
  }
  const stability = parts.find((part) => part.is === 'stability');
  if (stability === undefined) return;
  const said = new Set(stability.marks.values());
  if (!said.has(true) || !said.has(false)) refuse('stability needs a mark for stable and one for unstable');
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
  commands: { now: null, zero: null, tare: null },
};
