import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** A signed checkpoint as its text says it (`FORMAT.md` §6). */
export interface Note {
  /** What was signed. */
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly head: string;
  readonly previous: string;
  /** Its last lines, one for each signature. */
  readonly signatures: string;
}

export interface PublicKey {
  readonly key: KeyObject;
  /** SHA-256 of the 32 bytes, hex. */
  readonly fingerprint: string;
  readonly raw: Buffer;
}

const HASH = '[0-9a-f]{64}';
// The base64 of the 4 bytes of a key id and the 64 of a signature, its spare bits zero.
const SIGNATURE = '— [^ \\n]+ [A-Za-z0-9+/]{90}[AEIMQUYcgkosw048]=\\n';

/** The lines of `FORMAT.md` §6, from the first character to the last. */
const NOTE = new RegExp(
  [
    '^(interlock/[A-Za-z0-9._-]{1,64})\\n([1-9][0-9]{0,15})\\n([A-Za-z0-9+/]{43}=)\\n',
    `head (${HASH})\\ntime [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z\\n`,
    `boot [0-9a-f-]{36}\\nprevious (${HASH})\\n(?:snapshot ${HASH}\\n)?\\n((?:${SIGNATURE})+)$`,
  ].join(''),
);

export function readNote(raw: unknown): Note | null {
  const found = typeof raw === 'string' ? NOTE.exec(raw) : null;
  if (!found) return null;
  const [whole, origin = '', size = '', root = '', head = '', previous = '', signatures = ''] = found;
  const text = whole.slice(0, -signatures.length - 1);
  return { text, origin, size: Number(size), root, head, previous, signatures };
}

/** Whether one of the note's signatures is of this key. */
export function isSignedBy(note: Note, key: PublicKey): boolean {
  const start = `— ${note.origin} `;
  const id = keyIdOf(note.origin, key.raw);
  return note.signatures.split('\n').some((line) => {
    if (!line.startsWith(start)) return false;
    const bytes = Buffer.from(line.slice(start.length), 'base64');
    return (
      bytes.toString('hex', 0, 4) === id && verify(null, Buffer.from(note.text), key.key, bytes.subarray(4))
    );
  });
}

const keyIdOf = (name: string, raw: Buffer): string =>
  createHash('sha256').update(name).update(Buffer.of(10, 1)).update(raw).digest('hex').slice(0, 8);

/** Reads a C2SP verifier key (`name+id+base64`), or a public key in PEM; null when it is neither, or not Ed25519. */
export function readPublicKey(text: string): PublicKey | null {
  return text.includes('-----BEGIN') ? fromPem(text) : fromVerifierKey(text.trim());
}

function fromVerifierKey(text: string): PublicKey | null {
  const [, name = '', id, blob = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = Buffer.from(blob, 'base64');
  if (bytes.length !== 33 || bytes[0] !== 1) return null;
  const raw = bytes.subarray(1);
  return keyIdOf(name, raw) === id ? fromRaw(raw) : null;
}

function fromPem(text: string): PublicKey | null {
  try {
    const { x, crv } = createPublicKey(text).export({ format: 'jwk' });
    return crv === 'Ed25519' && x !== undefined ? fromRaw(Buffer.from(x, 'base64url')) : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function fromRaw(raw: Buffer): PublicKey {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return { key, raw, fingerprint: createHash('sha256').update(raw).digest('hex') };
}
