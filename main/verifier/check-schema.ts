import type { Database } from 'better-sqlite3';
import { codeOf } from './log-file.ts';
import type { FailureList } from './report.ts';

const APPLICATION_ID = 0x494c4f47;
const VERSION = 10;

const appendOnly = (table: string) => ({
  [`${table}_no_update`]: `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT raise(ABORT, '${table} are never changed'); END`,
  [`${table}_no_delete`]: `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT raise(ABORT, '${table} are never deleted'); END`,
});

const column = (name: string, type: string, path: string) =>
  `${name} ${type} GENERATED ALWAYS AS (body ->> '$.${path}') VIRTUAL`;

/** `FORMAT.md` §1, each statement on one line. */
const TABLES: Readonly<Record<string, string>> = {
  events: `CREATE TABLE events ( seq INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL, ${[
    column('command', 'TEXT', 'command.id'),
    column('part', 'INTEGER', 'command.part'),
    column('type', 'TEXT', 'type'),
    column('stream', 'TEXT', 'stream'),
    column('station', 'TEXT', 'station'),
    column('person', 'TEXT', 'person'),
    column('batch', 'TEXT', 'context.batch'),
  ].join(', ')} ) STRICT`,
  events_command: 'CREATE UNIQUE INDEX events_command ON events (command, part)',
  checkpoints: 'CREATE TABLE checkpoints ( size INTEGER PRIMARY KEY, note TEXT NOT NULL ) STRICT',
};

const TRIGGERS: Readonly<Record<string, string>> = {
  events_in_order:
    'CREATE TRIGGER events_in_order BEFORE INSERT ON events WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events) ' +
    "BEGIN SELECT raise(ABORT, 'events are only appended, in order'); END",
  ...appendOnly('events'),
  checkpoints_in_order:
    'CREATE TRIGGER checkpoints_in_order BEFORE INSERT ON checkpoints WHEN NEW.size IS NULL ' +
    'OR NEW.size <= (SELECT coalesce(max(size), 0) FROM checkpoints) OR NEW.size > (SELECT coalesce(max(seq), 0) FROM events) ' +
    "BEGIN SELECT raise(ABORT, 'checkpoints are only appended, in order, of recorded events'); END",
  ...appendOnly('checkpoints'),
};

/** Compares the stored schema with the format's. */
export function checkSchema(db: Database, failures: FailureList): void {
  const stored = new Map(
    db
      .prepare<[], [string, string]>("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
      .raw()
      .all()
      .map(([name, sql]) => [name, sql.replace(/\s+/g, ' ').trim()] as const),
  );
  const mark = db.pragma('application_id', { simple: true });
  const version = db.pragma('user_version', { simple: true });
  if (mark !== APPLICATION_ID)
    failures.add('wrong-schema', null, 'the file is not marked as an Interlock log');
  else if (version !== VERSION)
    failures.add(
      'wrong-schema',
      null,
      `the schema has version ${String(version)}; this verifier knows ${VERSION}`,
    );
  const state = (name: string) => (stored.has(name) ? 'is not as the format gives it' : 'is missing');
  for (const [name, sql] of Object.entries(TABLES))
    if (stored.get(name) !== sql) failures.add('wrong-schema', null, `${name} ${state(name)}`);
  for (const [name, sql] of Object.entries(TRIGGERS))
    if (stored.get(name) !== sql) failures.add('trigger-missing', null, `the trigger ${name} ${state(name)}`);
  for (const name of stored.keys())
    if (!(name in TABLES) && !(name in TRIGGERS))
      failures.add('wrong-schema', null, `${name} does not belong to a log`);
}

/** Whether a table has these columns at all, so that its rows can be judged whatever else is wrong. */
export function canRead(db: Database, columns: string, table: string): boolean {
  try {
    db.prepare(`SELECT ${columns} FROM ${table} LIMIT 0`).all();
    return true;
  } catch (error) {
    if (codeOf(error) === 'SQLITE_ERROR') return false;
    throw error;
  }
}
