import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../../../main/adapters/sqlite/backup.ts';
import { newestBackup, readManifest } from '../../../../main/adapters/sqlite/backup-manifest.ts';
import { foldersOf } from '../../../../main/adapters/sqlite/data-folder.ts';
import { RestoreRefused, restore } from '../../../../main/adapters/sqlite/restore.ts';
import { parseEntry } from '../../../../main/domain/log/entry.ts';
import { verifyLog } from '../../../../main/verifier/verify-log.ts';
import { BOOT, temporaryFolder, timeOf, uuidOf } from '../../../support/log-fixtures.ts';
import { signedFolder } from '../../../support/signed-folder.ts';

const NOW = new Date('2026-02-01T10:00:00.000Z');

function working() {
  const folder = signedFolder();
  for (let n = 0; n < 30; n += 1) folder.decide();
  folder.keeper.take(timeOf(30));
  return folder;
}

const backUpOf = ({ folders }: Pick<ReturnType<typeof signedFolder>, 'folders'>, now = NOW) =>
  backUp({ folders, version: '1.2.3', now, verify: (log) => verifyLog(log) });

const restoreTo = (from: string, data: string, pin?: string, at = '2026-02-01T11:00:00.000Z') =>
  restore({
    from,
    folders: foldersOf(data),
    verify: (log) => verifyLog(log, pin === undefined ? {} : { pin }),
    stamp: () => ({
      at,
      offset: '+00:00',
      clock: { mono: 1, boot: BOOT.replace('bb', 'cc'), drift: null },
      commandId: 'restore-1',
      ids: [uuidOf(901), uuidOf(902)],
    }),
  });

describe('a backup', () => {
  it('copies the log of a running station and every file of the record, with proof [21 CFR 111.35(b)(5)]', async () => {
    const folder = working();
    writeFileSync(join(folder.folders.data, 'people.json'), '{"a":1}', { mode: 0o600 });
    mkdirSync(join(folder.folders.data, 'attachments'));
    writeFileSync(join(folder.folders.data, 'attachments', 'photo.png'), 'photo');
    writeFileSync(join(folder.folders.logs, 'station.log'), 'talk');
    const { folder: made, manifest } = await backUpOf(folder);
    folder.decide();
    expect(manifest).toMatchObject({
      format: 1,
      version: '1.2.3',
      kind: 'demo',
      plant: 'Test plant',
      schema: 10,
      events: 30,
    });
    expect(manifest.checkpoint).toBe(folder.store.lastCheckpoint()?.note);
    expect(manifest.files.map(({ path }) => path)).toEqual([
      'log.sqlite',
      join('attachments', 'photo.png'),
      'folder.json',
      'people.json',
    ]);
    expect(readdirSync(made).sort()).toEqual([
      'attachments',
      'folder.json',
      'log.sqlite',
      'manifest.json',
      'people.json',
    ]);
    expect(statSync(join(made, 'people.json')).mode & 0o777).toBe(0o600);
    expect(readManifest(made)).toEqual(manifest);
    expect(await verifyLog(made)).toMatchObject({ ok: true, events: 30, head: manifest.head });
  });

  it('is refused for a log that does not verify, and leaves nothing half made', async () => {
    const folder = working();
    const db = new Database(folder.folders.log);
    db.exec(
      "DROP TRIGGER events_no_update; UPDATE events SET body = replace(body, 'C-7', 'C-8') WHERE seq = 7",
    );
    db.close();
    await expect(backUpOf(folder)).rejects.toThrow(/does not verify/);
    expect(readdirSync(folder.folders.backups)).toEqual([]);
  });

  it('is refused where there is no log', async () => {
    await expect(backUpOf({ folders: foldersOf(join(temporaryFolder(), 'nothing')) })).rejects.toThrow(
      'holds no log',
    );
  });

  it('tells the newest of several, unfinished ones aside', async () => {
    const folder = working();
    expect(newestBackup(folder.folders.backups)).toBeNull();
    await backUpOf(folder);
    await backUpOf(folder, new Date('2026-02-02T10:00:00.000Z'));
    mkdirSync(join(folder.folders.backups, '2026-02-03.unfinished'));
    expect(newestBackup(folder.folders.backups)?.created).toBe('2026-02-02T10:00:00.000Z');
  });
});

describe('a restore', () => {
  it('puts everything into a new place and records itself as the next event [21 CFR 111.35(b)(5)]', async () => {
    const folder = working();
    writeFileSync(join(folder.folders.data, 'people.json'), '{"a":1}', { mode: 0o600 });
    const { folder: made, manifest } = await backUpOf(folder);
    const data = join(temporaryFolder(), 'new', 'data');
    await restoreTo(made, data, join(folder.folders.pins, 'pins.txt'));
    expect(readFileSync(join(data, 'people.json'), 'utf8')).toBe('{"a":1}');
    const report = await verifyLog(data, { pin: join(folder.folders.pins, 'pins.txt') });
    expect(report).toMatchObject({ ok: true, events: 31, pinnedTo: 30 });
    const db = new Database(join(data, 'log.sqlite'), { readonly: true });
    const body = db.prepare('SELECT body FROM events WHERE seq = 31').pluck().get();
    db.close();
    expect(parseEntry(String(body))).toMatchObject({
      type: 'LogRestored',
      data: { backup: manifest.files[0]?.sha256, head: manifest.head },
    });
  });

  it('says in the log when its clock stands behind the copied events', async () => {
    const { folder: made } = await backUpOf(working());
    const data = join(temporaryFolder(), 'data');
    await restoreTo(made, data, undefined, '2020-01-01T00:00:00.000Z');
    expect(await verifyLog(data)).toMatchObject({ ok: true, events: 32 });
  });

  it('refuses a copy that is older than the last known checkpoint', async () => {
    const folder = working();
    const { folder: made } = await backUpOf(folder);
    folder.decide();
    folder.keeper.take(timeOf(31));
    const data = join(temporaryFolder(), 'data');
    const pin = join(folder.folders.pins, 'pins.txt');
    await expect(restoreTo(made, data, pin)).rejects.toThrow(
      /older than the last known checkpoint: the log ends at event 30/,
    );
    expect(existsSync(data)).toBe(false);
    expect(existsSync(`${data}.unfinished`)).toBe(false);
  });

  it('refuses a place that is not empty, a folder that is no backup, and one that is not whole or was changed', async () => {
    const folder = working();
    const { folder: made } = await backUpOf(folder);
    const target = () => join(temporaryFolder(), 'data');
    await expect(restoreTo(made, folder.folders.data)).rejects.toThrow('is not empty');
    await expect(restoreTo(folder.folders.data, target())).rejects.toThrow(RestoreRefused);
    const change = (act: (copy: string) => void) => {
      const copy = join(temporaryFolder(), 'copy');
      cpSync(made, copy, { recursive: true });
      act(copy);
      return copy;
    };
    const noFile = change((copy) => writeFileSync(join(copy, 'folder.json'), '{}'));
    await expect(restoreTo(noFile, target())).rejects.toThrow('folder.json is not what its manifest says');
    const outside = change((copy) => {
      const manifest = readFileSync(join(copy, 'manifest.json'), 'utf8');
      writeFileSync(join(copy, 'manifest.json'), manifest.replace('"folder.json"', '"../folder.json"'));
    });
    await expect(restoreTo(outside, target())).rejects.toThrow('outside the backup');
    const changed = change((copy) => {
      const log = readFileSync(join(copy, 'log.sqlite'));
      log[log.indexOf('C-17')] = 0x44;
      writeFileSync(join(copy, 'log.sqlite'), log);
    });
    await expect(restoreTo(changed, target())).rejects.toThrow('log.sqlite is not what its manifest says');
    const lost = change((copy) => cpSync(join(copy, 'manifest.json'), join(copy, 'folder.json')));
    await expect(restoreTo(lost, target())).rejects.toThrow(RestoreRefused);
  });
});
