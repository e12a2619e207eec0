import { existsSync, readFileSync, statSync } from 'node:fs';
import { writeDurably } from '../sqlite/durable-file.ts';

/** What is kept of a person: enough to check a secret or a badge, not enough to use either. */
export interface Credential {
  /** Rises with every new secret; stands in the events that were signed with it. 0: a badge without a secret. */
  readonly version: number;
  /** argon2id in PHC form, with its parameters and salt; null before the first secret. */
  readonly verifier: string | null;
  /** HMAC-SHA-256 of the badge's text under `badgeKey`, hex; null without a badge. */
  readonly badge: string | null;
}

export interface Credentials {
  /** 32 random bytes, hex: badge hashes of two stations cannot be compared. */
  readonly badgeKey: string;
  readonly people: Readonly<Record<string, Credential>>;
}

/** The credential file cannot be used; one sentence for people that repeats nothing of its content. */
export class CredentialsUnusable extends Error {
  override readonly name = 'CredentialsUnusable';
}

/** The credentials in a file; null when there is none. Throws {@link CredentialsUnusable} for a file open to others or damaged. */
export function readCredentials(path: string): Credentials | null {
  if (!existsSync(path)) return null;
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new CredentialsUnusable(`${path} can be read by other users: make it private with chmod 600.`);
  const credentials = parse(readFileSync(path, 'utf8'));
  if (credentials === null) throw new CredentialsUnusable(`${path} is damaged: restore it from a backup.`);
  return credentials;
}

/** Replaces the file as a whole, readable by its owner alone. */
export function writeCredentials(path: string, { badgeKey, people }: Credentials): void {
  writeDurably(path, `${JSON.stringify({ format: 1, badgeKey, people }, null, 2)}\n`, 0o600);
}

function parse(text: string): Credentials | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (!isRecord(value) || value['format'] !== 1) return null;
  const { badgeKey, people } = value;
  if (typeof badgeKey !== 'string' || !/^[0-9a-f]{64}$/.test(badgeKey) || !isRecord(people)) return null;
  return Object.values(people).every(isCredential)
    ? { badgeKey, people: people as Readonly<Record<string, Credential>> }
    : null;
}

function isCredential(value: unknown): value is Credential {
  if (!isRecord(value)) return false;
  const { version, verifier, badge } = value;
  return (
    Number.isSafeInteger(version) &&
    (verifier === null || (typeof verifier === 'string' && verifier.startsWith('$argon2id$'))) &&
    (badge === null || (typeof badge === 'string' && /^[0-9a-f]{64}$/.test(badge)))
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
