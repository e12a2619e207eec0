import { describe, expect, it } from 'vitest';
import { judged, noted, shown, skipped } from '../../../main/bench/line.ts';
import { asText, type BenchReport, isMet } from '../../../main/bench/report.ts';

const RATIO = { id: 'actions', what: 'actions against rows', unit: 'ratio' } as const;
const TIME = { id: 'start', what: 'start', unit: 's' } as const;

describe('a line of the performance table', () => {
  it.each([
    [0.66, 'met'],
    [0.65, 'met'],
    [0.649, 'missed'],
    [Number.NaN, 'missed'],
  ])('holds %d against at least 0.65: %s', (value, verdict) => {
    expect(judged(RATIO, value, { atLeast: 0.65 })).toMatchObject({ verdict, target: '≥ 0.65', value });
  });

  it.each([
    [0.9, 'met'],
    [1, 'met'],
    [1.001, 'missed'],
    [Number.NaN, 'missed'],
  ])('holds %d against at most 1: %s', (value, verdict) => {
    expect(judged(TIME, value, { atMost: 1 })).toMatchObject({ verdict, target: '≤ 1.00 s' });
  });

  it('says why it was not measured, and then has no value', () => {
    expect(skipped(TIME, { atMost: 1 }, 'There is no Chromium here.')).toMatchObject({
      verdict: 'skipped',
      result: 'not measured',
      note: 'There is no Chromium here.',
      value: null,
    });
  });

  it.each([
    [0.6789, 'ratio', '0.68'],
    [4.75, 'times', '4.8 ×'],
    [4.61, 'µs', '4.6 µs'],
    [354.4, 'MB', '354 MB'],
    [5123.4, '/s', '5123/s'],
  ] as const)('shows %d %s as %s', (value, unit, text) => expect(shown(value, unit)).toBe(text));
});

describe('the report', () => {
  const met = judged(RATIO, 0.7, { atLeast: 0.65 });
  const missed = judged(TIME, 1.4, { atMost: 1 });
  const note = noted({ ...RATIO, note: 'for information' }, 3);
  const left = skipped(TIME, { atMost: 1 }, 'no browser');
  const report = (lines: BenchReport['lines']): BenchReport => ({
    version: '0.1.0',
    at: '2026-01-05T06:00:00.000Z',
    node: '24.21.0',
    cpu: 'a processor',
    cores: 2,
    events: 1_000_000,
    quick: false,
    ok: isMet(lines),
    lines,
  });

  it('is met by lines that were met, noted or skipped, and missed by a single miss', () => {
    expect(isMet([met, note, left])).toBe(true);
    expect(isMet([met, missed, left])).toBe(false);
  });

  it('prints target and result of every line, its note below, and the verdict last', () => {
    const text = asText(report([met, missed, left, note]));
    expect(text.split('\n')).toEqual([
      'a processor, 2 cores, Node 24.21.0, 1000000 events',
      'ok      actions against rows  ≥ 0.65    0.70',
      'MISSED  start                 ≤ 1.00 s  1.40 s',
      'skip    start                 ≤ 1.00 s  not measured',
      '          no browser',
      '        actions against rows            3.00',
      '          for information',
      'A target is missed.',
    ]);
    expect(asText(report([met])).endsWith('Every target that was measured is met.')).toBe(true);
  });

  it('says of a quick run that it proves nothing', () => {
    expect(asText({ ...report([met]), quick: true })).toContain('its figures are no evidence');
  });
});
