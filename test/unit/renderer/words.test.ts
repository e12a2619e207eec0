import { afterEach, describe, expect, test } from 'vitest';
import { splitTail } from '../../../renderer/components/split-tail.ts';
import { linesOf } from '../../../renderer/overlays/signed-lines.ts';
import { massWithUnit, spacedMass } from '../../../renderer/text/mass.ts';
import { dayAndTime, offsetOf, wallClock } from '../../../renderer/text/moment.ts';
import { pseudoText } from '../../../renderer/text/pseudo.ts';
import { clearerText, refusalText } from '../../../renderer/text/refusal-text.ts';
import {
  chooseLanguage,
  pseudoLanguageOf,
  say,
  sayCode,
  setPlantOffset,
} from '../../../renderer/text/say.ts';

afterEach(() => {
  chooseLanguage(null);
  setPlantOffset('Z');
});

describe('a mass as text', () => {
  test('keeps every digit and spaces thousands', () => {
    expect(spacedMass('1250.40')).toBe('1\u202f250.40');
    expect(spacedMass('10000.0')).toBe('10\u202f000.0');
    expect(spacedMass('0.00')).toBe('0.00');
    expect(spacedMass('-0.46')).toBe('\u22120.46');
    expect(spacedMass('+0.00')).toBe('+0.00');
  });

  test('is never made of something that is none', () => {
    for (const text of ['', 'nothing', '1e3', '1,250.4', '5.00 kg']) expect(spacedMass(text)).toBe(text);
  });

  test('does not part from its unit', () => {
    expect(massWithUnit('5.00', 'kg')).toBe('5.00\u00a0kg');
  });
});

describe('a moment as text', () => {
  test('is told by the clock of the plant', () => {
    expect(wallClock('2026-03-09T23:31:24.000Z', '+01:00')).toEqual({ day: '2026-03-10', time: '00:31' });
    expect(dayAndTime('2026-03-09T10:31:24Z', '-05:30')).toBe('2026-03-09\u00a005:01');
    expect(offsetOf('2026-03-09T10:31:24.000+01:00')).toBe('+01:00');
  });

  test('leaves a plain day alone', () => {
    expect(wallClock('2026-02-28', '+01:00')).toEqual({ day: '2026-02-28', time: '' });
  });
});

test('the end of a number is what people compare', () => {
  expect(splitTail('RH-2507-033-01')).toEqual(['RH-2507-', '033-01']);
  expect(splitTail('RH-2507-033')).toEqual(['RH-2507-', '033']);
  expect(splitTail('VC5-26-0147')).toEqual(['VC5-26-', '0147']);
  expect(splitTail('VC5260147A')).toEqual(['VC5260', '147A']);
  expect(splitTail('DC-07')).toEqual(['', 'DC-07']);
  expect(splitTail('')).toEqual(['', '']);
});

describe('a sentence', () => {
  test('says the words of the station in place of their codes', () => {
    const refusal = {
      gate: 'requireSequence',
      code: 'sequence.upstream',
      data: {
        step: '110',
        upstream: '90',
        title: 'Dispense silicon dioxide',
        needed: 'verified',
        is: 'inProgress',
      },
      clears: 'qaReviewer',
    } as const;
    expect(refusalText(refusal)).toEqual({
      title: 'Step 110 cannot start yet',
      why: 'Step 90 Dispense silicon dioxide is running. It must be verified.',
      now: 'Finish step 90 first.',
    });
    expect(clearerText(refusal)).toBe('QA reviewer');
    expect(clearerText({ ...refusal, clears: null })).toBe('You, at this station');
  });

  test('tells instants by the plant clock and masses with their unit', () => {
    setPlantOffset('+01:00');
    expect(
      say('refusal.clearance.expired.why', { station: 'WS-01', until: '2026-03-09T09:20:00.000Z' }),
    ).toContain('2026-03-09\u00a010:20');
    expect(say('refusal.tolerance.over.why', { net: '1512.4 g', highest: '1262.5 g' })).toContain(
      '1\u202f512.4\u00a0g',
    );
  });

  test('leaves a dash where the station sent nothing, instead of no screen', () => {
    expect(say('refusal.tolerance.over.why')).toBe('– is over the highest limit, –.');
  });

  test('is there for a code the catalogue does not know, and names the rule', () => {
    const unknown = { gate: 'requireZero', code: 'brand.new', data: {}, clears: null } as const;
    expect(refusalText(unknown).why).toBe('Rule requireZero refused it (brand.new).');
    expect(sayCode('task.unheard')).toBeNull();
  });
});

describe('the two made-up languages', () => {
  test('are asked for by the address', () => {
    expect(pseudoLanguageOf('?lang=accented')).toBe('accented');
    expect(pseudoLanguageOf('?lang=mirrored')).toBe('mirrored');
    expect(pseudoLanguageOf('?lang=fr')).toBeNull();
  });

  test('accented is at least 40 % longer and keeps placeholders and plurals', () => {
    const english = say('refusal.unknown.title');
    chooseLanguage('accented');
    expect(say('refusal.unknown.title').length).toBeGreaterThanOrEqual(english.length * 1.4);
    expect(say('dispense.accept', { value: '5.00 kg' })).toContain('5.00\u00a0kg');
    expect(say('rail.before', { n: 1 })).not.toBe(say('rail.before', { n: 2 }));
    expect(pseudoText(' · ', 'accented')).toBe(' · ');
  });

  test('mirrored turns the words and leaves the mass its direction', () => {
    chooseLanguage('mirrored');
    expect(say('button.back')).toBe('\u202eBack\u202c');
    expect(massWithUnit('-1.88', 'kg')).toBe('\u2066\u22121.88\u00a0kg\u2069');
  });
});

test('the text to sign keeps each of its lines, equal ones too', () => {
  expect(linesOf('Meaning: verified\n\nWeighed by hand\nDC-07: 5.00 kg net: good\nWeighed by hand')).toEqual([
    { key: 'Meaning: verified 1', name: 'Meaning', value: 'verified' },
    { key: 'Weighed by hand 1', name: 'Weighed by hand', value: null },
    { key: 'DC-07: 5.00 kg net: good 1', name: 'DC-07', value: '5.00 kg net: good' },
    { key: 'Weighed by hand 2', name: 'Weighed by hand', value: null },
  ]);
});
