import { err, ok, type Result } from '../../contract/result.ts';

/**
 * Reading what a configuration file says of a device. Inside `readProfile` the first problem ends the reading; outside
 * it is a value, one sentence that names the place.
 */

class ProfileProblem extends Error {}

export function refuse(sentence: string): never {
  throw new ProfileProblem(sentence);
}

export function readProfile<Profile>(read: () => Profile): Result<Profile, string> {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof ProfileProblem) return err(error.message);
    throw error;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** The members of a JSON object. */
export function fieldsOf(data: unknown, where: string): Fields {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) refuse(`${where} is not an object`);
  return { ...data };
}

/** The members of a JSON object that may have the known ones and no others. */
export function membersOf(data: unknown, where: string, known: readonly string[]): Fields {
  const fields = fieldsOf(data, where);
  const stranger = Object.keys(fields).find((name) => !known.includes(name));
  if (stranger !== undefined) refuse(`${where} has no "${stranger}"`);
  return fields;
}

export function wordOf<Word extends string>(value: unknown, where: string, words: readonly Word[]): Word {
  return words.find((each) => each === value) ?? refuse(`${where} must be one of ${words.join(', ')}`);
}

export function wholeOf(value: unknown, where: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  return refuse(`${where} must be a whole number from ${least} to ${most}`);
}
