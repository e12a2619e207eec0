import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CheckpointSigner } from '../../application/ports/checkpoint-signer.ts';
import type { MessageSigner } from '../../application/ports/event-receiver.ts';
import { type Checkpoint, originOf, parseNote, signNote } from '../../domain/log/checkpoint.ts';
import { writeDurably } from '../sqlite/durable-file.ts';

/** Where the station's signing key stands in the key folder. */
export const KEY_FILE = 'checkpoint-key.pem';

/** The signing key cannot be used; the message says why and what to do. */
export class KeyUnusable extends Error {
  override readonly name = 'KeyUnusable';
}

/** Makes the key of a new node: one PEM file that only its owner may read. Throws when there is one already. */
export function createKey(path: string): void {
  if (existsSync(path)) throw new KeyUnusable(`There is a signing key already: ${path}.`);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  writeDurably(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
}

/** Loads the key of the node. Throws `KeyUnusable` when it is missing, readable by others, or not an Ed25519 key. */
export function loadSigner(path: string, node: string): CheckpointSigner & MessageSigner {
  return signerOf(loadKey(path), node);
}

function loadKey(path: string): KeyObject {
  if (!existsSync(path))
    throw new KeyUnusable(`The signing key ${path} is missing: put it back from its safe copy.`);
  // Windows has no mode bits; there the key folder's access list does this.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new KeyUnusable(`Others can read the signing key ${path}: set its mode to 600.`);
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(path));
  } catch (cause) {
    throw new KeyUnusable(`${path} is not a private key.`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new KeyUnusable(`${path} is not an Ed25519 key.`);
  return key;
}

/**
 * The signer of a key that is at hand. A checkpoint begins with the name of its log and a message with a brace, so
 * that neither can pass for the other.
 */
export function signerOf(privateKey: KeyObject, node: string): CheckpointSigner & MessageSigner {
  const publicKey = createPublicKey(privateKey);
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const name = originOf(node);
  const typed = Buffer.concat([Buffer.of(1), raw]);
  const keyId = createHash('sha256').update(`${name}\n`).update(typed).digest('hex').slice(0, 8);
  const key = {
    name,
    keyId,
    sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('hex'),
  };
  return {
    verifierKey: `${name}+${keyId}+${typed.toString('base64')}`,
    fingerprint: createHash('sha256').update(raw).digest('hex'),
    keyId: `${name}+${keyId}`,
    signMessage: (body) => sign(null, body, privateKey),
    sign: (checkpoint) => signNote(key, checkpoint),
    verify(text): Checkpoint | null {
      const note = parseNote(text);
      if (!note.ok || note.value.checkpoint.origin !== name) return null;
      const own = note.value.signatures.find((one) => one.name === name && one.keyId === keyId);
      const signed = Buffer.from(note.value.text);
      const isOwn = own !== undefined && verify(null, signed, publicKey, Buffer.from(own.signature, 'hex'));
      return isOwn ? note.value.checkpoint : null;
    },
  };
}
