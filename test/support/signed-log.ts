import { createPrivateKey, createPublicKey, hash, type KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { signerOf } from '../../main/adapters/pins/ed25519-signer.ts';
import { eventLog } from '../../main/adapters/sqlite/migrations/0010-event-log.ts';
import { APPLICATION_ID } from '../../main/adapters/sqlite/migrations/index.ts';
import { sha256, treeHasher } from '../../main/adapters/sqlite/sha256.ts';
import type { CheckpointSigner } from '../../main/application/ports/checkpoint-signer.ts';
import type { MessageSigner } from '../../main/application/ports/event-receiver.ts';
import { EMPTY_LOG, GENESIS, type LogHead, type LogRow, link, seal } from '../../main/domain/log/chain.ts';
import { originOf } from '../../main/domain/log/checkpoint.ts';
import type { EventEnvelope } from '../../main/domain/log/entry.ts';
import { EMPTY_TREE, extend, rootOf } from '../../main/domain/log/merkle.ts';
import { BOOT, eventOf, NODE, timeOf } from './log-fixtures.ts';

/** All that a log consists of, as plain data that a test may tamper with before it is written to a file. */
export interface LogMaterial {
  readonly rows: readonly LogRow[];
  readonly notes: readonly { readonly size: number; readonly note: string }[];
  readonly pins: readonly string[];
}

/** A signer whose key follows from a word, so that vectors can be made again byte for byte. */
export function testSigner(word = 'station', node = NODE): CheckpointSigner & MessageSigner {
  return signerOf(testKey(word), node);
}

/** The same public key in PEM. */
export function testPublicPem(word = 'station'): string {
  return createPublicKey(testKey(word)).export({ type: 'spki', format: 'pem' }).toString();
}

/** RFC 8410: the frame of an Ed25519 private key in DER, followed by its 32 bytes. */
const testKey = (word: string): KeyObject => {
  const frame = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = Buffer.concat([frame, Buffer.from(hash('sha256', word, 'hex'), 'hex')]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
};

/** Grows a log decision by decision as a station does. */
export class LogBuilder {
  readonly rows: LogRow[] = [];
  readonly notes: { size: number; note: string }[] = [];
  readonly pins: string[] = [];
  signer: CheckpointSigner;

  constructor(signer = testSigner()) {
    this.signer = signer;
  }

  get head(): LogHead {
    return this.rows.at(-1) ?? EMPTY_LOG;
  }

  /** Appends one decision with `count` events; `change` may alter each. */
  decide(id: string, count = 1, change: (seq: number) => Partial<EventEnvelope> = () => ({})): this {
    const first = this.head.seq + 1;
    const events = Array.from({ length: count }, (_, index) => {
      const seq = first + index;
      return eventOf(seq, { ...change(seq), command: { id, part: index + 1, of: count } });
    });
    this.rows.push(...seal(sha256, this.head, events));
    return this;
  }

  open(): this {
    const data = { format: 1, node: NODE, kind: 'demo', plant: 'Test plant', key: this.signer.verifierKey };
    return this.decide('open', 1, () => ({ data }));
  }

  /** Signs the head, and pins the note unless told not to. */
  checkpoint({ pin = true, snapshot = null }: { pin?: boolean; snapshot?: string | null } = {}): this {
    const tree = this.rows.reduce((grown, row) => extend(treeHasher, grown, row.hash), EMPTY_TREE);
    const last = this.notes.at(-1);
    const note = this.signer.sign({
      origin: originOf(NODE),
      size: this.head.seq,
      root: rootOf(treeHasher, tree),
      head: this.head.hash,
      time: timeOf(this.head.seq),
      boot: BOOT,
      previous: last ? sha256(last.note) : GENESIS,
      snapshot,
    });
    this.notes.push({ size: this.head.seq, note });
    if (pin) this.pins.push(note);
    return this;
  }

  material(): LogMaterial {
    return { rows: [...this.rows], notes: [...this.notes], pins: [...this.pins] };
  }

  /** A builder that goes on from material, as a station does on a restored copy. */
  static from({ rows, notes, pins }: LogMaterial): LogBuilder {
    const builder = new LogBuilder();
    builder.rows.push(...rows);
    builder.notes.push(...notes);
    builder.pins.push(...pins);
    return builder;
  }
}

/** The rows with new hashes from `seq` on: what somebody does who knows how the chain works. */
export function rehash(rows: readonly LogRow[], from: number): readonly LogRow[] {
  let previous = GENESIS;
  return rows.map((row) => {
    const hash = row.seq < from ? row.hash : link(sha256, previous, row.body);
    previous = hash;
    return { ...row, hash };
  });
}

/**
 * Writes material as a log file with its pins beside it, whatever is in it: the triggers and the index are made last,
 * and the index is left out when a tampered log does not allow it.
 */
export function writeLog(folder: string, { rows, notes, pins }: LogMaterial, name = 'data'): string {
  const path = join(folder, name, 'log.sqlite');
  mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('user_version = 10');
  const statements = eventLog.sql.trim().split(/;\n\n/);
  const [events = '', ...others] = statements.map((sql) => `${sql.replace(/;$/, '')};`);
  // SQLite takes no text that is not JSON for the computed columns, and no command twice: such a log goes without them.
  const isJson = rows.every(({ body }) => isJsonText(body));
  const isUnique = new Set(rows.map(partOf)).size === rows.length;
  db.exec(
    isJson
      ? events
      : 'CREATE TABLE events (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL) STRICT',
  );
  const guards = others.filter((sql) => (isJson && isUnique) || !sql.includes('UNIQUE INDEX'));
  const checkpoints = guards.find((sql) => sql.startsWith('CREATE TABLE')) ?? '';
  db.exec(checkpoints);
  const event = db.prepare('INSERT INTO events (seq, body, hash) VALUES (?, ?, ?)');
  const note = db.prepare('INSERT INTO checkpoints (size, note) VALUES (?, ?)');
  db.transaction(() => {
    for (const row of rows) event.run(row.seq, row.body, row.hash);
    for (const row of notes) note.run(row.size, row.note);
  })();
  for (const sql of guards) if (sql !== checkpoints) db.exec(sql);
  db.close();
  if (pins.length > 0) {
    mkdirSync(`${dirname(path)}-pins`, { recursive: true });
    writeFileSync(`${dirname(path)}-pins/pins.txt`, pins.map((pin) => `${pin}\n`).join(''));
  }
  return path;
}

const partOf = ({ body }: LogRow): string => /"command":\{"id":"[^"]*","part":\d+/.exec(body)?.[0] ?? body;

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
