import { describe, expect, it } from 'vitest';
import { identityOf } from '../../../main/application/station/scan-identity.ts';
import { decodeGs1Scan } from '../../../main/domain/identity/gs1/decode-scan.ts';

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
});
