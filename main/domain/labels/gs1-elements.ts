import { err, ok, type Result } from '../../contract/result.ts';
import { APPLICATION_IDENTIFIERS } from '../identity/gs1/application-identifiers.ts';
import { type Element, faultOf, GROUP_SEPARATOR } from '../identity/gs1/element-string.ts';
import { exclusionIn } from '../identity/gs1/exclusions.ts';

export interface ElementFault {
  readonly ai: string;
  readonly value: string;
  readonly reason: string;
}

/** Data characters that one GS1-128 symbol may carry, separators included (GS1 General Specifications §5.4). */
export const GS1_128_CAPACITY = 48;

/** Settles only which February has 29 days, and that is the same in every century a label meets. */
const CENTURY = 2000;

/**
 * The data of a GS1 symbol: elements one after the other, a separator after each that has no predefined length
 * except the last. The FNC1 in first place belongs to the symbol, not to the data. Each value is held against the
 * table that reads scans, so a label never says what its scanner would refuse.
 */
export function elementString(elements: readonly Element[]): Result<string, ElementFault> {
  const seen = new Set<string>();
  let data = '';
  for (const [index, [ai, value]] of elements.entries()) {
    const identifier = APPLICATION_IDENTIFIERS.get(ai);
    if (!identifier) return err({ ai, value, reason: 'is no application identifier' });
    const reason = seen.has(ai) ? 'is given twice' : faultOf(identifier, value, CENTURY);
    if (reason !== null) return err({ ai, value, reason });
    seen.add(ai);
    const isSeparated = !identifier.isPredefined && index < elements.length - 1;
    data += ai + value + (isSeparated ? GROUP_SEPARATOR : '');
  }
  const excluded = exclusionIn([...seen]);
  if (excluded === null) return ok(data);
  const [ai, other] = excluded;
  const value = elements.find(([each]) => each === ai)?.[1] ?? '';
  return err({ ai, value, reason: `cannot stand beside (${other})` });
}

/** The same elements for people, with the identifiers in parentheses. */
export const humanReadable = (elements: readonly Element[]): string =>
  elements.map(([ai, value]) => `(${ai})${value}`).join(' ');
