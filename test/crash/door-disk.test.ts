import { spawn } from 'node:child_process';
import { chmodSync, chownSync, globSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDoorSurvivor } from './check-door-survivor.ts';
import { readDoorAcks } from './door-acks.ts';
import { copyOf, foundedStation, STATION } from './door-runs.ts';
import { buildRecorder } from './recorder.ts';
import { type Ended, ended, startChild, temporaryRoot } from './run-child.ts';

const recorder = buildRecorder();
const isMissing = 'missing' in recorder;
if (isMissing) console.warn(`A full disk is not tested here: ${recorder.missing}.`);
afterAll(() => (isMissing ? undefined : recorder.remove()));

/** Modes bind nobody who is root; there the station runs as a user who is not. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;
const LIMIT_MS = 120_000;
const FULL = 'The disk of the log is full: free some space, then start again. (SQLITE_FULL)';

let founded = '';
beforeAll(async () => {
  founded = await foundedStation();
});
afterAll(() => rmSync(founded, { recursive: true, force: true }));

/** Desks over a disk that takes `writes` more writes. */
const withRoomFor = (root: string, writes: number): Promise<Ended> =>
  ended(
    startChild(STATION, root, 2, {
      LD_PRELOAD: isMissing ? '' : recorder.library,
      RECORD_FOLDER: root,
      FAULT_EXCEPT: 'acks',
      FAULT_KIND: 'write',
      FAULT_ERRNO: String(constants.errno.ENOSPC),
      FAULT_AT: String(writes + 1),
      FAULT_COUNT: '0',
    }),
  );

describe.skipIf(isMissing)('the station on a full disk', () => {
  it(
    'says so in one sentence to every command from then on, and loses nothing',
    async () => {
      const root = copyOf(founded);
      const { code, stderr } = await withRoomFor(root, 150);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const acks = readDoorAcks(root);
      const told = acks.map(({ reply }) => (reply?.kind === 'unavailable' ? reply.reason : 'decided'));
      const first = told.findIndex((reason) => reason !== 'decided');
      expect(first).toBeGreaterThan(0);
      expect(told.slice(first).every((reason) => reason.startsWith(FULL))).toBe(true);
      const { violations } = await checkDoorSurvivor(root, acks, { start: 1, haste: 50 });
      expect(violations).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'does not open, says so in one sentence, and opens when there is room again',
    async () => {
      const root = copyOf(founded);
      expect(await withRoomFor(root, 0)).toMatchObject({ code: 2, stderr: `${FULL}\n` });
      const { violations } = await checkDoorSurvivor(root, [], { start: 1 });
      expect(violations).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'is not founded by half: where no plant fitted, one is founded when there is room',
    async () => {
      for (const writes of [0, 20, 60]) {
        const root = join(temporaryRoot(), 'root');
        mkdirSync(root);
        const { code, stderr } = await withRoomFor(root, writes);
        expect({ writes, code }).toEqual({ writes, code: 2 });
        expect(stderr.trim()).toMatch(/^[^\n]*(disk of the log is full|the disk is full)[^\n]*[.)]$/);
        const { violations } = await checkDoorSurvivor(root, [], { start: 1 });
        expect({ writes, violations }).toEqual({ writes, violations: [] });
      }
    },
    LIMIT_MS,
  );
});

/** Runs the desks as a user that modes bind, over a folder in which nothing may be written. */
async function runReadOnly(root: string): Promise<Ended> {
  const below = globSync('**', { cwd: root }).map((name) => join(root, name));
  const paths = [join(root, '..'), root, ...below];
  const folders = paths.filter((path) => statSync(path).isDirectory());
  for (const path of paths) {
    if (NOBODY !== undefined) chownSync(path, NOBODY, NOBODY);
    chmodSync(path, folders.includes(path) ? 0o500 : 0o400);
  }
  try {
    const env = { ...process.env, CRASH_ACKS: '/dev/null' };
    const user = NOBODY === undefined ? {} : { uid: NOBODY, gid: NOBODY };
    return await ended(spawn(process.execPath, [STATION.script, root, '1'], { ...user, env }));
  } finally {
    for (const path of folders) chmodSync(path, 0o700);
    for (const path of below) if (!folders.includes(path)) chmodSync(path, 0o600);
    if (NOBODY !== undefined) for (const path of paths) chownSync(path, 0, 0);
  }
}

describe.skipIf(process.platform === 'win32')('the station in a read-only folder', () => {
  it(
    'does not open, says so in one sentence, and opens when it may write again',
    async () => {
      const root = copyOf(founded);
      expect(await runReadOnly(root)).toMatchObject({
        code: 2,
        stderr: 'The log cannot be written: its folder or file is read-only. (SQLITE_READONLY)\n',
      });
      const { violations } = await checkDoorSurvivor(root, [], { start: 1 });
      expect(violations).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'founds nothing there, and names the place',
    async () => {
      const root = join(temporaryRoot(), 'root');
      mkdirSync(root);
      expect(await runReadOnly(root)).toMatchObject({
        code: 2,
        stderr: `${root}/data-keys cannot be used: permission denied: let this user read and write there (EACCES).\n`,
      });
    },
    LIMIT_MS,
  );
});
