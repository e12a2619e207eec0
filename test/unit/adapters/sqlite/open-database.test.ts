import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  openDatabase,
  requireSetting,
  requireVersion,
} from '../../../../main/adapters/sqlite/open-database.ts';
import { StoreFailure } from '../../../../main/application/ports/event-store.ts';
import { temporaryFolder } from '../../../support/log-fixtures.ts';

const open = (path: string) => {
  const db = openDatabase(path);
  onTestFinished(() => void db.close());
  return db;
};

describe('opening the log', () => {
  it('leaves every setting that durability needs, on the first and on every later open', () => {
    const path = join(temporaryFolder(), 'log.sqlite');
    for (let time = 1; time <= 2; time += 1) {
      const db = open(path);
      const setting = (name: string) => db.pragma(name, { simple: true });
      expect(setting('journal_mode')).toBe('wal');
      expect(setting('synchronous')).toBe(2);
      expect(setting('wal_autocheckpoint')).toBe(1000);
      expect(setting('trusted_schema')).toBe(0);
      expect(setting('cell_size_check')).toBe(1);
      expect(setting('recursive_triggers')).toBe(1);
      db.close();
    }
  });

  it('refuses a setting that did not take, and an SQLite that can lose data', () => {
    expect(() => requireSetting('synchronous', 1, 2)).toThrow('synchronous is 1 and must be 2');
    expect(() => requireVersion('3.51.2')).toThrow('3.51.3 or newer');
    expect(() => requireVersion('3.44.2')).toThrow(StoreFailure);
    for (const version of ['3.51.3', '3.51.10', '3.54.1', '4.0.0'])
      expect(() => requireVersion(version)).not.toThrow();
  });

  it('refuses a database of something else, and leaves it as it was', () => {
    const path = join(temporaryFolder(), 'other.sqlite');
    const other = new Database(path);
    other.exec('CREATE TABLE a (b)');
    other.close();
    expect(() => open(path)).toThrow(/is not an Interlock log/);
    const again = new Database(path);
    expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['a']);
    again.close();
  });

  it('refuses a file that is no database with one sentence', () => {
    const path = join(temporaryFolder(), 'log.sqlite');
    writeFileSync(path, 'not a database '.repeat(100));
    expect(() => open(path)).toThrow(
      /^The log file is not a database: run verify on it and restore a backup/,
    );
  });

  it('refuses a folder that is not there, and a folder in place of the file', () => {
    const folder = temporaryFolder();
    expect(() => open(join(folder, 'missing', 'log.sqlite'))).toThrow(/There is no folder/);
    mkdirSync(join(folder, 'log.sqlite'));
    expect(() => open(join(folder, 'log.sqlite'))).toThrow(StoreFailure);
  });

  it('refuses a place where the write-ahead log cannot stand', () => {
    const path = join(temporaryFolder(), 'log.sqlite');
    open(path).close();
    mkdirSync(`${path}-wal`);
    expect(() => open(path)).toThrow(/^The log file cannot be opened/);
  });
});
