import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { loadSigner } from '../../../../main/adapters/pins/ed25519-signer.ts';
import { checkLog, FREE_BYTES } from '../../../../main/adapters/sqlite/check-log.ts';
import { NODE, temporaryFolder, timeOf } from '../../../support/log-fixtures.ts';
import { MARK, openParts, signedFolder } from '../../../support/signed-folder.ts';
import { testSigner } from '../../../support/signed-log.ts';

type Folder = Pick<ReturnType<typeof signedFolder>, 'store' | 'pins' | 'signer'>;
const AT = { mark: MARK, now: Date.parse(timeOf(100)), freeBytes: 10 * FREE_BYTES.degraded };
const found = ({ store, pins, signer }: Folder, change: object = {}) => {
  const { state, reasons } = checkLog({ store, pins, signer, ...AT, ...change });
  return [state, ...reasons.map(({ check }) => check)];
};

/** Ten events, the checkpoint of the sixth pinned. */
function working() {
  const folder = signedFolder();
  for (let n = 0; n < 6; n += 1) folder.decide();
  folder.keeper.take(timeOf(6));
  for (let n = 0; n < 4; n += 1) folder.decide();
  return folder;
}

/** Changes events as an administrator of the file could. */
function tamper(path: string, sql: string): void {
  const db = new Database(path);
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER ${String(name)}`);
  db.exec(sql);
  db.close();
}

describe('the start-up check', () => {
  it('finds a new and a working log ready', () => {
    expect(found(signedFolder())).toEqual(['ready']);
    expect(found(working())).toEqual(['ready']);
  });

  it('refuses when an event since the last checkpoint, or the signed one, was changed [21 CFR 11.10(a)]', () => {
    for (const [seq, change] of [
      [8, "body = replace(body, 'C-8', 'C-9')"],
      [10, "hash = 'x'"],
      [6, "hash = 'x'"],
      [1, "body = replace(body, 'LogOpened', 'LogClosed')"],
    ]) {
      const folder = working();
      tamper(folder.folders.log, `UPDATE events SET ${change} WHERE seq = ${seq}`);
      expect(found(folder)[0]).toBe('refuse');
      expect(found(folder)).toContain('chain');
    }
  });

  it('recomputes from the proven snapshot where that is older than the last checkpoint', () => {
    const folder = working();
    tamper(folder.folders.log, "UPDATE events SET body = replace(body, 'C-3', 'C-4') WHERE seq = 3");
    expect(found(folder)).toEqual(['ready']);
    const hash = folder.store.read(1, 1)[0]?.hash ?? '';
    expect(found(folder, { provenHead: { seq: 2, hash } })).toEqual(['refuse', 'chain']);
  });

  it('refuses an older copy that was put back, also when it went on past the pin', () => {
    const folder = working();
    const copy = join(temporaryFolder(), 'copy');
    folder.store.close();
    cpSync(folder.folders.data, copy, { recursive: true });
    const ahead = openParts(folder.folders, folder.signer);
    for (let n = 0; n < 5; n += 1) ahead.decide();
    ahead.keeper.take(timeOf(15));
    ahead.store.close();
    cpSync(copy, folder.folders.data, { recursive: true });
    const behind = openParts(folder.folders, folder.signer);
    expect(found({ ...behind, signer: folder.signer })).toEqual(['refuse', 'pin']);
    for (let n = 0; n < 9; n += 1) behind.decide({ station: 'WS-2' });
    const check = checkLog({ ...behind, signer: folder.signer, ...AT });
    expect(check.gap).toBeNull();
    expect(check.reasons.map(({ text }) => text)).toEqual([
      'Event 15 is not the pinned one: history was rewritten, or an older copy went on.',
    ]);
  });

  it('goes on after a gap that was declared over that pin, and only that', () => {
    for (const [size, state] of [
      [15, 'ready'],
      [14, 'refuse'],
    ] as const) {
      const folder = working();
      folder.store.close();
      const copy = join(temporaryFolder(), 'copy');
      cpSync(folder.folders.data, copy, { recursive: true });
      const ahead = openParts(folder.folders, folder.signer);
      for (let n = 0; n < 5; n += 1) ahead.decide();
      ahead.keeper.take(timeOf(15));
      const head = ahead.store.head().hash;
      ahead.store.close();
      cpSync(copy, folder.folders.data, { recursive: true });
      const behind = openParts(folder.folders, folder.signer);
      const restored = behind.store.head();
      behind.decide({
        type: 'LogGapDeclared',
        stream: 'log',
        data: { epoch: 2, lastPin: { size, head }, restored, reason: 'disk died' },
      });
      expect(found({ ...behind, signer: folder.signer })[0]).toBe(state);
    }
  });

  it('names the lost events only when nothing else refuses the log', () => {
    const folder = working();
    const { size, note } = folder.store.lastCheckpoint() ?? { size: 0, note: '' };
    const head = folder.store.read(size - 1, 1)[0]?.hash ?? '';
    const older = signedFolder();
    for (let n = 0; n < 4; n += 1) older.decide();
    const behind = { ...older, pins: { pin: () => {}, lastPin: () => note } };
    const gap = { epoch: 2, lastPin: { size, head }, restored: older.store.head() };
    expect(checkLog({ ...behind, ...AT }).gap).toEqual(gap);
    const low = checkLog({ ...behind, ...AT, freeBytes: FREE_BYTES.refuse - 1 });
    expect([low.state, low.gap]).toEqual(['refuse', null]);
    expect(checkLog({ ...behind, ...AT, signer: testSigner('another') }).gap).toBeNull();
    expect(checkLog({ ...behind, ...AT, freeBytes: FREE_BYTES.degraded - 1 }).gap).toEqual(gap);
  });

  it('finds a second gap when the line that went on after a declared one was cut too', () => {
    const folder = working();
    const lost = folder.pins.lastPin() ?? '';
    const { size } = folder.store.lastCheckpoint() ?? { size: 0 };
    const older = signedFolder();
    for (let n = 0; n < 4; n += 1) older.decide();
    const lastPin = { size, head: folder.store.read(size - 1, 1)[0]?.hash ?? '' };
    const data = { epoch: 2, lastPin, restored: older.store.head(), reason: 'disk died' };
    older.decide({ type: 'LogGapDeclared', stream: 'log', data });
    const pinnedBy = (note: string) => ({ ...older, pins: { pin: () => {}, lastPin: () => note } });
    expect(found(pinnedBy(lost))[0]).toBe('ready');
    // A pin of the line that went on, at an event that the lost line had too.
    const later = lost.replace(`head ${lastPin.head}`, `head ${'e'.repeat(64)}`);
    const again = checkLog({ ...pinnedBy(later), ...AT });
    expect(again.gap).toEqual({
      epoch: 3,
      lastPin: { size, head: 'e'.repeat(64) },
      restored: older.store.head(),
    });
  });

  it('refuses another key than the one that signs this log, and takes a declared change of key', () => {
    const folder = working();
    const signer = testSigner('another');
    expect(found({ ...folder, signer })).toEqual(['refuse', 'key']);
    folder.decide({
      type: 'SigningKeyChanged',
      stream: 'log',
      data: { key: signer.verifierKey, reason: 'lost' },
    });
    expect(found({ ...folder, signer })).toEqual(['ready']);
    const fresh = signedFolder();
    fresh.decide();
    expect(found({ ...fresh, signer })).toEqual(['refuse', 'key']);
  });

  it('refuses the pins of another log, and a folder that says what its log does not', () => {
    const folder = working();
    expect(found(folder, { mark: { ...MARK, kind: 'production' } })).toEqual(['refuse', 'folder']);
    const pins = join(folder.folders.pins, 'pins.txt');
    writeFileSync(pins, readFileSync(pins, 'utf8').replaceAll(NODE, NODE.replace('aa', 'cc')));
    expect(found(folder)).toEqual(['refuse', 'pin']);
  });

  it('is degraded without pins, behind its own record, or short of space, and refuses on the last space', () => {
    const folder = working();
    expect(found(folder, { now: Date.parse(timeOf(5)) })).toEqual(['degraded', 'clock']);
    expect(found(folder, { freeBytes: FREE_BYTES.degraded - 1 })).toEqual(['degraded', 'space']);
    expect(found(folder, { freeBytes: FREE_BYTES.refuse - 1 })).toEqual(['refuse', 'space']);
    writeFileSync(join(folder.folders.pins, 'pins.txt'), '');
    expect(found(folder)).toEqual(['degraded', 'pin']);
    const signer = loadSigner(join(folder.folders.keys, 'checkpoint-key.pem'), NODE);
    expect(found({ ...folder, signer })).toEqual(['degraded', 'pin']);
  });
});
