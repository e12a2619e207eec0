import { ascii, unprintable } from '../../../application/devices/printable.ts';
import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../../contract/decoded.ts';
import type { LineFraming } from '../line-framing.ts';
import { failed, malformed, weighed } from '../understood.ts';
import { type LineEnd, type LinePart, type LineProfile, PLAIN_LINE, type Separator } from './profile.ts';

const ENDS: Readonly<Record<LineEnd, Pick<LineFraming, 'end' | 'companion'>>> = {
  CRLF: { end: 0x0a, companion: 0x0d },
  CR: { end: 0x0d, companion: 0x0a },
  LF: { end: 0x0a, companion: null },
  ETX: { end: 0x03, companion: null },
};
const LONGEST_LINE = 256;

export const framingOf = (end: LineEnd): LineFraming => ({
  ...ENDS[end],
  cap: LONGEST_LINE,
  settleMs: 100,
  abandonMs: 1000,
});

const SPLIT: Readonly<Record<Separator, string | RegExp>> = { blanks: / +/, ',': ',', ';': ';', tab: '\t' };
const TAB = 0x09;

const NUMBER = /^([-+]?)( *)(\d{1,9})(?:([.,])(\d{1,9}))?$/;
const CONDITIONS: ReadonlySet<unknown> = new Set<DeviceErrorStatus>([
  'overload',
  'underload',
  'busy',
  'device-error',
]);
const isCondition = (meaning: unknown): meaning is DeviceErrorStatus => CONDITIONS.has(meaning);

/** Reads one line without its end, by its profile. Never throws; what is not exactly the profile is malformed. */
export function understand(frame: Uint8Array, profile: LineProfile = PLAIN_LINE): Understood {
  const stray = unprintable(profile.separator === 'tab' ? frame.filter((byte) => byte !== TAB) : frame);
  if (stray !== null) return malformed(`byte ${stray} is not printable ASCII`);
  const texts =
    profile.separator === null ? columns(ascii(frame), profile) : fields(ascii(frame), profile.separator);
  if (texts === null) return malformed(`not as long as the lines of ${profile.name}`);
  if (texts.length !== profile.parts.length) {
    return malformed(`${texts.length} parts instead of the ${profile.parts.length} of ${profile.name}`);
  }
  const line = new Line(profile.parts, texts);
  return line.problem() ?? line.condition() ?? line.reading();
}

export const decode = (frame: Uint8Array, profile?: LineProfile): Decoded =>
  understand(frame, profile).decoded;

function columns(text: string, { parts }: LineProfile): readonly string[] | null {
  const length = parts.reduce((sum, { width }) => sum + (width ?? 0), 0);
  if (text.length !== length) return null;
  let at = 0;
  return parts.map(({ width }) => {
    const from = at;
    at += width ?? 0;
    return text.slice(from, at);
  });
}

const fields = (text: string, separator: Separator): readonly string[] =>
  (separator === 'blanks' ? text.replace(/^ +| +$/g, '') : text).split(SPLIT[separator]);

/** One line cut into its parts. Conditions are looked for first: beside one of them no digits are believed. */
class Line {
  readonly #parts: readonly LinePart[];
  readonly #texts: readonly string[];

  constructor(parts: readonly LinePart[], texts: readonly string[]) {
    this.#parts = parts;
    this.#texts = texts;
  }

  /** A part that must stand there word for word and does not. */
  problem(): Understood | null {
    for (const [at, part] of this.#parts.entries()) {
      if (part.is === 'text' && part.text !== this.#texts[at])
        return malformed(`"${part.text}" does not stand at its place`);
    }
    return null;
  }

  condition(): Understood | null {
    for (const [at, part] of this.#parts.entries()) {
      if (!('marks' in part)) continue;
      const meaning: unknown = part.marks.get(this.#trimmed(at));
      if (part.is !== 'unit' && isCondition(meaning)) return failed(meaning);
    }
    return null;
  }

  reading(): Understood {
    let value = '';
    let sign = '';
    let unit = '';
    let stable: boolean | null = null;
    let basis: Reading['basis'] = 'unknown';
    for (const [at, part] of this.#parts.entries()) {
      const text = this.#trimmed(at);
      if (part.is === 'text' || part.is === 'ignored') continue;
      if (part.is === 'value') {
        const digits = numberOf(text, part.point);
        if (digits === null) return malformed('not a number at the place of the value');
        value = digits;
        continue;
      }
      const meaning = part.marks.get(text);
      if (meaning === undefined || isCondition(meaning))
        return malformed(`"${text}" is no mark of ${part.is}`);
      if (part.is === 'sign') sign = String(meaning);
      if (part.is === 'unit') unit = String(meaning);
      if (part.is === 'stability') stable = meaning === true;
      if (part.is === 'basis') basis = meaning as Reading['basis'];
    }
    if (sign !== '' && /^[-+]/.test(value)) return malformed('two signs');
    return weighed({ value: sign + value, unit, stable, basis });
  }

  #trimmed(at: number): string {
    return (this.#texts[at] ?? '').replace(/^ +| +$/g, '');
  }
}

/** The digits as sent with a point between them; blanks may stand between the sign and the first digit. */
function numberOf(text: string, point: '.' | ','): string | null {
  const [match, sign = '', blanks = '', whole = '', mark, fraction = ''] = NUMBER.exec(text) ?? [];
  if (match === undefined || (mark !== undefined && mark !== point) || (sign === '' && blanks !== ''))
    return null;
  return `${sign}${whole}${mark === undefined ? '' : `.${fraction}`}`;
}
