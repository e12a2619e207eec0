import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeFrame, decodeStream, PROTOCOLS } from '../../../main/adapters/devices/protocols.ts';

/** `malformed` stands for any reason, but the reason must be there. */
interface VectorFile {
  readonly protocol: string;
  readonly about: string;
  readonly at?: string;
  readonly vectors: readonly {
    readonly name: string;
    readonly hex: string;
    readonly expect: { readonly kind: string };
  }[];
}

const root = join(import.meta.dirname, '../../vectors/devices');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => !name.startsWith('captures') && name.endsWith('.json'),
);

describe.each(files)('%s', (name) => {
  const file = JSON.parse(readFileSync(join(root, name), 'utf8')) as VectorFile;
  const year = Number((file.at ?? '2026').slice(0, 4));
  const protocol = PROTOCOLS[file.protocol];
  if (!protocol) throw new Error(`no protocol ${file.protocol}`);

  it.each(file.vectors)(`${file.about}: $name`, ({ hex, expect: expected }) => {
    const decoded = decodeFrame(protocol, Buffer.from(hex, 'hex'), year);
    if (expected.kind === 'malformed') {
      expect(decoded.map(({ kind }) => kind)).toEqual(decoded.map(() => 'malformed'));
      expect(decoded[0]).toMatchObject({ kind: 'malformed', reason: expect.stringMatching(/\S/) });
    } else expect(decoded).toEqual([expected]);
  });

  it('decodes the whole file as one stream, too', () => {
    const stream = Buffer.concat(file.vectors.map((vector) => Buffer.from(vector.hex, 'hex')));
    const good = decodeStream(protocol, stream, year).filter(({ kind }) => kind !== 'malformed');
    const expected = file.vectors.map((vector) => vector.expect).filter(({ kind }) => kind !== 'malformed');
    // A frame without a terminator takes the next one with it, never the other way round.
    for (const frame of good) expect(expected).toContainEqual(frame);
    expect(good.length).toBeGreaterThanOrEqual(Math.floor(expected.length * 0.8));
  });
});

it('has vectors for every protocol, good and malformed', () => {
  const kinds = new Map<string, Set<string>>();
  for (const name of files) {
    const file = JSON.parse(readFileSync(join(root, name), 'utf8')) as VectorFile;
    const seen = kinds.get(file.protocol) ?? new Set();
    for (const vector of file.vectors) seen.add(vector.expect.kind === 'malformed' ? 'malformed' : 'good');
    kinds.set(file.protocol, seen);
  }
  for (const protocol of Object.keys(PROTOCOLS)) {
    expect([protocol, [...(kinds.get(protocol) ?? [])].sort()]).toEqual([protocol, ['good', 'malformed']]);
  }
});
