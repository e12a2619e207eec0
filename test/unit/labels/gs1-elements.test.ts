import bwip from 'bwip-js/generic';
import { describe, expect, test } from 'vitest';
import type { Element } from '../../../main/domain/identity/gs1/element-string.ts';
import { elementString, humanReadable } from '../../../main/domain/labels/gs1-elements.ts';
import { netWeightElement } from '../../../main/domain/labels/net-weight.ts';

const GS = '\u001d';
const GTIN: Element = ['01', '09506000134352'];

describe('GS1 element string', () => {
  test('separates elements of variable length, not those of predefined length and not the last', () => {
    const elements: Element[] = [
      GTIN,
      ['240', 'RM-1001'],
      ['10', 'AA-2409-117'],
      ['3102', '002500'],
      ['91', 'VC5'],
    ];
    expect(elementString(elements)).toEqual({
      ok: true,
      value: `0109506000134352240RM-1001${GS}10AA-2409-117${GS}310200250091VC5`,
    });
    expect(humanReadable(elements)).toBe(
      '(01)09506000134352 (240)RM-1001 (10)AA-2409-117 (3102)002500 (91)VC5',
    );
  });

  test.each<[reason: string, elements: Element[]]>([
    ['is no application identifier', [['13a', 'x']]],
    ['is no application identifier', [['3106', '000001']]],
    [
      'is given twice',
      [
        ['10', 'A'],
        ['10', 'B'],
      ],
    ],
    ['empty', [['10', '']]],
    ['longer', [['10', 'A'.repeat(21)]]],
    ['longer', [['240', 'A'.repeat(31)]]],
    ['longer', [['91', 'A'.repeat(91)]]],
    ['too short', [['3102', '2500']]],
    ['character', [['10', 'AA 117']]],
    ['character', [['10', 'AA^117']]],
    ['character', [['10', 'AA~117']]],
    ['character', [['10', 'AA\\117']]],
    ['character', [['10', 'Ä-117']]],
    ['character', [['10', `A${GS}B`]]],
    ['character', [['3102', '00250a']]],
    ['wrong check digit', [['01', '09506000134353']]],
    ['wrong check digit', [['00', '006141411234567891']]],
    ['no such date', [['17', '271301']]],
    ['no such date', [['17', '270229']]],
    ['cannot stand beside (37)', [['37', '12'], GTIN]],
    [
      'cannot stand beside (235)',
      [
        ['235', 'A'],
        ['21', 'B'],
      ],
    ],
  ])('refuses %s: %j', (reason, elements) => {
    const [ai, value] = elements.at(-1) ?? [];
    expect(elementString(elements)).toMatchObject({
      ok: false,
      error: { ai, value, reason: expect.stringContaining(reason) },
    });
  });

  test.each<Element[]>([
    [GTIN, ['10', '!"%&\'*+,-./:;<'], ['21', '=>?_Az09']],
    [GTIN, ['17', '280229']],
    [GTIN, ['17', '280200']],
    [GTIN, ['240', 'RM-1001'], ['21', 'DC-01'], ['3105', '000065']],
    [['00', '006141411234567890']],
    [GTIN, ['91', 'x'.repeat(30)]],
  ])('accepts what the encoder of the standard accepts: %j', (...elements) => {
    expect(elementString(elements).ok).toBe(true);
    const text = elements.map(([ai, value]) => `(${ai})${value}`).join('');
    expect(() => bwip.raw({ bcid: 'gs1datamatrix', text })).not.toThrow();
  });

  test.each<Element[]>([
    [['01', '09506000134353']],
    [GTIN, ['17', '271301']],
    [GTIN, ['10', 'A'.repeat(21)]],
    [GTIN, ['10', 'AA^117']],
    [GTIN, ['3102', '2500']],
  ])('refuses what the encoder of the standard refuses: %j', (...elements) => {
    expect(elementString(elements).ok).toBe(false);
    const text = elements.map(([ai, value]) => `(${ai})${value}`).join('');
    expect(() => bwip.raw({ bcid: 'gs1datamatrix', text })).toThrow();
  });
});

describe('net weight element', () => {
  test.each([
    ['16.60', 'kg', '3102', '001660'],
    ['25', 'kg', '3100', '000025'],
    ['0', 'kg', '3100', '000000'],
    ['1250.4', 'g', '3104', '012504'],
    ['1624.6', 'g', '3104', '016246'],
    ['12500.0', 'g', '3104', '125000'],
    ['1000000.0', 'g', '3102', '100000'],
    ['650', 'mg', '3105', '000065'],
    ['999999', 'kg', '3100', '999999'],
    ['650.4', 'mg', '92', '650.4mg'],
    ['1234567', 'kg', '92', '1234567kg'],
    ['0.000001', 'kg', '92', '0.000001kg'],
  ])('%s %s is (%s)%s', (value, unit, ai, data) => {
    expect(netWeightElement(value, unit)).toEqual({ ok: true, value: [ai, data] });
  });

  test.each([
    ['-0.20', 'kg'],
    ['1e3', 'kg'],
    ['1,5', 'kg'],
    ['', 'kg'],
    ['1.5', 'lb'],
    ['.5', 'kg'],
  ])('"%s" "%s" is not a weight', (value, unit) => {
    expect(netWeightElement(value, unit)).toMatchObject({ ok: false, error: { reason: 'is not a weight' } });
  });
});
