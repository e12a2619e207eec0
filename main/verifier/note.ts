import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** A signed checkpoint as text says it, read line by line (`FORMAT.md` §6). */
export interface Note {
  readonly raw: string;
  /** What was signed. */
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly head: string;
  readonly previous: string;
  readonly signatures: readonly { readonly name: string; readonly keyId: string; readonly bytes: Buffer }[];
}

export interface PublicKey {
  readonly key: KeyObject;
  /** SHA-256 of the 32 bytes, hex. */
  readonly fingerprint: string;
  readonly raw: Buffer;
}

const LABELS = ['head', 'time', 'boot', 'previous'] as const;
const VALUES: Readonly<Record<string, RegExp>> = {
  head: /^[0-9a-f]{64}$/,
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  boot: /^[0-9a-f-]{36}$/,
  previous: /^[0-9a-f]{64}$/,
  snapshot: /^[0-9a-f]{64}$/,
};

export function readNote(raw: unknown): Note | null {
  if (typeof raw !== 'string' || !raw.endsWith('\n')) return null;
  const blank = raw.indexOf('\n\n');
  if (blank < 0) return null;
  const [origin = '', size = '', root = '', ...rest] = raw.slice(0, blank).split('\n');
  if (!/^interlock\/[A-Za-z0-9._-]{1,64}$/.test(origin) || !/^[1-9]\d{0,15}$/.test(size)) return null;
  if (!/^[A-Za-z0-9+/]{43}=$/.test(root)) return null;
  const labels = rest.length === LABELS.length + 1 ? [...LABELS, 'snapshot'] : LABELS;
  if (rest.length !== labels.length) return null;
  const values = new Map<string, string>();
  for (const [index, label] of labels.entries()) {
    const line = rest[index] ?? '';
    const value = line.startsWith(`${label} `) ? line.slice(label.length + 1) : '';
    if (!VALUES[label]?.test(value)) return null;
    values.set(label, value);
  }
  const signatures: { name: string; keyId: string; bytes: Buffer }[] = [];
  for (const line of raw.slice(blank + 2, -1).split('\n')) {
    const [dash, name = '', blob = '', ...more] = line.split(' ');
    const bytes = Buffer.from(blob, 'base64');
    if (
      dash !== '—' ||
      name === '' ||
      more.length > 0 ||
      bytes.length !== 68 ||
      bytes.toString('base64') !== blob
    )
      return null;
    signatures.push({ name, keyId: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) });
  }
  const text = raw.slice(0, blank + 1);
  const head = values.get('head') ?? '';
  return {
    raw,
    text,
    origin,
    size: Number(size),
    root,
    head,
    previous: values.get('previous') ?? '',
    signatures,
  };
}

/** Whether one of the note's signatures is of this key. */
export function isSignedBy(note: Note, key: PublicKey): boolean {
  const id = keyIdOf(note.origin, key.raw);
  return note.signatures.some(
    ({ name, keyId, bytes }) =>
      name === note.origin && keyId === id && verify(null, Buffer.from(note.text), key.key, bytes),
  );
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
