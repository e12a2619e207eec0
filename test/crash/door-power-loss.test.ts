import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDoorSurvivor, checkRecord } from './check-door-survivor.ts';
import { type DoorAck, parseDoorAcks } from './door-acks.ts';
import { STATION, WITH_OTHER_DATABASE } from './door-runs.ts';
import { type Operation, powerCut, randomFrom, readJournal, writeFiles } from './journal.ts';
import { buildRecorder } from './recorder.ts';
import { ended, isLong, startChild, temporaryRoot } from './run-child.ts';

const recorder = buildRecorder();
const isMissing = 'missing' in recorder;
if (isMissing) console.warn(`Power loss at the door is not tested here: ${recorder.missing}.`);
afterAll(() => (isMissing ? undefined : recorder.remove()));

const CUTS = isLong ? 300 : 16;
const WEAK_CUTS = isLong ? 200 : 30;
const ROUNDS = isLong ? 12 : 4;
const LIMIT_MS = 900_000;

/** A whole life of a station, from an empty folder to an orderly end, with the log's own checkpoints coming often. */
async function record(settings: Readonly<Record<string, string>> = {}): Promise<readonly Operation[]> {
  const folder = temporaryRoot();
  const root = join(folder, 'root');
  mkdirSync(root);
  const journal = join(folder, 'journal');
  const child = startChild(STATION, root, ROUNDS, {
    ...WITH_OTHER_DATABASE,
    LD_PRELOAD: isMissing ? '' : recorder.library,
    RECORD_FOLDER: root,
    RECORD_JOURNAL: journal,
    CRASH_AUTOCHECKPOINT: '60',
    ...settings,
  });
  const { code, stderr } = await ended(child);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return readJournal(journal);
}

const isAck = ({ op, path }: Operation): boolean => op === 'W' && path === 'acks';

/** Puts the disk where the power left it at a random operation, and asks what is wrong there. */
async function cutAt(
  operations: readonly Operation[],
  seed: number,
  check: (root: string, acks: readonly DoorAck[]) => Promise<readonly string[]> | readonly string[],
): Promise<{ readonly seed: number; readonly cut: number; readonly violations: readonly string[] }> {
  const random = randomFrom(seed);
  const cut = 1 + Math.floor(random() * operations.length);
  const acked = operations.slice(0, cut).filter(isAck);
  const acks = parseDoorAcks(Buffer.concat(acked.map(({ data }) => data)).toString());
  const root = temporaryRoot();
  try {
    writeFiles(root, powerCut(operations, cut, random));
    return { seed, cut, violations: await check(root, acks) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe.skipIf(isMissing)('the station, when the power goes', () => {
  it(
    'opens with every answer it gave and nothing half there, wherever it is cut',
    async () => {
      const operations = await record();
      expect(operations.filter(isAck).length).toBeGreaterThan(80);
      for (let seed = 1; seed <= CUTS; seed += 1) {
        const result = await cutAt(operations, seed, async (root, acks) => {
          const { violations } = await checkDoorSurvivor(root, acks, { start: 1, haste: 50 });
          return violations;
        });
        expect(result, `cut ${result.cut}, seed ${seed}`).toMatchObject({ violations: [] });
      }
    },
    LIMIT_MS,
  );

  it(
    'would be caught losing answers if the log were not synced at every commit',
    async () => {
      const operations = await record({ CRASH_SYNCHRONOUS: 'NORMAL' });
      let lossy = 0;
      for (let seed = 1; seed <= WEAK_CUTS; seed += 1) {
        const { violations } = await cutAt(operations, seed, checkRecord);
        if (violations.some((text) => text.includes('is not there'))) lossy += 1;
      }
      expect(lossy).toBeGreaterThan(WEAK_CUTS / 4);
    },
    LIMIT_MS,
  );
});
