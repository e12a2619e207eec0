import type { IntlMessageFormat } from 'intl-messageformat';

type MessageElement = ReturnType<IntlMessageFormat['getAst']>[number];

/**
 * Two made-up languages for layout tests. `accented` is 40 % longer than English and uses letters beyond ASCII;
 * `mirrored` reads from right to left. Both change the words only: placeholders, plurals and choices stay.
 */
export type PseudoLanguage = 'accented' | 'mirrored';

const ACCENTS: Readonly<Record<string, string>> = {
  ...{ a: 'á', c: 'ç', e: 'é', i: 'í', n: 'ñ', o: 'ö', s: 'š', u: 'ü', y: 'ý', z: 'ž' },
  ...{ A: 'Å', C: 'Č', E: 'É', I: 'Î', N: 'Ñ', O: 'Ø', S: 'Š', U: 'Ü', Y: 'Ý', Z: 'Ž' },
};
const LONGER_BY = 0.4;
/** Forces the letters between them to run from right to left (Unicode UAX #9). */
const RIGHT_TO_LEFT_OVERRIDE = '\u202e';
const POP_DIRECTION = '\u202c';

export function pseudoText(text: string, language: PseudoLanguage): string {
  if (text.trim() === '') return text;
  return language === 'mirrored' ? mirrored(text) : accented(text);
}

function accented(text: string): string {
  const letters = [...text].map((letter) => ACCENTS[letter] ?? letter).join('');
  const words = text.match(/[A-Za-z]/g)?.length ?? 0;
  const extra = Math.ceil(words * LONGER_BY);
  if (extra === 0) return letters;
  // The extra length stands in words of ordinary size, so that lines can break where a language would break them.
  const padding = Array.from({ length: Math.ceil(extra / 6) }, (_, n) =>
    'öüåéíšñ'.slice(0, Math.min(6, extra - n * 6)),
  );
  const end = /\s*$/.exec(letters)?.[0] ?? '';
  return `${letters.trimEnd()} ${padding.join(' ')}${end}`;
}

function mirrored(text: string): string {
  const start = /^\s*/.exec(text)?.[0] ?? '';
  const end = /\s*$/.exec(text)?.[0] ?? '';
  return `${start}${RIGHT_TO_LEFT_OVERRIDE}${text.trim()}${POP_DIRECTION}${end}`;
}

/** The same change on a parsed message, so that `{placeholders}` and plural rules are never touched. */
export function pseudoMessage(
  elements: readonly MessageElement[],
  language: PseudoLanguage,
): MessageElement[] {
  return elements.map((element) => {
    if (element.type === 0) return { ...element, value: pseudoText(element.value, language) };
    if (!('options' in element)) return element;
    const options = Object.fromEntries(
      Object.entries(element.options).map(([name, option]) => [
        name,
        { ...option, value: pseudoMessage(option.value, language) },
      ]),
    );
    return { ...element, options } as MessageElement;
  });
}
