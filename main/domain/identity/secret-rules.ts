import type { PersonId } from '../../contract/ids.ts';
import type { Person } from './person.ts';

/** Why a secret is too weak to prove a person. */
export type SecretWeakness = 'too-short' | 'too-long' | 'is-the-person' | 'repeats' | 'counts';
/** Why a person may not go over to a secret: it is weak, or it is the one they have. */
export type SecretFault = SecretWeakness | 'unchanged';

/**
 * Whether the person chose the secret of this version. One that somebody else set proves nobody, because two know it
 * (21 CFR 11.300(b), 11.200(a)(2)).
 */
export const isOwnSecret = ({ ownSecret }: Person, version: number): boolean => ownSecret === version;

const SHORTEST = 6;
/** The longest the command grammar lets through. */
const LONGEST = 200;
/** Shorter ids are found in too many honest secrets by chance. */
const TELLING = 3;

/** The first reason to refuse a secret, else null. Six characters at least, so never four digits (rules of the floor §6). */
export function weaknessOf(person: PersonId, secret: string): SecretWeakness | null {
  const characters = [...secret];
  if (characters.length < SHORTEST) return 'too-short';
  if (characters.length > LONGEST) return 'too-long';
  if (namesThePerson(bare(person), bare(secret))) return 'is-the-person';
  if (/^(.{1,3})\1+$/su.test(secret)) return 'repeats';
  if (counts(characters)) return 'counts';
  return null;
}

const namesThePerson = (person: string, secret: string): boolean =>
  (person.length >= TELLING && secret.includes(person)) ||
  (secret.length >= TELLING && person.includes(secret));

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Every character is the next, or every one the previous, of its neighbour: 123456, fedcba. */
function counts(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
