import { describe, expect, it } from 'vitest';
import { identityOf, recordable } from '../../../main/application/station/scan-identity.ts';
import { decodeAimScan, decodeGs1Scan } from '../../../main/domain/identity/gs1/decode-scan.ts';

const read = (elements: string) => identityOf(decodeGs1Scan(`]d2${elements}`, 2026));
const LOT = '10VC5260147A\u001d';

describe('the symbol on a pack', () => {
  it('[S123] tells lot and month as the coder prints them beside it', () => {
    expect(read(`${LOT}17280300`)).toEqual({ kind: 'packCode', code: 'VC5260147A 03/2028' });
  });

  it('[S123] with a day is another code than one with a month alone', () => {
    expect(read(`${LOT}17280331`)).toEqual({ kind: 'packCode', code: 'VC5260147A 31/03/2028' });
  });

  it.each([
    ['no expiry', LOT],
    ['an item that no pack names', `240RM-1014\u001d${LOT}17280300`],
  ])('is none with %s', (_, elements) => {
    expect(read(elements).kind).toBe('unreadable');
  });

  it('[S96] says the same as a Digital Link as it says as an element string', () => {
    const link = decodeAimScan(']Q1https://example.org/01/09506000134352/10/VC5260147A?17=280300', 2026);
    expect(identityOf(link)).toEqual(read(`0109506000134352${LOT}17280300`));
    expect(identityOf(link)).toEqual({ kind: 'packCode', code: 'VC5260147A 03/2028' });
    const other = decodeAimScan(']Q1https://example.org/manual', 2026);
    expect(identityOf(other)).toEqual({ kind: 'unreadable', why: 'the code is none of this plant' });
  });
});

describe('the payload of a scan on record', () => {
  it('[S36] is the whole of it, as long as a symbol can be', () => {
    const longest = `]Q1${'A'.repeat(4000)}`;
    expect(recordable(longest)).toBe(longest);
    expect(recordable(`]Q1${'\\x1d'.repeat(2000)}`)).toMatch(/…$/);
  });

  it('says nothing of a badge behind its prefix', () => {
    expect(recordable('BDG/N7QK-4T2M')).toBe('BDG/…');
    expect(recordable('\\x02]A0BDG/N7QK\\x0d')).toBe('\\x02]A0BDG/…');
  });
});
