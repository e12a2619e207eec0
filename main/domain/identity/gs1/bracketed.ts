import { err, ok, type Result } from '../../../contract/result.ts';
import { APPLICATION_IDENTIFIERS } from './application-identifiers.ts';
import { conflictIn, type Element, faultOf } from './element-string.ts';

/** One element: its identifier in brackets, then its value up to the next bracket; `\(` is one of the value. */
const ELEMENT = /\((\d{2,4})\)((?:[^(\\]|\\\()*)/y;

/**
 * Reads elements as people and files write them, `(01)09506000134352(10)AB-1(17)280300`. The brackets say where
 * each value ends, so there is no FNC1; everything else is checked as in a symbol. A bracket that opens within a
 * value is written `\(`, as in the GS1 syntax engine.
 *
 * `thisYear` settles the century of dates. Returns the reason when it is not written so.
 */
export function parseBracketed(text: string, thisYear: number): Result<readonly Element[], string> {
  if (text === '') return err('nothing to read');
  const elements: Element[] = [];
  ELEMENT.lastIndex = 0;
  while (ELEMENT.lastIndex < text.length) {
    const match = ELEMENT.exec(text);
    if (match === null) return err('an application identifier in brackets expected');
    const [, ai = '', written = ''] = match;
    const identifier = APPLICATION_IDENTIFIERS.get(ai);
    if (identifier === undefined) return err(`unknown application identifier ${ai}`);
    const value = written.replaceAll('\\(', '(');
    const fault = faultOf(identifier, value, thisYear);
    if (fault !== null) return err(`(${ai}) ${fault}`);
    elements.push([ai, value]);
  }
  const conflict = conflictIn(elements);
  return conflict === null ? ok(elements) : err(conflict);
}
