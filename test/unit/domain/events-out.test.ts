import { createPublicKey, verify } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cloudEvent, type EventSource } from '../../../main/domain/events-out/cloud-event.ts';
import { EVENTS_OUT, leaves } from '../../../main/domain/events-out/leaving.ts';
import type { LogRow } from '../../../main/domain/log/chain.ts';
import { eventTypes } from '../renderer/kernel-words.ts';

interface EventVector {
  readonly about: string;
  readonly source: EventSource;
  readonly row: LogRow;
  /** The exact body of the request. */
  readonly body: string;
  /** Verifier key of the station, and its signature over `body` in base64. */
  readonly key: string;
  readonly signature: string;
}

const VECTORS = join(import.meta.dirname, '..', '..', 'vectors', 'events-out');
const vectors = globSync(join(VECTORS, '*.json'))
  .sort()
  .map((path) => JSON.parse(readFileSync(path, 'utf8')) as EventVector);

describe('what leaves the station', () => {
  it('is decided for every event of the kernel [S51]', () => {
    const undecided = eventTypes().filter((type) => !(type in EVENTS_OUT));
    expect(undecided).toEqual([]);
  });

  it('has every exception, record, hold, disposition, late entry, override and decision on a batch [S51] [S133]', () => {
    const must = /^(Exception|Record|Hold|Disposition|LateEntry|Override|Batch|Correction|Extension|Task)/;
    const staying = Object.entries(EVENTS_OUT).filter(([type, fate]) => must.test(type) && fate === 'stays');
    expect(staying).toEqual([]);
  });

  it('leaves out what is in one hand at one bench, and what this version does not know', () => {
    expect(['TareCaptured', 'CredentialFailed', 'FromTheFuture', 'toString'].filter(leaves)).toEqual([]);
  });
});

describe('an event as it is sent', () => {
  it.each(vectors)('is, to the byte: $about [S51]', ({ row, source, body }) => {
    expect(cloudEvent(row, source)).toBe(body);
  });

  it.each(vectors)(
    'can be checked by whoever has only the public key: $about',
    ({ key, body, signature }) => {
      const raw = Buffer.from(key.split('+').slice(2).join('+'), 'base64').subarray(1);
      const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
      const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
      const isOwn = (text: string) =>
        verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
      expect(isOwn(body)).toBe(true);
      expect(isOwn(body.replace('"1.0"', '"1.1"'))).toBe(false);
    },
  );

  it.each(vectors)('has only attribute names that CloudEvents allows, and no null: $about', ({ body }) => {
    const { data: _, ...attributes } = JSON.parse(body) as Record<string, unknown>;
    for (const [name, value] of Object.entries(attributes)) {
      expect(name).toMatch(/^[a-z0-9]{1,20}$/);
      expect(['string', 'number', 'boolean']).toContain(typeof value);
    }
  });
});
