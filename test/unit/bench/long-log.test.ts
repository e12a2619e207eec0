import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckpointKeeper } from '../../../main/adapters/pins/checkpoint-keeper.ts';
import { KEY_FILE, loadSigner } from '../../../main/adapters/pins/ed25519-signer.ts';
import { openPinFile } from '../../../main/adapters/pins/pin-file.ts';
import { readFolderMark } from '../../../main/adapters/sqlite/data-folder.ts';
import { sha256, treeHasher } from '../../../main/adapters/sqlite/sha256.ts';
import { openSnapshotFolder } from '../../../main/adapters/sqlite/snapshot-folder.ts';
import { openEventStore } from '../../../main/adapters/sqlite/sqlite-event-store.ts';
import { newUuid } from '../../../main/adapters/system/random.ts';
import { SNAPSHOT_EVERY, StationLog } from '../../../main/application/station/station-log.ts';
import { BENCH_VERSION } from '../../../main/bench/bench-plant.ts';
import { buildLongLog, type LongLog } from '../../../main/bench/long-log.ts';
import { measureStartUp } from '../../../main/bench/start-up.ts';
import { toldClock } from '../../../main/bench/told-clock.ts';
import { verifyLog } from '../../../main/verifier/verify-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'interlock-long-log-'));
let log: LongLog;
beforeAll(async () => {
  log = await buildLongLog(join(folder, 'data'), 2 * SNAPSHOT_EVERY + 500, () => {});
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The state that a start finds in the folder, with its snapshots or from the first event. */
function stateAtStart({ folders }: LongLog, withSnapshots: boolean) {
  const node = readFolderMark(folders.data)?.node ?? '';
  const store = openEventStore(folders.log);
  const clock = toldClock(0);
  const none = { write: () => {}, events: () => [], read: () => null, remove: () => {} };
  const keeper = new CheckpointKeeper({
    store,
    signer: loadSigner(join(folders.keys, KEY_FILE), node),
    pins: openPinFile(folders.pins),
    snapshots: withSnapshots ? openSnapshotFolder(folders.snapshots) : none,
    hasher: treeHasher,
    sha256,
    node,
    boot: clock.boot,
    version: BENCH_VERSION,
  });
  const { state } = new StationLog({
    clock,
    sha256,
    newId: newUuid,
    openStore: () => ({ store, checkpoints: keeper }),
    journal: { info: () => {}, warn: () => {}, error: () => {} },
    check: () => null,
  });
  store.close();
  return { state: state.toData(), parts: keeper.provenState()?.parts.length ?? 0 };
}

describe('the long log', () => {
  it('is a log like any other: it verifies and is pinned', async () => {
    const report = await verifyLog(log.folders.data);
    expect(report.failures).toEqual([]);
    expect(report.events).toBe(log.events);
    expect(report.checkpoints).toBeGreaterThan(log.events / 100);
    expect(report.pinnedTo).toBeGreaterThan(log.events - 100);
  });

  it('ends just before its next snapshot is due', () => {
    expect(log.snapshotPauses).toHaveLength(2);
    expect(log.tail).toBeLessThan(SNAPSHOT_EVERY);
    expect(log.tail).toBeGreaterThan(SNAPSHOT_EVERY - 400);
  });

  it('starts from a whole state, what changed since and the events after, as from its first event', () => {
    const quick = stateAtStart(log, true);
    expect(quick.parts).toBe(2);
    const replayed = stateAtStart(log, false);
    expect(replayed.parts).toBe(0);
    expect(quick.state).toEqual(replayed.state);
  });

  it('is started on by a new process, which answers its first action and tells its memory', async () => {
    const lines = await measureStartUp(log, 1);
    expect(lines.map(({ id }) => id)).toEqual(['start-up', 'memory']);
    expect(lines.every(({ value }) => Number(value) > 0)).toBe(true);
  });
});
