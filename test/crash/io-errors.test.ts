import { mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSurvivor } from './check-survivor.ts';
import { randomFrom } from './journal.ts';
import { buildRecorder } from './recorder.ts';
import { CHILDREN, ended, isLong, readAcks, startChild, temporaryRoot } from './run-child.ts';

const recorder = buildRecorder();
const isMissing = 'missing' in recorder;
if (isMissing) console.warn(`I/O errors are not tested here: ${recorder.missing}.`);
afterAll(() => (isMissing ? undefined : recorder.remove()));

const RUNS = isLong ? 270 : 24;
const DECISIONS = 30;

interface Tally {
  readonly failed: number;
  readonly unknown: number;
  readonly foundRecorded: number;
}

describe.skipIf(isMissing).each(CHILDREN)('$name on a failing disk', (child) => {
  it('loses nothing acknowledged, and takes a failed commit for unknown until it has looked', async () => {
    const total = { failed: 0, unknown: 0, foundRecorded: 0, died: 0 };
    for (let run = 1; run <= RUNS; run += 1) {
      const random = randomFrom(run);
      const kind = random() < 0.5 ? 'write' : 'sync';
      const fault = {
        FAULT_KIND: kind,
        FAULT_ERRNO: String(random() < 0.6 ? constants.errno.EIO : constants.errno.ENOSPC),
        // A clean run of so many decisions makes about 400 writes and 90 syncs.
        FAULT_AT: String(1 + Math.floor(random() * (kind === 'write' ? 400 : 90))),
        FAULT_COUNT: String(random() < 0.7 ? 1 + Math.floor(random() * 3) : 0),
        CRASH_ON_FAILURE: random() < 0.3 ? 'die' : 'reopen',
      };
      const root = join(temporaryRoot(), 'root');
      mkdirSync(root);
      const { code, stdout, stderr } = await ended(
        startChild(child, root, DECISIONS, {
          LD_PRELOAD: isMissing ? '' : recorder.library,
          RECORD_FOLDER: root,
          FAULT_EXCEPT: 'acks',
          ...fault,
        }),
      );
      const where = JSON.stringify({ run, ...fault });
      // A folder that could not even be made, or a key that could not be written, ends the child with one clear error.
      if (code !== 0 && code !== 3) expect(stderr, where).toMatch(/EIO|ENOSPC|StoreFailure/);
      const tally =
        code === 0 || code === 3
          ? (JSON.parse(stdout) as Tally)
          : { failed: 1, unknown: 0, foundRecorded: 0 };
      total.failed += tally.failed;
      total.unknown += tally.unknown;
      total.foundRecorded += tally.foundRecorded;
      total.died += code === 0 ? 0 : 1;
      expect(await checkSurvivor(root, readAcks(root)), where).toEqual([]);
    }
    // The test has reached what it is about: failed writes, unknown commits, and some of these that were recorded.
    expect(total.failed).toBeGreaterThan(RUNS / 4);
    expect(total.unknown).toBeGreaterThan(0);
    expect(total.died).toBeGreaterThan(0);
    expect(total.died).toBeLessThan(RUNS);
  }, 600_000);
});
