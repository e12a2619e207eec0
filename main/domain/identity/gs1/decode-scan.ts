import type { Decoded } from '../../../contract/decoded.ts';
import { contentOf, splitAim } from './aim.ts';
import { hasCheckDigit } from './check-characters.ts';
import { GROUP_SEPARATOR, parseElementString } from './element-string.ts';

const malformed = (reason: string): Decoded => ({ kind: 'malformed', reason });

/**
 * What a scan says, by what its symbol promises: an element string in a GS1 symbol, the GTIN of an EAN or UPC,
 * plain text in any other. A broken promise is malformed; nothing is repaired.
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
    case 'plain':
      return data === '' ? malformed('an empty barcode') : { kind: 'plain', text: data, carrier: aim };
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

function elementString(data: string, carrier: string | null, thisYear: number): Decoded {
  const elements = parseElementString(data, thisYear);
  if (!elements.ok) return malformed(elements.error);
  return { kind: 'gs1', elements: elements.value, carrier };
}

/** EAN-13, UPC (with or without its leading zero) and EAN-8, as the 14 digits of AI 01. */
function gtin(data: string, carrier: string): Decoded {
  const lengths = carrier === 'E4' ? [8] : [12, 13];
  if (!/^\d*$/.test(data) || !lengths.includes(data.length)) {
    return malformed(`a GTIN of ${lengths.join(' or ')} digits expected`);
  }
  if (!hasCheckDigit(data)) return malformed('(01) wrong check digit');
  return { kind: 'gs1', elements: [['01', data.padStart(14, '0')]], carrier };
}
