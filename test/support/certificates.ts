import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate as a TLS server or its client takes it: PEM text with its key. */
export interface Certificate {
  readonly pem: string;
  readonly key: string;
}

/** What a certificate says; what is left out is as on a good day. */
export interface CertificateWish {
  /** Names and addresses it is for. */
  readonly names?: readonly string[];
  /** Days from now until it ends; negative for one that ended. */
  readonly days?: number;
}

interface Authority {
  readonly name: string;
  readonly key: KeyObject;
  readonly certificate: Certificate;
}

const DAY_MS = 86_400_000;

/** A certificate authority of its own, as a plant runs one. */
export function newAuthority(name: string): Authority {
  const { privateKey } = newKey();
  const certificate = issue(
    { name, key: privateKey },
    { subject: name, key: privateKey, days: 365, names: [], isAuthority: true },
  );
  return { name, key: privateKey, certificate };
}

/** A certificate of a server, signed by an authority. */
export function certificateBy(authority: Authority, wish: CertificateWish = {}): Certificate {
  const { names = ['127.0.0.1', 'localhost'], days = 30 } = wish;
  const { privateKey } = newKey();
  return issue(authority, { subject: 'receiver', key: privateKey, days, names, isAuthority: false });
}

/** A certificate that a server signed for itself. */
export function selfSigned(): Certificate {
  const { privateKey } = newKey();
  const subject = 'receiver';
  return issue(
    { name: subject, key: privateKey },
    { subject, key: privateKey, days: 30, names: ['127.0.0.1'], isAuthority: false },
  );
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/** X.509 version 3 (RFC 5280), signed with ECDSA on P-256 and SHA-256. */
function issue(
  by: Pick<Authority, 'name' | 'key'>,
  of: {
    readonly subject: string;
    readonly key: KeyObject;
    readonly days: number;
    readonly names: readonly string[];
    readonly isAuthority: boolean;
  },
): Certificate {
  const now = Date.now();
  const ends = now + of.days * DAY_MS;
  const begins = Math.min(now, ends) - DAY_MS;
  const usage = extension('551d13', true, sequence(of.isAuthority ? tlv(0x01, Buffer.of(0xff)) : EMPTY));
  const names = of.names.map((name) =>
    /^[\d.]+$/.test(name)
      ? tlv(0x87, Buffer.from(name.split('.').map(Number)))
      : tlv(0x82, Buffer.from(name)),
  );
  const extensions = [usage, ...(names.length > 0 ? [extension('551d11', false, sequence(...names))] : [])];
  const toBeSigned = sequence(
    tlv(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(0x01), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    nameOf(by.name),
    sequence(time(begins), time(ends)),
    nameOf(of.subject),
    createPublicKey(of.key).export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  const signature = tlv(0x03, Buffer.concat([Buffer.of(0), sign('sha256', toBeSigned, by.key)]));
  const der = sequence(toBeSigned, ECDSA_WITH_SHA256, signature);
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: of.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

// ── DER (X.690), as much of it as a certificate needs ──────────────────────────────────────────────────────

const EMPTY = Buffer.alloc(0);

function tlv(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const header =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}

const sequence = (...contents: readonly Buffer[]): Buffer => tlv(0x30, ...contents);
const integer = (bytes: Buffer): Buffer => tlv(0x02, bytes);
const identifier = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const nameOf = (text: string): Buffer =>
  sequence(tlv(0x31, sequence(identifier('550403'), tlv(0x0c, Buffer.from(text)))));
const extension = (id: string, isCritical: boolean, value: Buffer): Buffer =>
  sequence(identifier(id), ...(isCritical ? [tlv(0x01, Buffer.of(0xff))] : []), tlv(0x04, value));
/** UTCTime: years 1950 to 2049. */
const time = (ms: number): Buffer =>
  tlv(
    0x17,
    Buffer.from(
      `${new Date(ms)
        .toISOString()
        .replaceAll(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  );
const ECDSA_WITH_SHA256 = sequence(identifier('2a8648ce3d040302'));
