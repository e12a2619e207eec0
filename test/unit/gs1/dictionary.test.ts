import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  APPLICATION_IDENTIFIERS,
  type CharacterSet,
  type Check,
} from '../../../main/domain/identity/gs1/application-identifiers.ts';

/**
 * The published GS1 syntax dictionary is reference data and not part of this repository. Where it is present
 * our own table must say the same of every identifier.
 */
const path =
  process.env.GS1_SYNTAX_DICTIONARY ??
  resolve(import.meta.dirname, '../../../../shared/gs1-syntax-dictionary.txt');

const SETS: Readonly<Record<string, CharacterSet>> = { N: 'digits', X: 'text', Y: 'capitals', Z: 'base64' };

const CHECK_OF_LINTER: Readonly<Record<string, Check>> = {
  csum: 'check-digit',
  csumalpha: 'check-pair',
  gcppos1: 'prefix-at-1',
  gcppos2: 'prefix-at-2',
  yymmdd: 'date',
  yymmd0: 'date-or-month',
  yyyymmdd: 'long-date',
  hh: 'hour',
  mi: 'minute',
  ss: 'second',
  hhmi: 'hour-minute',
  iso4217: 'currency',
  iso3166: 'country',
  iso3166999: 'country-or-999',
  iso3166alpha2: 'country-letters',
  pcenc: 'percent-encoding',
  latitude: 'latitude',
  longitude: 'longitude',
  yesno: 'yes-no',
  iso5218: 'sex',
  hyphen: 'minus',
  importeridx: 'importer-index',
  packagetype: 'package-type',
  mediatype: 'media-type',
  pieceoftotal: 'position-of-total',
  posinseqslash: 'position-slash-total',
  nonzero: 'non-zero',
  zero: 'zero',
  nozeroprefix: 'no-leading-zero',
  winding: 'winding',
  iban: 'iban',
  hasnondigit: 'has-letter',
  couponcode: 'coupon',
  couponposoffer: 'coupon-offer',
};

interface Published {
  readonly ai: string;
  readonly isPredefined: boolean;
  readonly title: string;
  readonly parts: readonly string[];
}

function publishedIn(text: string): Published[] {
  return text.split('\n').flatMap((line) => {
    const match = /^(\d{2,4})(?:-(\d{2,4}))?\s+(.*)$/.exec(line);
    if (!match) return [];
    const [, first = '', last = first, rest = ''] = match;
    const [before = '', title = ''] = rest.split(/#(.*)$/);
    const words = before.trim().split(/\s+/);
    const isPredefined = /^[*?]+$/.test(words[0] ?? '') && (words[0] ?? '').includes('*');
    const parts = words.filter((word) => /^\[?[NXYZ][.\d]/.test(word));
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, at) => ({
      ai: String(Number(first) + at).padStart(first.length, '0'),
      isPredefined,
      title: title.trim(),
      parts,
    }));
  });
}

function partOf(word: string): object {
  const optional = word.startsWith('[');
  const [type = '', ...linters] = word.replace(/[[\]]/g, '').split(',');
  const extent = type.slice(1);
  const max = Number(extent.replace('..', ''));
  return {
    set: SETS[type[0] ?? ''],
    min: extent.startsWith('..') ? 1 : max,
    max,
    optional,
    checks: linters.map((linter) => CHECK_OF_LINTER[linter] ?? `unknown linter ${linter}`),
  };
}

describe.runIf(existsSync(path))(
  'our table of application identifiers against the published dictionary',
  () => {
    const published = existsSync(path) ? publishedIn(readFileSync(path, 'utf8')) : [];

    it('knows exactly the published identifiers', () => {
      expect(published.length).toBeGreaterThan(500);
      expect([...APPLICATION_IDENTIFIERS.keys()].sort()).toEqual(published.map(({ ai }) => ai).sort());
    });

    it('says the same of every identifier: predefined length, title, parts and checks', () => {
      const ours = published.map(({ ai }) => APPLICATION_IDENTIFIERS.get(ai));
      const theirs = published.map(({ parts, ...rest }) => ({ ...rest, parts: parts.map(partOf) }));
      expect(ours).toEqual(theirs);
    });
  },
);
