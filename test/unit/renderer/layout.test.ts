import { expect, test } from 'vitest';
import { pageOf, windowAround } from '../../../renderer/components/page-of.ts';
import { isLikelyEmpty } from '../../../renderer/screens/dispense/likely-empty.ts';
import { pixelsPerMillimetre } from '../../../renderer/style/millimetres.ts';
import { nextTheme } from '../../../renderer/style/next-theme.ts';

const ROWS = [1, 2, 3, 4, 5, 6, 7];

test('a page beyond the end is the last one, so that a shrinking list stays in view', () => {
  expect(pageOf(ROWS, 3, 0)).toEqual({ page: 0, pages: 3, shown: [1, 2, 3] });
  expect(pageOf(ROWS, 3, 9)).toEqual({ page: 2, pages: 3, shown: [7] });
  expect(pageOf(ROWS, 3, -1).page).toBe(0);
  expect(pageOf([], 3, 2)).toEqual({ page: 0, pages: 1, shown: [] });
});

test('the steps shown lie around the present one and say how many lie beyond', () => {
  expect(windowAround(ROWS, 3, 3)).toEqual({ before: 2, shown: [3, 4, 5], after: 2 });
  expect(windowAround(ROWS, 0, 3)).toEqual({ before: 0, shown: [1, 2, 3], after: 4 });
  expect(windowAround(ROWS, 6, 3)).toEqual({ before: 4, shown: [5, 6, 7], after: 0 });
  expect(windowAround(ROWS, 2, 20)).toEqual({ before: 0, shown: ROWS, after: 0 });
});

test('the address says how many pixels a millimetre has; otherwise the smallest glass fills the window', () => {
  expect(pixelsPerMillimetre('?mm=3.4', 1280, 1024)).toBe(3.4);
  expect(pixelsPerMillimetre('', 1280, 800)).toBe(4);
  expect(pixelsPerMillimetre('', 1920, 1080)).toBeCloseTo(5.59, 2);
  for (const nonsense of ['?mm=', '?mm=0', '?mm=-4', '?mm=400', '?mm=4;}', '?mm=1e1'])
    expect(pixelsPerMillimetre(nonsense, 1280, 800)).toBe(4);
  expect(pixelsPerMillimetre('', 100, 100)).toBe(2);
});

test('the colours of the night come between steps and never in one', () => {
  expect(nextTheme(null, true, false, true)).toBe('dark');
  expect(nextTheme('light', true, true, true)).toBe('light');
  expect(nextTheme('light', true, false, true)).toBe('dark');
  expect(nextTheme('dark', false, true, false)).toBe('light');
});

test('the likelier way to close a source has the primary place', () => {
  const source = { container: 'AA-2409-117-01', lot: 'AA-2409-117', scannedForClose: true };
  const left = { ...source, remaining: '14.88 kg' };
  const none = { ...source, remaining: '0.00 kg' };
  const filling = { container: 'DC-04', tare: '1.50', overshoot: null };
  expect(isLikelyEmpty({ source: none, current: null })).toBe(true);
  expect(isLikelyEmpty({ source: left, current: null })).toBe(false);
  expect(isLikelyEmpty({ source: left, current: filling })).toBe(true);
});
