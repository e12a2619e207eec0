import type { CaseId } from '../../contract/ids.ts';
import { checkDigit } from '../identity/gs1/check-characters.ts';

const DIGITS = 17;
/** The plant packs under one extension digit; the others are left for units that are no cases. */
const EXTENSION = '0';

/**
 * The serial shipping container code of the n-th case of the plant, n from 1: extension digit, company prefix, serial
 * reference, check digit (GS1 General Specifications 3.2). Throws when the prefix has no number left.
 */
export function ssccOf(companyPrefix: string, n: number): CaseId {
  const reference = String(n).padStart(DIGITS - EXTENSION.length - companyPrefix.length, '0');
  const body = `${EXTENSION}${companyPrefix}${reference}`;
  if (body.length !== DIGITS) throw new Error(`broken invariant: prefix ${companyPrefix} has no number ${n}`);
  return `${body}${checkDigit(body)}` as CaseId;
}
