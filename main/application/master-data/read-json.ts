import { err, ok, type Result } from '../../contract/result.ts';

/** No document of a plant is larger; what is, was not written by its people. */
export const MOST_BYTES = 4 * 1024 * 1024;
const DEEPEST = 32;
const MOST_VALUES = 100_000;

/**
 * JSON text → data, or one sentence about why not. Depth and number of values are bounded before anything is
 * built, and a field that stands twice in one object is refused: which of the two counts would be an accident.
 */
export function readJson(text: string): Result<unknown, string> {
  const found = survey(text);
  if (found.depth > DEEPEST) return err(`It nests more than ${DEEPEST} levels deep.`);
  if (found.values > MOST_VALUES) return err(`It holds more than ${MOST_VALUES} values.`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err(`It is not JSON: ${error.message.replaceAll(/\s+/g, ' ')}.`);
  }
  return found.doubled === null ? ok(data) : err(`The field ${found.doubled} stands twice in one object.`);
}

interface Survey {
  depth: number;
  values: number;
  /** The first field that an object has twice, as it is written. */
  doubled: string | null;
}

/** One pass over the text, without building anything; of text that is no JSON it says nothing useful. */
function survey(text: string): Survey {
  const found: Survey = { depth: 0, values: 1, doubled: null };
  const open: (Set<string> | null)[] = [];
  let at = 0;
  while (at < text.length && found.depth <= DEEPEST && found.values <= MOST_VALUES) {
    const mark = text[at];
    if (mark === '"') {
      const end = endOfString(text, at);
      const field = fieldAt(text, at, end);
      const fields = open.at(-1);
      if (field !== null && fields) {
        if (fields.has(field)) found.doubled ??= field.slice(0, 60);
        fields.add(field);
      }
      at = end;
      continue;
    }
    if (mark === '{' || mark === '[') {
      open.push(mark === '{' ? new Set() : null);
      found.depth = Math.max(found.depth, open.length);
      found.values += 1;
    } else if (mark === '}' || mark === ']') open.pop();
    else if (mark === ',') found.values += 1;
    at += 1;
  }
  return found;
}

/** The place behind the closing quote; the end of the text when there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** The name of the field that a string is, with its escapes resolved; null for a value. */
function fieldAt(text: string, start: number, end: number): string | null {
  let next = end;
  while (next < text.length && ' \t\r\n'.includes(text[next] ?? '')) next += 1;
  if (text[next] !== ':') return null;
  const written = text.slice(start, end);
  if (!written.includes('\\')) return written;
  try {
    return JSON.stringify(JSON.parse(written));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return written;
  }
}
