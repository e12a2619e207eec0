import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSurvivor } from './check-survivor.ts';
import { type Operation, powerCut, randomFrom, readJournal, writeFiles } from './journal.ts';
import { buildRecorder } from './recorder.ts';
import {
  CHILDREN,
  type CrashChild,
  ended,
  isLong,
  parseAcks,
  startChild,
  temporaryRoot,
} from './run-child.ts';

const recorder = buildRecorder();
const isMissing = 'missing' in recorder;
if (isMissing) console.warn(`Power loss is not tested here: ${recorder.missing}.`);
afterAll(() => (isMissing ? undefined : recorder.remove()));

const CUTS = isLong ? 600 : 60;

/** A whole life of the child, from an empty folder to an orderly end, with the log's own checkpoints coming often. */
async function record(
  child: CrashChild,
  settings: Readonly<Record<string, string>> = {},
): Promise<readonly Operation[]> {
  const folder = temporaryRoot();
  const root = join(folder, 'root');
  mkdirSync(root);
  const journal = join(folder, 'journal');
  const process = startChild(child, root, isLong ? 400 : 120, {
    LD_PRELOAD: isMissing ? '' : recorder.library,
    RECORD_FOLDER: root,
    RECORD_JOURNAL: journal,
    CRASH_AUTOCHECKPOINT: '40',
    ...settings,
  });
  const { code, stderr } = await ended(process);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return readJournal(journal);
}

interface CutResult {
  readonly seed: number;
  readonly cut: number;
  readonly violations: readonly string[];
}

/** The log after the power went at a random operation. */
async function cutAt(operations: readonly Operation[], seed: number): Promise<CutResult> {
  const random = randomFrom(seed);
  const cut = 1 + Math.floor(random() * operations.length);
  const acked = operations.slice(0, cut).filter(({ op, path }) => op === 'W' && path === 'acks');
  const acks = parseAcks(Buffer.concat(acked.map(({ data }) => data)).toString());
  const root = temporaryRoot();
  try {
    writeFiles(root, powerCut(operations, cut, random));
    return { seed, cut, violations: await checkSurvivor(root, acks) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function cuts(operations: readonly Operation[], count: number): Promise<readonly CutResult[]> {
  const results: CutResult[] = [];
  for (let seed = 1; seed <= count; seed += 1) results.push(await cutAt(operations, seed));
  return results;
}

describe.skipIf(isMissing).each(CHILDREN)('$name, when the power goes', (child) => {
  it('loses nothing acknowledged and leaves nothing half there, wherever it is cut', async () => {
    const operations = await record(child);
    expect(operations.filter(({ op, path }) => op === 'W' && path === 'acks').length).toBeGreaterThan(100);
    const results = await cuts(operations, CUTS);
    expect(results.filter(({ violations }) => violations.length > 0)).toEqual([]);
  }, 600_000);

  it('would be caught losing decisions if the log were not synced at every commit', async () => {
    const operations = await record(child, { CRASH_SYNCHRONOUS: 'NORMAL' });
    const results = await cuts(operations, CUTS / 2);
    const lossy = results.filter(({ violations }) =>
      violations.some((text) => text.includes('was acknowledged and is not there')),
    );
    expect(lossy.length).toBeGreaterThan(CUTS / 8);
  }, 600_000);
});
