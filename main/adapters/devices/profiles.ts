import { err, ok, type Result } from '../../contract/result.ts';

/** Reading what a configuration file says of a device; every error is one sentence. */

export type Fields = Readonly<Record<string, unknown>>;

/** The members of a JSON object, and nothing else than the known ones. */
export function fieldsOf(data: unknown, where: string, known: readonly string[]): Result<Fields, string> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return err(`${where} is an object with ${known.join(', ')}`);
  }
  const fields: Fields = { ...data };
  const stranger = Object.keys(fields).find((name) => !known.includes(name));
  return stranger === undefined ? ok(fields) : err(`${where} has no "${stranger}"`);
}

/** One word of a closed list. */
export function wordOf<Word extends string>(
  value: unknown,
  where: string,
  words: readonly Word[],
): Result<Word, string> {
  const word = words.find((each) => each === value);
  return word === undefined ? err(`${where} must be one of ${words.join(', ')}`) : ok(word);
}
