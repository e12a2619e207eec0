import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  APPLICATION_IDENTIFIERS,
  type CharacterSet,
  type Check,
} from '../../../main/domain/identity/gs1/application-identifiers.ts';
import { excludedBeside } from '../../../main/domain/identity/gs1/exclusions.ts';
import { isLinkAttribute, LINK_KEYS } from '../../../main/domain/identity/gs1/link-keys.ts';

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
  readonly mayBeLinkAttribute: boolean;
  /** `ex=…`, `req=…`, `dlpkey`: what the entry says beyond the identifier itself. */
  readonly attributes: readonly string[];
}

/** Everything but blank lines and comments: an entry of a new form must not be passed over. */
const isEntry = (line: string): boolean => line.trim() !== '' && !line.startsWith('#');

function publishedIn(text: string): Published[] {
  return text.split('\n').flatMap((line) => {
    if (!isEntry(line)) return [];
    const match = /^(\d{2,4})(?:-(\d{2,4}))?\s+(.*)$/.exec(line);
    if (!match) throw new Error(`the dictionary has an entry of a new form: ${line}`);
    const [, first = '', last = first, rest = ''] = match;
    const [before = '', title = ''] = rest.split(/#(.*)$/);
    const words = before.trim().split(/\s+/);
    const isFlagged = /^[^\w[]+$/.test(words[0] ?? '');
    const flags = isFlagged ? (words[0] ?? '') : '';
    if (/[^*?]/.test(flags)) throw new Error(`the dictionary has a new flag: ${line}`);
    const isPart = (word: string): boolean => /^\[?[NXYZ][.\d]/.test(word);
    const isPredefined = flags.includes('*');
    const mayBeLinkAttribute = flags.includes('?');
    const parts = words.filter(isPart);
    const attributes = words.slice(isFlagged ? 1 : 0).filter((word) => !isPart(word));
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, at) => ({
      ai: String(Number(first) + at).padStart(first.length, '0'),
      isPredefined,
      title: title.trim(),
      parts,
      mayBeLinkAttribute,
      attributes,
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

/** The values of an attribute: `ex=255,37`. */
function listIn(attributes: readonly string[], name: string): readonly string[] {
  return attributes
    .filter((word) => word.startsWith(`${name}=`))
    .flatMap((word) => word.slice(name.length + 1).split(','));
}

/** `dlpkey=22,10,21|235` is two sequences, `dlpkey` alone none. */
function sequencesIn(attributes: readonly string[]): readonly (readonly string[])[] {
  const word = attributes.find((each) => each.startsWith('dlpkey=')) ?? '';
  return word === ''
    ? []
    : word
        .slice('dlpkey='.length)
        .split('|')
        .map((sequence) => sequence.split(','));
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
      const theirs = published.map(({ ai, isPredefined, title, parts }) => ({
        ai,
        isPredefined,
        title,
        parts: parts.map(partOf),
      }));
      expect(ours).toEqual(theirs);
    });

    it('says the same of what excludes what', () => {
      const ours = published.map(({ ai }) => [ai, excludedBeside(ai)]);
      expect(ours).toEqual(published.map(({ ai, attributes }) => [ai, listIn(attributes, 'ex')]));
    });

    it('says the same of Digital Links: keys, the order of their qualifiers, attributes', () => {
      const keys = published.filter(({ attributes }) => attributes.some((word) => /^dlpkey(=|$)/.test(word)));
      const theirs = keys.map(({ ai, attributes }) => [ai, sequencesIn(attributes)]);
      expect(Object.fromEntries(theirs)).toEqual(LINK_KEYS);
      const ours = published.map(({ ai }) => [ai, isLinkAttribute(ai)]);
      expect(ours).toEqual(published.map(({ ai, mayBeLinkAttribute }) => [ai, mayBeLinkAttribute]));
    });

    it('leaves nothing else unread but what an element requires, which is left to whoever needs it', () => {
      const words = new Set(
        published.flatMap(({ attributes }) => attributes.map((word) => word.split('=')[0])),
      );
      expect([...words].sort()).toEqual(['dlpkey', 'ex', 'req']);
    });
  },
);
