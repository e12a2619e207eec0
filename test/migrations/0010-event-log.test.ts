import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../main/adapters/sqlite/open-database.ts';
import { SqliteEventStore } from '../../main/adapters/sqlite/sqlite-event-store.ts';
import { decisionOf, temporaryFolder } from '../support/log-fixtures.ts';

describe('migration 10, the event log', () => {
  it('computes every column beside the text and its hash from the text', () => {
    const db = openDatabase(join(temporaryFolder(), 'log.sqlite'));
    onTestFinished(() => void db.close());
    const store = new SqliteEventStore(db);
    store.append(decisionOf(store.head(), 'opened'));
    store.append(decisionOf(store.head(), 'scanned', 2));
    const columns = db
      .prepare('SELECT command, part, type, stream, station, person, batch FROM events')
      .raw()
      .all();
    expect(columns).toEqual([
      ['opened', 1, 'LogOpened', 'log', null, null, null],
      ['scanned', 1, 'ContainerScanned', 'batch/B-1', 'WS-1', 'OP-07', 'B-1'],
      ['scanned', 2, 'ContainerScanned', 'batch/B-1', 'WS-1', 'OP-07', 'B-1'],
    ]);
    const stored = db.prepare("SELECT name FROM pragma_table_xinfo('events') WHERE hidden = 0").pluck().all();
    expect(stored).toEqual(['seq', 'body', 'hash']);
  });

  it('does not take a text that is not JSON', () => {
    const db = openDatabase(join(temporaryFolder(), 'log.sqlite'));
    onTestFinished(() => void db.close());
    expect(() => db.exec("INSERT INTO events (seq, body, hash) VALUES (1, 'x', 'y')")).toThrow(
      'malformed JSON',
    );
  });
});
