import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { sha256, treeHasher } from '../../main/adapters/sqlite/sha256.ts';
import { openEventStore } from '../../main/adapters/sqlite/sqlite-event-store.ts';
import { EMPTY_LOG, firstBrokenLink, type LogRow, seal } from '../../main/domain/log/chain.ts';
import { parseEntry, serialise } from '../../main/domain/log/entry.ts';
import { EMPTY_TREE, extend, rootOf } from '../../main/domain/log/merkle.ts';
import { createProver, isConsistent, isIncluded } from '../../main/domain/log/merkle-proof.ts';
import type { LogReport } from '../../main/verifier/report.ts';
import { verifyLog } from '../../main/verifier/verify-log.ts';
import { eventOf } from '../support/log-fixtures.ts';
import { MemoryEventStore } from '../support/memory-event-store.ts';
import { LogBuilder, type LogMaterial, rehash, writeLog } from '../support/signed-log.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'interlock-property-'));
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));
let made = 0;

async function judge(material: LogMaterial): Promise<LogReport> {
  made += 1;
  const folder = join(ROOT, String(made));
  const path = writeLog(folder, material);
  const report = await verifyLog(path);
  rmSync(folder, { recursive: true, force: true });
  return report;
}

/** Text as devices and people make it: control characters, quotes, everything of Unicode. */
const text = fc.string({ unit: 'binary', maxLength: 12 });
const json = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' });
const data = fc.dictionary(fc.string({ maxLength: 8 }), json, { maxKeys: 4 });

/** A random log: decisions of one to four events, some of them followed by a pinned checkpoint, which the last always is. */
const anyLog = fc
  .array(
    fc.record({ parts: fc.integer({ min: 1, max: 4 }), signed: fc.boolean(), person: fc.option(text), data }),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  .map((decisions) => {
    const builder = new LogBuilder().open().checkpoint();
    for (const [index, { parts, signed, person, data: content }] of decisions.entries()) {
      builder.decide(`c-${index}`, parts, () => ({ person, data: content }));
      if (signed) builder.checkpoint();
    }
    if (builder.notes.at(-1)?.size !== builder.head.seq) builder.checkpoint();
    return builder.material();
  });

vi.setConfig({ testTimeout: 600_000 });
const RUNS = process.env['INTERLOCK_LONG'] ? 1000 : 120;

describe('the text of an event', () => {
  it('reads back as the event, whatever its texts and data, and is ASCII', () => {
    fc.assert(
      fc.property(text, fc.option(text), data, (stream, person, content) => {
        const event = eventOf(2, { stream, person, data: content });
        const body = serialise(event);
        expect(body).toMatch(/^[ -~]*$/);
        expect(JSON.stringify(parseEntry(body))).toBe(JSON.stringify(event));
        expect(serialise(parseEntry(body))).toBe(body);
      }),
      { numRuns: RUNS * 5 },
    );
  });
});

describe('a log', () => {
  it('is accepted as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, async (material) => {
        expect(firstBrokenLink(sha256, EMPTY_LOG, material.rows)).toBeNull();
        const report = await judge(material);
        expect(report.failures).toEqual([]);
        expect(report).toMatchObject({
          ok: true,
          signedTo: material.rows.length,
          pinnedTo: material.rows.length,
        });
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('betrays any change of one character of one text or hash, at that event [21 CFR 11.10(a)]', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0x20, max: 0x7e }),
        fc.boolean(),
        async (material, a, b, code, inHash) => {
          const { rows, index } = pickRow(material, a);
          const row = rows[index] as LogRow;
          const old = inHash ? row.hash : row.body;
          const at = b % old.length;
          const changed = old.slice(0, at) + String.fromCharCode(code) + old.slice(at + 1);
          fc.pre(changed !== old);
          const report = await judge({
            ...material,
            rows: rows.with(index, { ...row, [inHash ? 'hash' : 'body']: changed }),
          });
          expect(report.ok).toBe(false);
          expect(report.failures[0]?.seq).toBe(row.seq);
          expect(['malformed-body', 'seq-mismatch', 'broken-link', 'bad-hash']).toContain(
            report.failures[0]?.class,
          );
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('betrays events taken out, at the first one missing [21 CFR 11.10(a)]', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.nat(), fc.integer({ min: 1, max: 3 }), async (material, a, count) => {
        const { rows, index } = pickRow(material, a);
        fc.pre(index + count < rows.length);
        const report = await judge({ ...material, rows: rows.toSpliced(index, count) });
        expect(report.failures[0]).toMatchObject({ class: 'gap', seq: index + 1 });
      }),
      { numRuns: RUNS },
    );
  });

  it('betrays two events that changed places, at the first of them', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.nat(), fc.nat(), async (material, a, b) => {
        const { rows, index } = pickRow(material, a);
        const other = b % rows.length;
        fc.pre(index < other);
        const [one, two] = [rows[index] as LogRow, rows[other] as LogRow];
        const swapped = rows.with(index, { ...two, seq: one.seq }).with(other, { ...one, seq: two.seq });
        const report = await judge({ ...material, rows: swapped });
        expect(report.failures[0]).toMatchObject({ class: 'seq-mismatch', seq: index + 1 });
      }),
      { numRuns: RUNS },
    );
  });

  it('betrays a cut tail by its own checkpoint, and by a pin when the checkpoints were cut too [21 CFR 11.10(a)]', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.nat(), fc.boolean(), async (material, a, alsoNotes) => {
        const { rows, notes } = material;
        const size = 1 + (a % (rows.length - 1));
        const cut = { ...material, rows: rows.slice(0, size) };
        const report = await judge(
          alsoNotes ? { ...cut, notes: notes.filter((note) => note.size <= size) } : cut,
        );
        expect(report.ok).toBe(false);
        const classes = report.failures.map((failure) => `${failure.class} ${failure.seq}`);
        expect(classes).toContain(`${alsoNotes ? 'behind-pin' : 'truncated'} ${size + 1}`);
      }),
      { numRuns: RUNS },
    );
  });

  it('betrays a change that was hashed again to the end, within the range that was signed', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.nat(), fc.boolean(), async (material, a, isPinned) => {
        const { rows, index } = pickRow(material, a);
        const row = rows[index] as LogRow;
        const edited = rehash(
          rows.with(index, { ...row, body: row.body.replace('"offset":"+01:00"', '"offset":"+02:00"') }),
          row.seq,
        );
        const report = await judge({ ...material, rows: edited, pins: isPinned ? material.pins : [] });
        expect(report.ok).toBe(false);
        const [first] = report.failures;
        expect(first?.class).toBe(isPinned ? 'fork' : 'root-mismatch');
        const signedBefore = material.notes.findLast(({ size }) => size < row.seq)?.size ?? 0;
        expect(first?.seq).toBe(signedBefore + 1);
      }),
      { numRuns: RUNS },
    );
  });

  it('betrays an older copy that was put back, whether it stays or goes on [21 CFR 11.10(a)]', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.nat(), fc.integer({ min: 0, max: 40 }), async (material, a, further) => {
        const { rows, notes, pins } = material;
        const copied = notes[a % (notes.length - 1)];
        fc.pre(copied !== undefined);
        const copy = LogBuilder.from({
          rows: rows.slice(0, copied.size),
          notes: notes.filter(({ size }) => size <= copied.size),
          pins,
        });
        for (let n = 0; n < further; n += 1) copy.decide(`again-${n}`);
        if (further > 0) copy.checkpoint();
        const report = await judge(copy.material());
        expect(report.ok).toBe(false);
        const nextPin = notes.find(({ size }) => size > copied.size)?.size ?? 0;
        expect(report.failures[0]?.class).toBe(copy.head.seq < nextPin ? 'behind-pin' : 'fork');
      }),
      { numRuns: RUNS },
    );
  });

  it('betrays checkpoints that were changed, taken out or signed by another', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0x21, max: 0x7e }),
        async (material, a, b, code) => {
          const { notes } = material;
          const index = a % notes.length;
          const { size, note } = notes[index] ?? { size: 0, note: '' };
          const at = b % note.length;
          const changed = note.slice(0, at) + String.fromCharCode(code) + note.slice(at + 1);
          fc.pre(changed !== note);
          const edited = await judge({ ...material, notes: notes.with(index, { size, note: changed }) });
          expect(edited.ok).toBe(false);
          if (index < notes.length - 1) {
            const taken = await judge({ ...material, notes: notes.toSpliced(index, 1) });
            expect(taken.failures[0]).toMatchObject({ class: 'checkpoint-gap', seq: notes[index + 1]?.size });
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('the file of a log', () => {
  /** All that SQLite reads of the events and checkpoints; bytes that nothing refers to any more may hold anything. */
  const contentOf = (path: string): string => {
    const db = new Database(path, { readonly: true });
    try {
      const events = db.prepare(
        'SELECT seq, typeof(body), body, typeof(hash), hash FROM events ORDER BY seq',
      );
      return JSON.stringify([events.raw().all(), db.prepare('SELECT * FROM checkpoints').raw().all()]);
    } catch (error) {
      return String(error);
    } finally {
      db.close();
    }
  };

  it('betrays any changed byte that changes what is read [21 CFR 11.10(a)]', async () => {
    const builder = new LogBuilder().open();
    for (let n = 0; n < 60; n += 1) {
      builder.decide(`c-${n}`, 1 + (n % 3));
      if (n % 9 === 8) builder.checkpoint();
    }
    const path = writeLog(join(ROOT, 'bytes'), builder.checkpoint().material());
    const whole = readFileSync(path);
    const content = contentOf(path);
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), async (at, byte) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        for (const side of ['-wal', '-shm']) rmSync(`${path}${side}`, { force: true });
        writeFileSync(path, changed);
        const report = await verifyLog(path);
        if (report.ok) expect(contentOf(path)).toBe(content);
        else read += 1;
      }),
      { numRuns: RUNS * 4 },
    );
    expect(read).toBeGreaterThan(RUNS);
  });
});

describe('the tree', () => {
  it('proves entries and growth of any size, and refuses any other entry', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), fc.nat(), (size, a, b) => {
        const entries = Array.from({ length: size }, (_, index) => sha256(`${index}`));
        const root = rootOf(
          treeHasher,
          entries.reduce((tree, entry) => extend(treeHasher, tree, entry), EMPTY_TREE),
        );
        const prover = createProver(treeHasher, (index) => entries[index] ?? '');
        const index = a % size;
        const older = 1 + (b % size);
        expect(prover.root(size)).toBe(root);
        const proof = prover.inclusion(index, size);
        expect(isIncluded(treeHasher, { entry: entries[index] ?? '', index, size, root }, proof)).toBe(true);
        expect(isIncluded(treeHasher, { entry: sha256('no'), index, size, root }, proof)).toBe(false);
        const olderTree = { size: older, root: prover.root(older) };
        expect(isConsistent(treeHasher, olderTree, { size, root }, prover.consistency(older, size))).toBe(
          true,
        );
        expect(
          isConsistent(
            treeHasher,
            { ...olderTree, root: sha256('no') },
            { size, root },
            prover.consistency(older, size),
          ),
        ).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the event stores', () => {
  it('agree on any decisions, repeated and stale ones among them', () => {
    const step = fc.record({
      id: fc.nat({ max: 6 }),
      parts: fc.integer({ min: 1, max: 3 }),
      shift: fc.integer({ min: -1, max: 1 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        made += 1;
        const real = openEventStore(join(ROOT, `${made}.sqlite`));
        const model = new MemoryEventStore();
        for (const { id, parts, shift } of steps) {
          const { seq, hash } = model.head();
          const first = Math.max(1, seq + 1 + shift);
          const events = Array.from({ length: parts }, (_, index) =>
            eventOf(first + index, { command: { id: `c-${id}`, part: index + 1, of: parts } }),
          );
          const rows = seal(sha256, { seq: first - 1, hash }, events);
          expect(outcome(() => real.append(rows))).toBe(outcome(() => model.append(rows)));
          expect(real.head()).toEqual(model.head());
          expect(real.rowsOfCommand(`c-${id}`)).toEqual(model.rowsOfCommand(`c-${id}`));
        }
        expect(real.read(0, 100)).toEqual(model.read(0, 100));
        real.close();
      }),
      { numRuns: RUNS / 4 },
    );
  });
});

const outcome = (act: () => void): string => {
  try {
    act();
    return 'recorded';
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown';
  }
};

const pickRow = ({ rows }: LogMaterial, a: number) => ({ rows, index: a % rows.length });
