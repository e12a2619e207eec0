import { describe, expect, it } from 'vitest';
import {
  APPLICATION_IDENTIFIERS,
  identifierAt,
} from '../../../main/domain/identity/gs1/application-identifiers.ts';
import { hasCheckDigit, hasCheckPair, isIban } from '../../../main/domain/identity/gs1/check-characters.ts';
import {
  decodeAimScan,
  decodeBracketed,
  decodeDigitalLinkScan,
  decodeGs1Scan,
} from '../../../main/domain/identity/gs1/decode-scan.ts';
import { fullYear, parseGs1Date, parseLongDate } from '../../../main/domain/identity/gs1/gs1-date.ts';
import { parseWedge } from '../../../main/domain/identity/gs1/wedge.ts';

const YEAR = 2026;
const GS = '\x1d';
const reasonOf = (scan: string): string => {
  const decoded = decodeGs1Scan(scan, YEAR);
  return decoded.kind === 'malformed' ? decoded.reason : `not refused: ${JSON.stringify(decoded)}`;
};

describe('a scan says what its symbol promises', () => {
  it('[S96] reads item, lot and serial from a GS1 DataMatrix', () => {
    expect(decodeAimScan(`]d20109506000134352${'10'}AA-2409-117${GS}21DC-01`, YEAR)).toEqual({
      kind: 'gs1',
      elements: [
        ['01', '09506000134352'],
        ['10', 'AA-2409-117'],
        ['21', 'DC-01'],
      ],
      carrier: 'd2',
    });
  });

  it.each(['C1', 'e0', 'd2', 'Q3', 'J1'])('takes ]%s for an element string', (aim) => {
    expect(decodeAimScan(`]${aim}10ABC`, YEAR)).toEqual({
      kind: 'gs1',
      elements: [['10', 'ABC']],
      carrier: aim,
    });
  });

  it.each(['C0', 'd1', 'Q1', 'A0', 'L0', 'z0', 'I1', 'E3'])(
    'takes ]%s for plain text, whatever it looks like',
    (aim) => {
      const text = '0109506000134352';
      expect(decodeAimScan(`]${aim}${text}`, YEAR)).toEqual({ kind: 'plain', text, carrier: aim });
    },
  );

  it('turns EAN-13, UPC-A and EAN-8 into a GTIN of 14 digits', () => {
    const gtinOf = (scan: string) => decodeAimScan(scan, YEAR);
    expect(gtinOf(']E09506000134352')).toMatchObject({ elements: [['01', '09506000134352']], carrier: 'E0' });
    expect(gtinOf(']E0012345678905')).toMatchObject({ elements: [['01', '00012345678905']] });
    expect(gtinOf(']E402345673')).toMatchObject({ elements: [['01', '00000002345673']], carrier: 'E4' });
    expect(gtinOf(']E09506000134353')).toEqual({ kind: 'malformed', reason: '(01) wrong check digit' });
    expect(gtinOf(']E0950600013435X')).toMatchObject({ kind: 'malformed' });
    expect(gtinOf(']E4023456')).toMatchObject({ kind: 'malformed' });
  });

  it('reads an element string without AIM identifier where the protocol says GS1, FNC1 first or not', () => {
    expect(decodeGs1Scan('10ABC', YEAR)).toMatchObject({ kind: 'gs1', carrier: null });
    expect(decodeGs1Scan(`${GS}10ABC`, YEAR)).toMatchObject({ kind: 'gs1', carrier: null });
    expect(decodeAimScan('10ABC', YEAR)).toEqual({
      kind: 'malformed',
      reason: 'no AIM identifier before the data',
    });
  });

  it('gives plain text for a plain symbol under the gs1 protocol too', () => {
    expect(decodeGs1Scan(']A0W-0031', YEAR)).toEqual({ kind: 'plain', text: 'W-0031', carrier: 'A0' });
  });
});

describe('a Digital Link', () => {
  const url = 'https://example.org/s/01/09506000134352/10/AA-2409-117/21/DC-01?17=280300&linkType=gs1:pip';

  it('[S96] in a QR Code or Data Matrix says the elements of an element string, and is never opened', () => {
    const elements = [
      ['01', '09506000134352'],
      ['10', 'AA-2409-117'],
      ['21', 'DC-01'],
      ['17', '280300'],
    ];
    for (const carrier of ['Q1', 'd1'])
      expect(decodeAimScan(`]${carrier}${url}`, YEAR)).toEqual({ kind: 'gs1', elements, carrier });
    expect(decodeDigitalLinkScan(url, YEAR)).toEqual({ kind: 'gs1', elements, carrier: null });
  });

  it.each([
    'https://example.org/',
    'https://example.org/batch/10/17',
    'https://example.org/2026/01/15',
    'mailto:someone@example.org',
  ])('is not every web address: %s stays plain', (text) => {
    expect(decodeAimScan(`]Q1${text}`, YEAR)).toEqual({ kind: 'plain', text, carrier: 'Q1' });
    expect(decodeDigitalLinkScan(text, YEAR)).toMatchObject({ kind: 'malformed' });
  });

  it.each([
    ['(01) wrong check digit', 'https://example.org/01/09506000134353'],
    ['(17) no such date', 'https://example.org/01/09506000134352?17=261301'],
    ['(21)(10) cannot follow (01) in a link', 'https://example.org/01/09506000134352/21/A/10/B'],
    ['unknown application identifier 88', 'https://example.org/01/09506000134352?88=A'],
    ['(21) cannot stand in the query of a link', 'https://example.org/01/09506000134352?21=A'],
    ['(10) is given twice', 'https://example.org/01/09506000134352/10/A?10=A'],
    ['(10) has a broken percent encoding', 'https://example.org/01/09506000134352/10/A%G0'],
    ['(01) cannot stand beside (37)', 'https://example.org/01/09506000134352?37=4'],
  ])('is refused with its reason: %s', (reason, link) => {
    expect(decodeAimScan(`]Q1${link}`, YEAR)).toEqual({ kind: 'malformed', reason });
  });
});

describe('elements in brackets', () => {
  it('are read as in a symbol, with the end of each value where the next bracket opens', () => {
    expect(decodeBracketed('(10)A\\(1)(240)RM-1014', YEAR)).toEqual({
      kind: 'gs1',
      elements: [
        ['10', 'A(1)'],
        ['240', 'RM-1014'],
      ],
      carrier: null,
    });
    expect(decodeBracketed('(01)09506000134353', YEAR)).toEqual({
      kind: 'malformed',
      reason: '(01) wrong check digit',
    });
    expect(decodeBracketed('10A', YEAR)).toMatchObject({ kind: 'malformed' });
  });
});

describe('elements that exclude each other', () => {
  it.each([
    ['(01) cannot stand beside (37)', `]d2010950600013435237${'4'}`],
    ['(02) cannot stand beside (01)', ']d202095060001343520109506000134352374'],
    ['(3100) cannot stand beside (3102)', ']d231000000013102000100'],
    ['(21) cannot stand beside (235)', `]d221A${GS}235B`],
  ])('%s', (reason, scan) => {
    expect(reasonOf(scan)).toBe(reason);
  });

  it('a lot or a serial needs no GTIN beside it: labels of the plant have none', () => {
    expect(decodeGs1Scan(`]d2240RM-1014${GS}10A${GS}21C1`, YEAR)).toMatchObject({ kind: 'gs1' });
  });
});

describe('an element string is refused with its reason', () => {
  it.each([
    ['wrong check digit', ']d20109506000134353'],
    ['unknown application identifier', ']d20500000'],
    ['unknown application identifier 88', ']d28812'],
    ['no application identifier', ']d2ABC'],
    ['is longer than 20', `]d210${'A'.repeat(21)}`],
    ['not allowed', ']d210AB C'],
    ['not allowed', ']d210AB#'],
    ['is empty', `]d210${GS}21X`],
    ['is empty', ']d210'],
    ['too short', ']d2010950600013'],
    ['too short', `]d201095060001343${GS}10A`],
    ['no such date', ']d217261301'],
    ['no such date', ']d217260230'],
    ['no such date', ']d217260001'],
    ['no such date', ']d24326260200'],
    ['no application identifier', `]d210A${GS}${GS}21B`],
    ['no application identifier', `]d2${GS}10A`],
    ['nothing after', ']d2'],
    ['given twice', `]d210A${GS}10B`],
    ['unknown currency', ']d2391200010'],
    ['unknown country', ']d2422001'],
    ['not allowed', ']d23103A01234'],
    ['is too short', ']d2310300123'],
  ])('%s: %j', (reason, scan) => {
    expect(reasonOf(scan)).toContain(reason);
  });

  it('takes a superfluous FNC1 after a fixed length and at the end', () => {
    expect(decodeGs1Scan(`]d217280300${GS}10A${GS}`, YEAR)).toMatchObject({
      elements: [
        ['17', '280300'],
        ['10', 'A'],
      ],
    });
  });

  it('cannot see a missing FNC1, which is why callers compare with what they expect', () => {
    expect(decodeGs1Scan(']d210ABC12321SER9', YEAR)).toMatchObject({ elements: [['10', 'ABC12321SER9']] });
  });

  it('reads parts that may be absent', () => {
    expect(decodeGs1Scan(']d28008260131', YEAR)).toMatchObject({ kind: 'malformed' });
    expect(decodeGs1Scan(']d2800826013112', YEAR)).toMatchObject({ elements: [['8008', '26013112']] });
    expect(decodeGs1Scan(']d28008260131123059', YEAR)).toMatchObject({
      elements: [['8008', '260131123059']],
    });
  });
});

describe('dates', () => {
  it('takes day 00 for the end of the month', () => {
    expect(parseGs1Date('280300', YEAR)).toEqual({ iso: '2028-03-31', hasDay: false });
    expect(parseGs1Date('280200', YEAR)).toEqual({ iso: '2028-02-29', hasDay: false });
  });

  it('settles the century from the present year', () => {
    expect(fullYear(76, 2026)).toBe(2076);
    expect(fullYear(77, 2026)).toBe(1977);
    expect(fullYear(26, 2076)).toBe(2126);
    expect(fullYear(27, 2076)).toBe(2027);
    expect(fullYear(99, 2001)).toBe(1999);
  });

  it('knows leap years by the full year', () => {
    expect(parseGs1Date('000229', 2026)).toMatchObject({ iso: '2000-02-29' });
    expect(parseGs1Date('000229', 2090)).toBeNull();
    expect(parseGs1Date('270229', YEAR)).toBeNull();
    expect(parseLongDate('20240229')).toMatchObject({ iso: '2024-02-29' });
    expect(parseLongDate('20240200')).toBeNull();
  });
});

describe('check characters', () => {
  it('weighs from the right with 3 and 1', () => {
    expect(hasCheckDigit('09506000134352')).toBe(true);
    expect(hasCheckDigit('106141412345678908')).toBe(true);
    expect(hasCheckDigit('106141412345678909')).toBe(false);
  });

  it('knows the pair of a GMN and the remainder of an IBAN', () => {
    expect(hasCheckPair('1987654Ad4X4bL5ttr2310c2K')).toBe(true);
    expect(hasCheckPair('1987654Ad4X4bL5ttr2310c2L')).toBe(false);
    expect(isIban('BE71096123456769')).toBe(true);
    expect(isIban('BE71096123456760')).toBe(false);
  });
});

it('no identifier begins with another, so that the longest need not be tried first', () => {
  for (const ai of APPLICATION_IDENTIFIERS.keys()) expect(identifierAt(`${ai}0000`)?.ai).toBe(ai);
});

describe('keyboard wedge', () => {
  const setting = { prefix: '\x02' };

  it('[S106] takes only text with the configured prefix and an AIM identifier for a scan', () => {
    expect(parseWedge('\x02]d210ABC\r', setting)).toEqual({ ok: true, value: ']d210ABC' });
    expect(parseWedge(']d210ABC\r', setting)).toEqual({ ok: false, error: 'typed, not scanned' });
    expect(parseWedge('AA-2409-117', setting)).toEqual({ ok: false, error: 'typed, not scanned' });
    expect(parseWedge('\x02AA-2409-117', setting)).toMatchObject({ ok: false });
    expect(parseWedge('\x02]d210A\x02]d210B', setting)).toMatchObject({ ok: false });
  });

  it('[S106] takes nothing where no keyboard scanner is configured', () => {
    expect(parseWedge('\x02]d210ABC', null)).toMatchObject({ ok: false });
    expect(parseWedge(']d210ABC', { prefix: '' })).toMatchObject({ ok: false });
  });
});
