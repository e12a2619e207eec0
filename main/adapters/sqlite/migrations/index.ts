import type { Database } from 'better-sqlite3';
import { StoreFailure } from '../../../application/ports/event-store.ts';
import { eventLog } from './0010-event-log.ts';

/** One step of the schema. Numbers rise by ten, so that a hot fix of a release fits between. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [eventLog];

/** The schema that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** "ILOG", the mark of a log file. */
export const APPLICATION_ID = 0x494c4f47;

/**
 * Brings an open database to the newest schema, all steps in one transaction: a cut leaves the old schema whole.
 * Refuses a file of another program (`wrong-file`) and a schema newer than this program (`from-the-future`).
 */
export function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  const mark = Number(db.pragma('application_id', { simple: true }));
  const objects = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  const isNew = mark === 0 && version === 0 && objects === 0;
  if (!isNew && mark !== APPLICATION_ID)
    throw new StoreFailure('wrong-file', `${db.name} is not an Interlock log.`);
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest) {
    const advice = 'use that version, or restore a backup';
    throw new StoreFailure(
      'from-the-future',
      `${db.name} was written by a newer version (schema ${version}, this one knows ${newest}): ${advice}.`,
    );
  }
  const steps = migrations.filter((step) => step.version > version);
  if (steps.length === 0) return;
  db.transaction(() => {
    for (const step of steps) db.exec(step.sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${newest}`);
  }).immediate();
}
