import type { Decoded } from '../../../contract/decoded.ts';
import type { Result } from '../../../contract/result.ts';
import { contentOf, splitAim } from './aim.ts';
import { parseBracketed } from './bracketed.ts';
import { hasCheckDigit } from './check-characters.ts';
import { isDigitalLink, parseDigitalLink } from './digital-link.ts';
import { type Element, GROUP_SEPARATOR, parseElementString } from './element-string.ts';

const malformed = (reason: string): Decoded => ({ kind: 'malformed', reason });

/**
 * What a scan says, by what its symbol promises: an element string in a GS1 symbol, the GTIN of an EAN or UPC,
 * plain text in any other. A web address in a QR Code or Data Matrix that is a Digital Link says the elements it
 * holds, any other address is plain. A broken promise is malformed; nothing is repaired.
 */
export function decodeAimScan(scan: string, thisYear: number): Decoded {
  const split = splitAim(scan);
  if (split === null) return malformed('no AIM identifier before the data');
  const { aim, data } = split;
  switch (contentOf(aim)) {
    case 'element-string':
      return elementString(data, aim, thisYear);
    case 'gtin':
      return gtin(data, aim);
    case 'anything':
      if (isDigitalLink(data)) return said(parseDigitalLink(data, thisYear), aim);
      return plain(data, aim);
    case 'plain':
      return plain(data, aim);
  }
}

/**
 * The same where the scanner may send no AIM identifier: then the data must be an element string by itself, and
 * FNC1 at its start is allowed because nothing else announces it.
 */
export function decodeGs1Scan(scan: string, thisYear: number): Decoded {
  if (splitAim(scan) !== null) return decodeAimScan(scan, thisYear);
  const data = scan.startsWith(GROUP_SEPARATOR) ? scan.slice(1) : scan;
  return elementString(data, null, thisYear);
}

/** A scan that must be a GS1 Digital Link, with the identifier of its symbol or without. */
export function decodeDigitalLinkScan(scan: string, thisYear: number): Decoded {
  const split = splitAim(scan);
  if (split !== null && contentOf(split.aim) !== 'anything')
    return malformed(`a Digital Link stands in a QR Code or Data Matrix, not in ]${split.aim}`);
  return said(parseDigitalLink(split?.data ?? scan, thisYear), split?.aim ?? null);
}

/** Elements as they are written with brackets; no symbol holds them so. */
export const decodeBracketed = (text: string, thisYear: number): Decoded =>
  said(parseBracketed(text, thisYear), null);

const elementString = (data: string, carrier: string | null, thisYear: number): Decoded =>
  said(parseElementString(data, thisYear), carrier);

const said = (elements: Result<readonly Element[], string>, carrier: string | null): Decoded =>
  elements.ok ? { kind: 'gs1', elements: elements.value, carrier } : malformed(elements.error);

const plain = (text: string, carrier: string): Decoded =>
  text === '' ? malformed('an empty barcode') : { kind: 'plain', text, carrier };

/** EAN-13, UPC (with or without its leading zero) and EAN-8, as the 14 digits of AI 01. */
function gtin(data: string, carrier: string): Decoded {
  const lengths = carrier === 'E4' ? [8] : [12, 13];
  if (!/^\d*$/.test(data) || !lengths.includes(data.length)) {
    return malformed(`a GTIN of ${lengths.join(' or ')} digits expected`);
  }
  if (!hasCheckDigit(data)) return malformed('(01) wrong check digit');
  return { kind: 'gs1', elements: [['01', data.padStart(14, '0')]], carrier };
}
