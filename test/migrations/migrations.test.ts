import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  APPLICATION_ID,
  MIGRATIONS,
  type Migration,
  migrate,
} from '../../main/adapters/sqlite/migrations/index.ts';
import { temporaryFolder } from '../support/log-fixtures.ts';

const fresh = () => {
  const db = new Database(join(temporaryFolder(), 'log.sqlite'));
  onTestFinished(() => void db.close());
  return db;
};
const versionOf = (db: Database.Database) => db.pragma('user_version', { simple: true });

describe('migrations', () => {
  it('rise by whole tens from 10', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => (index + 1) * 10));
  });

  it('bring a new file to the newest version and mark it as a log', () => {
    const db = fresh();
    migrate(db);
    expect(versionOf(db)).toBe(MIGRATIONS.at(-1)?.version);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
  });

  it('change nothing in a file that is up to date', () => {
    const db = fresh();
    migrate(db);
    const before = db.pragma('schema_version', { simple: true });
    migrate(db);
    expect(db.pragma('schema_version', { simple: true })).toBe(before);
  });

  it('refuse a file from the future', () => {
    const db = fresh();
    migrate(db);
    db.pragma('user_version = 990');
    expect(() => migrate(db)).toThrow('was written by a newer version (schema 990');
  });

  it('run only what is missing, and all of it or nothing', () => {
    const db = fresh();
    migrate(db);
    const next: Migration = { version: 20, sql: 'CREATE TABLE later (a INTEGER) STRICT;' };
    const broken: Migration = {
      version: 30,
      sql: 'CREATE TABLE half (a INTEGER) STRICT; CREATE TABLE later (a);',
    };
    expect(() => migrate(db, [...MIGRATIONS, next, broken])).toThrow('later already exists');
    expect(versionOf(db)).toBe(10);
    expect(
      db.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('later', 'half')").pluck().get(),
    ).toBe(0);
    migrate(db, [...MIGRATIONS, next]);
    expect(versionOf(db)).toBe(20);
  });
});
