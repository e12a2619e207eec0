import { describe, expect, it } from 'vitest';
import { KeyboardScanner } from '../../../main/application/devices/keyboard-scanner.ts';
import type { Scan } from '../../../main/application/ports/devices.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const STX = '\x02';

function typing(prefix: 'STX' | 'F13' = 'STX') {
  const clock = fakeClock('2026-03-09T08:00:00.000Z');
  const scanner = new KeyboardScanner('SCN-02', prefix, clock);
  const scans: Scan[] = [];
  scanner.onScan((scan) => scans.push(scan));
  return { clock, scanner, scans };
}

describe('a scanner that types', () => {
  it('[S106] makes a scan of its prefix and an AIM identifier, with the payload as it came', () => {
    const { scanner, scans } = typing();
    expect(scanner.keyboard.take(`${STX}]d210AA-1\x1d21DC-01\r`)).toBe(true);
    expect(scans).toMatchObject([
      {
        device: 'SCN-02',
        raw: '\\x02]d210AA-1\\x1d21DC-01\\x0d',
        aim: 'd2',
        repeat: false,
        decoded: {
          kind: 'gs1',
          elements: [
            ['10', 'AA-1'],
            ['21', 'DC-01'],
          ],
        },
      },
    ]);
  });

  it('[S106] leaves everything else to be judged as typed, however fast it came', () => {
    const { scanner, scans } = typing();
    for (const typed of [']d210AA-1\r', 'AA-2409-117', '', '\uf710]d210AA-1\r'])
      expect(scanner.keyboard.take(typed)).toBe(false);
    expect(scans).toEqual([]);
    expect(typing('F13').scanner.keyboard.take('\uf710]d210AA-1\r')).toBe(true);
  });

  it('[S106] tells a scan without AIM identifier, and two that run into one, as unreadable', () => {
    const { scanner, scans } = typing();
    for (const typed of [`${STX}AA-1\r`, `${STX}]d210A${STX}]d210B\r`, STX]) scanner.keyboard.take(typed);
    expect(scans.map(({ decoded }) => decoded)).toEqual([
      { kind: 'malformed', reason: 'the scanner sent no AIM identifier' },
      { kind: 'malformed', reason: 'two scans run into one' },
      { kind: 'malformed', reason: 'the scanner sent no AIM identifier' },
    ]);
  });

  it('marks the same payload within two seconds as a repeat', () => {
    const { clock, scanner, scans } = typing();
    for (const afterMs of [0, 900, 1900, 2100]) {
      clock.advance(afterMs);
      scanner.keyboard.take(`${STX}]d210A\r`);
    }
    expect(scans.map(({ repeat }) => repeat)).toEqual([false, true, true, false]);
  });

  it('keeps no payload in its traffic: badges are scanned too', async () => {
    const { scanner } = typing();
    scanner.keyboard.take(`${STX}]A0BDG/4711-SECRET\r`);
    scanner.keyboard.take(`${STX}4711-SECRET\r`);
    expect((await scanner.traffic()).map(({ text }) => text)).toEqual([
      'scan ]A0, 20 bytes',
      'scan not understood, 13 bytes',
    ]);
  });
});
