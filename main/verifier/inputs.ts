import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type PublicKey, readPublicKey } from './note.ts';

/** What was asked cannot be done: a path, pin file or key file that is not there or not readable as such. */
export class CannotVerify extends Error {
  override readonly name = 'CannotVerify';
}

/** The log file of a path: itself, or `log.sqlite` in a data folder. */
export function locate(path: string): string {
  const found = resolve(path);
  if (!existsSync(found)) throw new CannotVerify(`There is nothing at ${path}.`);
  if (!statSync(found).isDirectory()) return found;
  const log = join(found, 'log.sqlite');
  // A data folder without its log is not a mistake of the caller: the log was taken away.
  if (!existsSync(log) && !existsSync(join(found, 'folder.json')))
    throw new CannotVerify(`${path} holds no log: there is no log.sqlite in it.`);
  return log;
}

/** A data folder keeps its pins beside it unless the plant keeps them on a share. */
export function siblingPins(logPath: string): string | null {
  const path = join(`${dirname(logPath)}-pins`, 'pins.txt');
  return existsSync(path) ? path : null;
}

/** The public keys of a file: verifier keys, one a line, or one PEM. */
export function keysOf(path: string): readonly PublicKey[] {
  const text = read(path, 'key file');
  const texts = text.includes('-----BEGIN') ? [text] : text.split('\n').filter((line) => line.trim() !== '');
  const keys = texts.map(readPublicKey);
  const good = keys.filter((key) => key !== null);
  if (good.length === 0 || good.length < keys.length)
    throw new CannotVerify(
      `${path} is not a public key: it must be a verifier key or an Ed25519 key in PEM.`,
    );
  return good;
}

export function read(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CannotVerify(`The ${what} ${path} cannot be read: ${String(error.code)}.`);
  }
}
