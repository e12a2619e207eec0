import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomInt,
  randomUUID,
} from 'node:crypto';
import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulatedClock } from '../../main/adapters/system/clock.ts';
import { openNode } from '../../main/hosts/shared/open-node.ts';
import type { Failure, LogReport } from '../../main/verifier/report.ts';
import { signInOf } from '../support/commands.ts';
import { cli, loggedEvents, newDemoFolder, playDay, removeDemoFolders } from '../support/demo-run.ts';

let played: string;
let events: number;
/** The key of the log as a public key in PEM, as an auditor would hold it. */
let key: string;

beforeAll(async () => {
  const { result } = await playDay({ lastStep: '40' });
  played = result.dataFolder;
  settle(played);
  events = result.events;
  const secret = readFileSync(join(`${played}-keys`, 'checkpoint-key.pem'), 'utf8');
  key = join(played, '..', 'auditor.pem');
  writeFileSync(key, publicPem(createPublicKey(createPrivateKey(secret))));
}, 90_000);
afterAll(removeDemoFolders);

const publicPem = (of: ReturnType<typeof createPublicKey>): string =>
  of.export({ type: 'spki', format: 'pem' }).toString();

/** Everything is in the one file, and no reader left anything beside it. */
function settle(folder: string): void {
  const db = new Database(join(folder, 'log.sqlite'));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** A copy of the played folder with its pins, for one crime. */
function copied(): string {
  const copy = newDemoFolder();
  for (const part of ['', '-pins', '-keys'])
    cpSync(`${played}${part}`, `${copy}${part}`, { recursive: true });
  return copy;
}

/** Someone with the file and a database tool: the triggers are taken out, and put back when it is done. */
function forge(folder: string, crime: (db: Database.Database) => void): void {
  const db = new Database(join(folder, 'log.sqlite'));
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  crime(db);
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

const cutAfter =
  (seq: number, withCheckpoints: boolean) =>
  (db: Database.Database): void => {
    db.prepare('DELETE FROM events WHERE seq > ?').run(seq);
    if (withCheckpoints) db.prepare('DELETE FROM checkpoints WHERE size > ?').run(seq);
  };

async function verdict(
  folder: string,
  ...args: string[]
): Promise<{ code: number | null; report: LogReport }> {
  const { code, out } = await cli(['verify', folder, '--json', ...args]);
  return { code, report: JSON.parse(out) as LogReport };
}

const firstOf = ({ report }: { report: LogReport }): Failure | undefined => report.failures[0];

/** Sizes of the checkpoints that the log holds. */
function checkpointSizes(folder: string): readonly number[] {
  const db = new Database(join(folder, 'log.sqlite'), { readonly: true });
  const sizes = db.prepare<[], number>('SELECT size FROM checkpoints ORDER BY size').pluck().all();
  db.close();
  return sizes;
}

describe('a demo log that nobody touched', () => {
  it('[S33] verifies, and says that a log which vouches for itself is untrusted', async () => {
    const { code, out } = await cli(['verify', played]);
    expect(code).toBe(0);
    expect(out).toMatch(/^key [0-9a-f]{64} \(untrusted\)$/m);
    expect(out.trimEnd().split('\n').at(-1)).toBe('OK: the log is whole.');
  });

  it('[S33] is trusted with the key of the station, and with no other', async () => {
    expect((await verdict(played, '--key', key)).report).toMatchObject({ ok: true, trusted: true, events });
    const stranger = join(played, '..', 'stranger.pem');
    writeFileSync(stranger, publicPem(generateKeyPairSync('ed25519').publicKey));
    const found = await verdict(played, '--key', stranger);
    expect(found).toMatchObject({ code: 1, report: { trusted: false } });
    expect(firstOf(found)).toMatchObject({ class: 'bad-signature', seq: events });
  });
});

describe('a demo log with one byte changed', () => {
  // Another event each time the test runs; the message names it.
  const places = [0.01, 0.2, 0.4, 0.6, 0.8, 1].map(
    (part) => [part, randomInt(0, 200), randomInt(0, 7)] as const,
  );

  it.each(places)(
    '[S33] at %d of its length, byte %d, bit %d: the event is named',
    async (part, byte, bit) => {
      const folder = copied();
      const seq = Math.max(1, Math.round(part * events));
      const path = join(folder, 'log.sqlite');
      const text = bodyOf(folder, seq).subarray(0, 220);
      const file = readFileSync(path);
      let copies = 0;
      // A page that was split leaves a dead copy behind; the living one is among them.
      for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + 1)) {
        file.writeUInt8(file.readUInt8(at + byte) ^ (1 << bit), at + byte);
        copies += 1;
      }
      expect(copies, `event ${seq} in the file`).toBeGreaterThan(0);
      writeFileSync(path, file);
      const found = await verdict(folder);
      expect(found.code).toBe(1);
      expect(firstOf(found)?.seq, `event ${seq}`).toBe(seq);
      expect(['broken-link', 'malformed-body', 'seq-mismatch']).toContain(firstOf(found)?.class);
    },
  );

  it('[S33] in a weight, with every hash after it made to fit: the pins and the signed tree give it away', async () => {
    const folder = copied();
    const seq = weighedSeq(folder);
    forge(folder, (db) => {
      const rows = db.prepare<[number], { seq: number; body: string }>(
        'SELECT seq, body FROM events WHERE seq >= ? ORDER BY seq',
      );
      const before = db.prepare<[number], string>('SELECT hash FROM events WHERE seq = ?').pluck();
      const write = db.prepare('UPDATE events SET body = ?, hash = ? WHERE seq = ?');
      let hash = before.get(seq - 1) ?? '';
      for (const row of rows.all(seq)) {
        const body = row.seq === seq ? row.body.replace('"net":25000000000', '"net":24000000000') : row.body;
        hash = createHash('sha256')
          .update(hash + body)
          .digest('hex');
        write.run(body, hash, row.seq);
      }
    });
    const pinned = await verdict(folder);
    const signed = checkpointSizes(folder).filter((size) => size < seq);
    expect(pinned.code).toBe(1);
    expect(firstOf(pinned)).toMatchObject({ class: 'fork', seq: (signed.at(-1) ?? 0) + 1 });
    rmSync(`${folder}-pins`, { recursive: true });
    const alone = await verdict(folder);
    expect(alone.code).toBe(1);
    expect(firstOf(alone)).toMatchObject({ class: 'root-mismatch', seq: (signed.at(-1) ?? 0) + 1 });
  });
});

describe('a demo log that lost something', () => {
  it('[S33] one row: the gap is named where it is', async () => {
    const folder = copied();
    const seq = randomInt(2, events - 1);
    forge(folder, (db) => db.prepare('DELETE FROM events WHERE seq = ?').run(seq));
    const found = await verdict(folder);
    expect(found.code).toBe(1);
    expect(firstOf(found), `event ${seq}`).toMatchObject({ class: 'gap', seq });
  });

  it('[S33] its tail, before a checkpoint that it still holds: it says where it ends', async () => {
    const folder = copied();
    const sizes = checkpointSizes(folder);
    const cut = (sizes.at(-2) ?? 0) - 1;
    rmSync(`${folder}-pins`, { recursive: true });
    forge(folder, cutAfter(cut, false));
    const { code, out } = await cli(['verify', folder]);
    expect(code).toBe(1);
    expect(out).toContain(
      `event ${cut + 1}: truncated: the log ends at event ${cut}, its last checkpoint is of ${sizes.at(-1)}`,
    );
    expect(out).toMatch(/^NOT OK: \d+ failures?\.$/m);
  });

  it('[S33] its tail and the checkpoints of it: only the pin that is given knows', async () => {
    const folder = copied();
    const pins = join(folder, '..', 'elsewhere.txt');
    copyFileSync(join(`${folder}-pins`, 'pins.txt'), pins);
    rmSync(`${folder}-pins`, { recursive: true });
    const cut = checkpointSizes(folder).at(-3) ?? 0;
    forge(folder, cutAfter(cut, true));
    const alone = await verdict(folder);
    expect(alone).toMatchObject({ code: 0, report: { events: cut } });
    expect(alone.report.warnings.join()).toContain('no pins: a cut tail or an older copy cannot be seen');
    const pinned = await verdict(folder, '--pin', pins);
    expect(pinned.code).toBe(1);
    expect(firstOf(pinned)).toMatchObject({ class: 'behind-pin', seq: cut + 1 });
  });
});

describe('an older copy of a demo log, put back', () => {
  it('[S33] is behind the pins beside the folder, and a fork of them when it goes on', async () => {
    const folder = copied();
    const older = readFileSync(join(folder, 'log.sqlite'));
    expect(await goOn(folder, 3)).toEqual(['refused', 'refused', 'refused']);
    settle(folder);
    expect((await verdict(folder)).code).toBe(0);

    for (const rest of ['', '-wal', '-shm']) rmSync(join(folder, `log.sqlite${rest}`), { force: true });
    writeFileSync(join(folder, 'log.sqlite'), older);
    const behind = await verdict(folder);
    expect(behind.code).toBe(1);
    expect(firstOf(behind)).toMatchObject({ class: 'behind-pin', seq: events + 1 });

    // The station does not start behind its pins; whoever takes the pins away as well gets it to go on.
    const pins = readFileSync(join(`${folder}-pins`, 'pins.txt'));
    rmSync(join(`${folder}-pins`, 'pins.txt'));
    await goOn(folder, 5);
    writeFileSync(join(`${folder}-pins`, 'pins.txt'), pins);
    const forked = await verdict(folder);
    expect(forked.code).toBe(1);
    expect(firstOf(forked)).toMatchObject({ class: 'fork' });
    expect(firstOf(forked)?.seq).toBeGreaterThan(events);
  });

  it('[S33] decides nothing: a station that stands behind its pins is locked', async () => {
    const folder = copied();
    const cut = checkpointSizes(folder).at(-2) ?? 0;
    forge(folder, cutAfter(cut, true));
    expect(await goOn(folder, 2)).toEqual(['unavailable', 'unavailable']);
    expect(loggedEvents(folder)).toHaveLength(cut);
  });
});

function bodyOf(folder: string, seq: number): Buffer {
  const db = new Database(join(folder, 'log.sqlite'), { readonly: true });
  const body = db.prepare<[number], string>('SELECT body FROM events WHERE seq = ?').pluck().get(seq);
  db.close();
  return Buffer.from(body ?? '', 'utf8');
}

function weighedSeq(folder: string): number {
  const db = new Database(join(folder, 'log.sqlite'), { readonly: true });
  const seq = db
    .prepare<[], number>("SELECT min(seq) FROM events WHERE type = 'WeightAccepted'")
    .pluck()
    .get();
  db.close();
  return seq ?? 0;
}

/** The station goes on for a while: somebody tries to sign in, so many times; its answers. */
async function goOn(folder: string, times: number): Promise<readonly string[]> {
  const opened = await openNode({
    dataFolder: folder,
    kind: 'demo',
    version: '0.0.0-test',
    found: null,
    devices: [],
    clock: simulatedClock(Date.UTC(2026, 2, 9, 18, 30)),
    clockIsSimulated: true,
  });
  if (!opened.ok) throw new Error(opened.error);
  const port = opened.value.node.connect('QA-01-1', 'direct');
  const answers: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const { kind } = await port.dispatch({ ...signInOf('QA-01', 'QA-01', '-'), id: randomUUID() });
    answers.push(kind);
  }
  await opened.value.close();
  return answers;
}
