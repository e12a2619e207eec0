import { closeSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { CannotVerify } from '../../../main/verifier/inputs.ts';
import type { LogReport } from '../../../main/verifier/report.ts';
import { verifyLog } from '../../../main/verifier/verify-log.ts';
import { temporaryFolder } from '../../support/log-fixtures.ts';
import {
  LogBuilder,
  type LogMaterial,
  testPublicPem,
  testSigner,
  writeLog,
} from '../../support/signed-log.ts';

const found = (report: LogReport) => report.failures.map((failure) => [failure.class, failure.seq]);

/** 39 events in decisions of 1 to 3, a pinned checkpoint about every 10. */
function healthy(): LogMaterial {
  const builder = new LogBuilder().open();
  for (let n = 1; n < 20; n += 1) {
    builder.decide(`command-${n}`, (n % 3) + 1);
    if (n % 5 === 0) builder.checkpoint();
  }
  return builder.checkpoint().material();
}

/** Changes a log file as its administrator could: without triggers and index, which are put back. */
function tamper(path: string, sql: string): void {
  const db = new Database(path);
  const guards = db
    .prepare<[], { type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'index')",
    )
    .all();
  for (const { type, name } of guards) db.exec(`DROP ${type} ${name}`);
  db.exec(sql);
  for (const guard of guards) db.exec(guard.sql);
  db.close();
}

describe('verify', () => {
  it('accepts a healthy log and says what it saw', async () => {
    const material = healthy();
    const path = writeLog(temporaryFolder(), material);
    const last = material.rows.at(-1);
    expect(await verifyLog(path)).toEqual({
      ok: true,
      path,
      events: last?.seq,
      head: { seq: last?.seq, hash: last?.hash },
      node: '0190c5a3-0000-7000-8000-0000000000aa',
      kind: 'demo',
      plant: 'Test plant',
      attachments: 0,
      checkpoints: material.notes.length,
      signedTo: last?.seq,
      pins: material.pins.length,
      pinnedTo: last?.seq,
      failures: [],
      furtherFailures: 0,
      declaredGaps: [],
      fingerprint: testSigner().fingerprint,
      trusted: false,
      warnings: ['untrusted: no --key was given, so the log vouches for itself'],
    });
  });

  it('finds log and pins of a data folder by itself', async () => {
    const folder = temporaryFolder();
    writeLog(folder, healthy());
    const report = await verifyLog(join(folder, 'data'));
    expect(report.ok).toBe(true);
    expect(report.pinnedTo).toBe(report.events);
  });

  it('trusts a log only by a key that it was given, as verifier key or PEM', async () => {
    const folder = temporaryFolder();
    const path = writeLog(folder, healthy());
    const key = join(folder, 'key');
    for (const text of [`${testSigner().verifierKey}\n`, testPublicPem()]) {
      writeFileSync(key, text);
      expect(await verifyLog(path, { key })).toMatchObject({ ok: true, trusted: true, warnings: [] });
    }
    writeFileSync(key, testPublicPem('somebody else'));
    const report = await verifyLog(path, { key });
    expect(report.trusted).toBe(false);
    expect(found(report)).toEqual([['bad-signature', report.events]]);
  });

  it('refuses paths, pins and keys that are not there or not such', async () => {
    const folder = temporaryFolder();
    const path = writeLog(folder, healthy());
    await expect(verifyLog(join(folder, 'nothing'))).rejects.toThrow(CannotVerify);
    await expect(verifyLog(folder)).rejects.toThrow('holds no log');
    await expect(verifyLog(path, { pin: join(folder, 'nothing') })).rejects.toThrow('pin file');
    await expect(verifyLog(path, { key: join(folder, 'nothing') })).rejects.toThrow('key file');
    await expect(verifyLog(path, { key: path })).rejects.toThrow('not a public key');
  });

  it('wants pins in a pin file that it was given, not in one whose first pin was cut off', async () => {
    const folder = temporaryFolder();
    const { pins, ...unpinned } = healthy();
    const path = writeLog(folder, { ...unpinned, pins: [(pins[0] ?? '').slice(0, 90)] });
    expect(await verifyLog(path)).toMatchObject({ ok: true, pins: 0, pinnedTo: 0 });
    const report = await verifyLog(path, { pin: join(folder, 'data-pins', 'pins.txt') });
    expect(found(report)).toEqual([['bad-checkpoint', null]]);
  });

  it('says that a file is no database, another database, or a log of another schema', async () => {
    const folder = temporaryFolder();
    const text = join(folder, 'text.sqlite');
    writeFileSync(
      text,
      'not a database at all, but long enough to be looked at as if it were one'.repeat(20),
    );
    expect(found(await verifyLog(text))).toEqual([['unreadable', null]]);
    const other = join(folder, 'other.sqlite');
    const db = new Database(other);
    db.exec('CREATE TABLE a (b)');
    db.close();
    expect((await verifyLog(other)).failures.map((failure) => failure.class)).toContain('wrong-schema');
    const path = writeLog(folder, healthy());
    tamper(path, 'PRAGMA user_version = 990');
    expect(found(await verifyLog(path))).toEqual([['wrong-schema', null]]);
  });

  it('misses a trigger, and sees one that does nothing', async () => {
    const path = writeLog(temporaryFolder(), healthy());
    const db = new Database(path);
    db.exec('DROP TRIGGER events_no_delete');
    db.exec('DROP TRIGGER events_no_update');
    db.exec('CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT 1; END');
    db.close();
    expect(found(await verifyLog(path))).toEqual([
      ['trigger-missing', null],
      ['trigger-missing', null],
    ]);
  });

  it.each([
    ["UPDATE events SET body = replace(body, 'C-17', 'C-18') WHERE seq = 17", 'broken-link', 17],
    ["UPDATE events SET hash = replace(hash, substr(hash, 1, 1), '!') WHERE seq = 17", 'bad-hash', 17],
    ['UPDATE events SET hash = (SELECT hash FROM events WHERE seq = 3) WHERE seq = 17', 'bad-hash', 17],
    ['DELETE FROM events WHERE seq = 17', 'gap', 17],
    ['DELETE FROM events WHERE seq < 3', 'gap', 1],
    ['DELETE FROM events WHERE seq > 37', 'truncated', 38],
    [`UPDATE events SET body = replace(body, '{"seq":17', '{"seq":18') WHERE seq = 17`, 'seq-mismatch', 17],
    ['UPDATE events SET seq = -seq WHERE seq = 17', 'seq-mismatch', -17],
    [
      'INSERT INTO events (seq, body, hash) SELECT 9, body, hash FROM events WHERE seq = 17 ON CONFLICT DO NOTHING',
      null,
      0,
    ],
    [
      "UPDATE checkpoints SET note = 'x' WHERE size = (SELECT min(size) FROM checkpoints)",
      'bad-checkpoint',
      12,
    ],
  ] as const)('names what `%s` did', async (sql, failureClass, seq) => {
    const path = writeLog(temporaryFolder(), healthy());
    tamper(path, sql);
    const report = await verifyLog(path);
    expect(report.ok).toBe(failureClass === null);
    expect(report.failures[0] ? [report.failures[0].class, report.failures[0].seq] : [null, 0]).toEqual([
      failureClass,
      seq,
    ]);
  });

  it.each([
    ['"type":"ContainerScanned"', '"tyqe":"ContainerScanned"'],
    ['{"container":"C-17"}}', '{"container":"C-17"},'],
    ['{"container":"C-17"}}', '{"container";"C-17"}}'],
    ['"offset":"+01:00"', '"offset":"+1:000"'],
    ['"station":"WS-1"', '"station":"W\u0001-1"'],
    ['"person":"OP-07"', '"person":"\\P-07"'],
    ['"mono":17000', '"mono":07000'],
    ['{"container":"C-17"}}', '{"container":"\\-17"}}'],
  ])('sees that %s became %s in the file, which SQLite itself would refuse', async (from, to) => {
    const path = writeLog(temporaryFolder(), healthy());
    const start = readFileSync(path).indexOf('{"seq":17,');
    overwrite(path, readFileSync(path).indexOf(from, start), Buffer.from(to));
    expect(found(await verifyLog(path))).toEqual([['malformed-body', 17]]);
  });

  it('sees a text stored as a blob, which reads as the same characters', async () => {
    const path = writeLog(temporaryFolder(), healthy());
    const body = String(
      new Database(path, { readonly: true }).prepare('SELECT body FROM events WHERE seq = 17').pluck().get(),
    );
    setSerialTypeToBlob(path, body);
    const db = new Database(path, { readonly: true });
    expect(db.prepare('SELECT typeof(body) FROM events WHERE seq = 17').pluck().get()).toBe('blob');
    db.close();
    expect(found(await verifyLog(path))[0]).toEqual(['malformed-body', 17]);
  });

  it('names the event where the file cannot be read', async () => {
    const builder = new LogBuilder().open();
    for (let n = 1; n <= 400; n += 1) builder.decide(`command-${n}`);
    const path = writeLog(temporaryFolder(), builder.material());
    const offset = readFileSync(path).indexOf('"command":{"id":"command-200"');
    overwrite(path, Math.floor(offset / 4096) * 4096, Buffer.alloc(4096, 0xff));
    const report = await verifyLog(path);
    expect(report.ok).toBe(false);
    expect(report.failures[0]?.class).toBe('unreadable');
    const seq = report.failures[0]?.seq ?? 0;
    expect(seq).toBeGreaterThan(180);
    expect(seq).toBeLessThanOrEqual(201);
  });

  it('reads a log in a place that cannot hold the side files of SQLite, and leaves the log as it was', async () => {
    const path = writeLog(temporaryFolder(), healthy());
    const before = readFileSync(path);
    mkdirSync(`${path}-shm`);
    expect(await verifyLog(path)).toMatchObject({ ok: true, path });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('judges a long log, whose hashes are walked in a thread of their own, like a short one', async () => {
    const builder = new LogBuilder().open();
    for (let n = 1; n <= 25_000; n += 1) builder.decide(`command-${n}`);
    builder.checkpoint();
    const path = writeLog(temporaryFolder(), builder.material());
    expect(await verifyLog(path)).toMatchObject({ ok: true, events: 25_001, signedTo: 25_001 });
    tamper(path, `UPDATE events SET body = replace(body, 'C-24000', 'C-24001') WHERE seq = 24000`);
    expect(found(await verifyLog(path))).toEqual([['broken-link', 24_000]]);
  });
});

function overwrite(path: string, offset: number, bytes: Buffer): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, bytes, 0, bytes.length, offset);
  closeSync(handle);
}

/** SQLite's record header gives a text of n bytes the type 2n+13 and a blob 2n+12: one bit tells them apart. */
function setSerialTypeToBlob(path: string, body: string): void {
  const file = readFileSync(path);
  const at = file.indexOf(body);
  const type = 2 * body.length + 13;
  const varint = Buffer.of(0x80 | (type >> 7), type & 0x7f);
  const header = file.lastIndexOf(varint, at);
  const handle = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, header + 1);
  byte[0] = (byte[0] ?? 0) - 1;
  writeSync(handle, byte, 0, 1, header + 1);
  closeSync(handle);
}
