import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseReceivers } from '../../../../main/adapters/events-out/parse-receivers.ts';
import { openPositions } from '../../../../main/adapters/events-out/position-folder.ts';
import { FolderUnusable } from '../../../../main/adapters/sqlite/data-folder.ts';
import {
  loadReceivers,
  openReceivers,
  RECEIVER_FILE,
} from '../../../../main/hosts/shared/receiver-config.ts';
import { temporaryFolder } from '../../../support/log-fixtures.ts';

const parsed = (...entries: readonly object[]) => parseReceivers(JSON.stringify(entries));
const problemOf = (entry: object) => {
  const result = parsed(entry);
  return result.ok ? null : result.error.join('; ');
};
const QMS = { name: 'qms', url: 'https://qms.example/interlock' };

describe('the receivers of a node', () => {
  it('are none without a file, and are read from one', () => {
    const folder = temporaryFolder();
    expect(loadReceivers(folder)).toEqual([]);
    writeFileSync(
      join(folder, RECEIVER_FILE),
      JSON.stringify([QMS, { ...QMS, name: 'wms', timeoutSeconds: 30 }]),
    );
    expect(loadReceivers(folder).map(({ name, url, timeoutMs }) => [name, url.href, timeoutMs])).toEqual([
      ['qms', 'https://qms.example/interlock', 10_000],
      ['wms', 'https://qms.example/interlock', 30_000],
    ]);
  });

  it.each([
    [{ ...QMS, name: '../qms' }, 'receiver 1: name must be 1 to 31 small letters, digits and hyphens'],
    [{ ...QMS, secret: 'x' }, 'receiver 1: unknown field "secret"'],
    [{ name: 'qms' }, 'receiver 1: url must be an https: address'],
    [{ ...QMS, url: 'ftp://qms.example' }, 'receiver 1: url must be an https: address'],
    [{ ...QMS, url: 'https://me:secret@qms.example' }, 'receiver 1: url must not carry a user or password'],
    [{ ...QMS, timeoutSeconds: 0 }, 'receiver 1: timeoutSeconds must be from 1 to 60'],
    [{ ...QMS, timeoutSeconds: '5' }, 'receiver 1: timeoutSeconds must be from 1 to 60'],
    [{ ...QMS, ca: '' }, 'receiver 1: ca must be the path of a PEM file'],
  ])('are refused with what is wrong: %j', (entry, problem) => expect(problemOf(entry)).toBe(problem));

  it('get batch data in the clear only where the file says so, or on this computer', () => {
    const inTheClear = { ...QMS, url: 'http://qms.example/' };
    expect(problemOf(inTheClear)).toContain('http: sends batch data in the clear');
    expect(problemOf({ ...inTheClear, url: 'http://127.evil.example/' })).toContain('in the clear');
    expect(problemOf({ ...inTheClear, plainHttp: true })).toBe(null);
    for (const host of ['localhost:8080', '127.0.0.1', '[::1]:99'])
      expect(problemOf({ ...QMS, url: `http://${host}/` })).toBe(null);
  });

  it('stop the start with one sentence that has every problem', () => {
    const folder = temporaryFolder();
    const path = join(folder, RECEIVER_FILE);
    writeFileSync(path, JSON.stringify([QMS, QMS, { ...QMS, url: 'x' }]));
    const sentence = `${path}: receiver 3: url must be an https: address; qms is declared twice`;
    expect(() => openReceivers(folder)).toThrow(new FolderUnusable(sentence));
    for (const text of ['{', '{}']) {
      writeFileSync(path, text);
      expect(() => openReceivers(folder)).toThrow(FolderUnusable);
    }
    writeFileSync(path, JSON.stringify([{ ...QMS, ca: 'plant-ca.pem' }]));
    expect(() => openReceivers(folder)).toThrow('plant-ca.pem is missing: the certificate authority of qms.');
  });
});

describe('positions', () => {
  it('are there after they were kept, and one that is damaged is never guessed', async () => {
    const folder = temporaryFolder();
    expect(openPositions(folder).read('qms')).toBe(null);
    await openPositions(folder).keep('qms', { seq: 7, hash: 'h' });
    await openPositions(folder).keep('qms', { seq: 8, hash: 'i' });
    expect(openPositions(folder).read('qms')).toEqual({ seq: 8, hash: 'i' });
    for (const text of ['', '{"seq":"8","hash":"i"}', 'null']) {
      writeFileSync(join(folder, 'deliveries', 'to-qms.json'), text);
      expect(() => openPositions(folder).read('qms')).toThrow('remove it');
    }
  });
});
