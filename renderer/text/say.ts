import { IntlMessageFormat } from 'intl-messageformat';
import { type Catalogue, ENGLISH, isTextKey, type TextKey } from './catalogue.ts';
import { isolateMasses, massWithUnit } from './mass.ts';
import { dayAndTime, isInstant } from './moment.ts';
import { type PseudoLanguage, pseudoMessage } from './pseudo.ts';

export type TextData = Readonly<Record<string, string | number>>;

interface Language {
  readonly catalogue: Catalogue;
  readonly locale: string;
  readonly pseudo: PseudoLanguage | null;
}

let language: Language = { catalogue: ENGLISH, locale: 'en', pseudo: null };
let plantOffset = 'Z';
const parsed = new Map<TextKey, IntlMessageFormat>();

/** Chooses the language of all further texts and the direction of the page. */
export function chooseLanguage(pseudo: PseudoLanguage | null, page: Document | null = null): void {
  language = { ...language, pseudo };
  parsed.clear();
  isolateMasses(pseudo === 'mirrored');
  if (page !== null) page.documentElement.dir = pseudo === 'mirrored' ? 'rtl' : 'ltr';
}

/** `?lang=accented` and `?lang=mirrored` are for looking at layouts; anything else is the plant's language. */
export function pseudoLanguageOf(search: string): PseudoLanguage | null {
  const asked = new URLSearchParams(search).get('lang');
  return asked === 'accented' || asked === 'mirrored' ? asked : null;
}

/** The offset in which times inside texts are shown: that of the last snapshot. */
export function setPlantOffset(offset: string): void {
  plantOffset = offset;
}

/**
 * The text of a key. Values that are themselves words of the catalogue (`role` = `qaReviewer`) are said, and
 * instants become plant time.
 */
export function say(key: TextKey, data: TextData = {}): string {
  const values = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, spoken(name, value)]));
  return String(message(key).format(new Proxy(values, DASH_WHERE_MISSING)));
}

/** The text of a code that the station names, such as `device.lost`; null when the catalogue lacks it. */
export const sayCode = (key: string, data: TextData = {}): string | null =>
  isTextKey(key) ? say(key, data) : null;

function message(key: TextKey): IntlMessageFormat {
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const plain = new IntlMessageFormat(language.catalogue[key], language.locale);
  const made =
    language.pseudo === null
      ? plain
      : new IntlMessageFormat(pseudoMessage(plain.getAst(), language.pseudo), language.locale);
  parsed.set(key, made);
  return made;
}

/** A value that the station did not send leaves a dash: half a sentence says more than a screen that stops. */
const DASH_WHERE_MISSING: ProxyHandler<Record<string, string | number>> = {
  has: () => true,
  get: (values, name) => (typeof name === 'string' ? (values[name] ?? '–') : undefined),
};

/** Names under which the station sends words of another list. */
const LISTS: Readonly<Record<string, string>> = {
  is: 'state',
  becomes: 'quality',
  from: 'state',
  owner: 'role',
  shown: 'scanned',
  needs: 'evidence',
};

function spoken(name: string, value: string | number): string | number {
  if (typeof value === 'number') return value;
  if (isInstant(value)) return dayAndTime(value, plantOffset);
  const mass = /^(-?\d+(?:\.\d+)?) (mg|g|kg)$/.exec(value);
  if (mass !== null) return massWithUnit(mass[1] ?? '', mass[2] ?? '');
  const word = (each: string): string => {
    const key = `${LISTS[name] ?? name}.${each}`;
    return isTextKey(key) ? say(key) : each;
  };
  return value.split(', ').map(word).join(', ');
}
