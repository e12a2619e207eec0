import { describe, expect, test } from 'vitest';
import { labelMaker } from '../../../main/adapters/labels/label-maker.ts';
import type { HeldLabel } from '../../../main/application/ports/label-maker.ts';
import { inWords, type LabelProblem } from '../../../main/domain/labels/problem.ts';
import { NOTE } from './label-data.ts';

const HELD: HeldLabel = {
  container: 'MS-2510-011-01',
  itemCode: 'RM-2011',
  itemName: 'Magnesium stearate (veg.)',
  lot: 'MS-2510-011',
  batch: null,
  hold: 'H-0012',
  reason: 'Certificate does not match',
  by: 'M. Alvarez (OP-101)',
  at: '2026-03-09 09:41 -05:00',
  demo: false,
  reprint: null,
  note: NOTE,
};
const made = (over: Partial<HeldLabel>) =>
  labelMaker(8, 'a1b2c3d4e5f60718').make({ kind: 'hold', facts: { ...HELD, ...over } });

describe('a label that cannot be made', () => {
  test('a character that no font of the station has is named, and no box is printed in its place', () => {
    expect(made({ itemName: 'ويتامين C' })).toEqual({
      ok: false,
      error: 'The label cannot be made. No font of the station has the character "و" (U+0648) in itemName.',
    });
    expect(made({ itemName: 'µg Łódź Ωmega Витамин 维生素 維生素 ビタミン 비타민' }).ok).toBe(true);
  });

  test.each<[LabelProblem, string]>([
    [{ kind: 'missing', key: 'lot' }, 'It needs a value for lot.'],
    [{ kind: 'unknown-key', key: 'colour' }, 'Its template has no place for colour.'],
    [
      { kind: 'unprintable', key: 'lot', codePoint: 7 },
      'lot has a character that cannot be printed (U+0007).',
    ],
    [{ kind: 'does-not-fit', field: 'by', text: 'x' }, '"x" does not fit into by.'],
    [
      { kind: 'gs1', field: 'bars', ai: '10', value: 'é', reason: 'not in the character set' },
      '"é" cannot stand in the code (10): not in the character set.',
    ],
    [{ kind: 'outside-label', field: 'by' }, 'by is outside the label.'],
    [{ kind: 'overlap', field: 'by', other: 'at' }, 'by would be printed over at.'],
  ])('%j is said in one sentence', (problem, sentence) => {
    expect(inWords(problem)).toBe(sentence);
  });
});
