import english from '../../main/contract/text/en.json' with { type: 'json' };

/** A key of the text catalogue; a misspelt one does not compile. */
export type TextKey = keyof typeof english;
/** One language: every key with an ICU message. */
export type Catalogue = Readonly<Record<TextKey, string>>;

export const ENGLISH: Catalogue = english;

/** Whether a key made from a code of the station (`refusal.${code}.title`) is in the catalogue. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(ENGLISH, key);
