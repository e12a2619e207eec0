import { describe, expect, it } from 'vitest';
import { PROFILES, readReport } from '../../../main/adapters/devices/hid-pos/protocol.ts';
import { ReportJoiner } from '../../../main/adapters/devices/hid-pos/report-joiner.ts';
import { ReportFramer } from '../../../main/adapters/devices/hid-scale/report-framer.ts';
import { decodeFrames, decodeStream, PROTOCOLS } from '../../../main/adapters/devices/protocols.ts';
import type { Framed } from '../../../main/application/ports/device-family.ts';
import { ascii, textOf } from '../../support/mutate-frame.ts';

const [STANDARD] = PROFILES;
const protocol = (name: string) => {
  const known = PROTOCOLS[name];
  if (!known) throw new Error(`no protocol ${name}`);
  return known;
};

function report(aim: string, data: string, more: 0 | 1 = 0): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([2, data.length, ...ascii(aim)]);
  bytes.set(ascii(data), 5);
  bytes[63] = more;
  return bytes;
}

const said = (framed: readonly Framed[]): readonly string[] =>
  framed.map((piece) => (piece.kind === 'frame' ? textOf(piece.bytes) : `noise: ${piece.reason}`));

describe('reports of a scanner that is watched', () => {
  const opened = () => new ReportJoiner(STANDARD).opened(0);

  it('are joined while they say that the scan goes on', () => {
    const joiner = opened();
    expect(said(joiner.push(report(']d2', '10AB', 1), 500))).toEqual([]);
    expect(said(joiner.push(report(']d2', '-1'), 504))).toEqual([']d210AB-1']);
  });

  it('[S106] whose first piece is broken take the rest with them: it would read as a shorter code', () => {
    const joiner = opened();
    const broken = report(']d2', '10AB', 1);
    broken[1] = 60;
    expect(said(joiner.push(broken, 500))).toEqual(['noise: 60 bytes of data do not fit into a report']);
    expect(said(joiner.push(report(']d2', '21SER', 1), 504))).toEqual([
      'noise: rest of a scan that was not understood',
    ]);
    expect(said(joiner.push(report(']d2', '-1'), 508))).toEqual([
      'noise: rest of a scan that was not understood',
    ]);
    expect(said(joiner.push(report(']d2', '10NEXT'), 1200))).toEqual([']d210NEXT']);
  });

  it('[S106] that were cut short take what follows at once with them, and nothing after a pause', () => {
    const joiner = opened();
    joiner.push(report(']d2', '10AB', 1).slice(0, 40), 500);
    expect(said(joiner.push(report(']d2', '21SER'), 504))).toEqual([
      'noise: rest of a scan that was not understood',
    ]);
    joiner.push(report(']d2', '10AB', 1).slice(0, 40), 1000);
    expect(said(joiner.push(report(']d2', '10NEXT'), 1300))).toEqual([']d210NEXT']);
  });

  it('without their end are given up, so that the next scan is not hung behind them', () => {
    const joiner = opened();
    joiner.push(report(']d2', '10AB', 1), 500);
    expect(said(joiner.push(report(']d2', '10NEXT'), 1000))).toEqual([
      'noise: half a scan, then silence',
      ']d210NEXT',
    ]);
  });

  it('of two symbols are never one scan', () => {
    const joiner = opened();
    joiner.push(report(']d2', '10AB', 1), 500);
    expect(said(joiner.push(report(']C1', '21X'), 504))).toEqual([
      'noise: two scans run into one',
      'noise: two scans run into one',
    ]);
  });

  it('that come at opening may be the end of a scan that began before', () => {
    const joiner = opened();
    expect(said(joiner.push(report(']d2', '-1'), 20))).toEqual(['noise: cut at opening']);
    expect(said(joiner.push(report(']d2', '10AB-1'), 400))).toEqual([']d210AB-1']);
  });

  it('[S106] of another layout are no scans, with none of the profiles', () => {
    for (const profile of PROFILES.slice(1))
      expect(readReport(profile, report(']d2', '10AB-1'))).toMatchObject({ ok: false });
  });
});

describe('reports of a scale that is watched', () => {
  it('begin with one that may be minutes old, and that is no weight', () => {
    const framer = new ReportFramer().opened();
    const weight = Uint8Array.of(3, 4, 2, 0xfe, 0xd2, 0x04);
    expect(framer.push(weight)[0]?.kind).toBe('noise');
    expect(framer.push(weight)).toEqual([{ kind: 'frame', bytes: weight }]);
  });
});

describe('reports away from their device', () => {
  it('one a frame are told one by one, and a scan in two of them is one', () => {
    const reports = [report(']A0', 'W-1'), report(']d2', '10AB', 1), report(']d2', '-1'), new Uint8Array(3)];
    expect(decodeFrames(protocol('hid-pos'), reports, 2026)).toEqual([
      { kind: 'plain', text: 'W-1', carrier: 'A0' },
      { kind: 'gs1', elements: [['10', 'AB-1']], carrier: 'd2' },
      { kind: 'malformed', reason: 'a report of 64 bytes expected' },
    ]);
  });

  it('of one scan may stand in one frame; two weights may not', () => {
    const both = Uint8Array.from([...report(']d2', '10AB', 1), ...report(']d2', '-1')]);
    expect(decodeFrames(protocol('hid-pos'), [both], 2026)).toEqual([
      { kind: 'gs1', elements: [['10', 'AB-1']], carrier: 'd2' },
    ]);
    const weights = Uint8Array.of(3, 4, 2, 0, 5, 0, 3, 4, 2, 0, 6, 0);
    expect(decodeFrames(protocol('hid-scale'), [weights], 2026)).toMatchObject([{ kind: 'malformed' }]);
  });

  it('without their borders are told apart by their length, and not at all where it does not fit', () => {
    const weights = Uint8Array.of(3, 4, 2, 0, 5, 0, 3, 3, 2, 0, 6, 0);
    const decode = (bytes: Uint8Array) => decodeStream(protocol('hid-scale'), bytes, 2026);
    expect(decode(weights)).toMatchObject([{ value: '5' }, { value: '6', stable: false }]);
    expect(decode(weights.slice(1))).toMatchObject([{ kind: 'malformed' }]);
    expect(decode(new Uint8Array())).toEqual([]);
  });
});
