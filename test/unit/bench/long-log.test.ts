import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SNAPSHOT_EVERY } from '../../../main/application/station/station-log.ts';
import { buildLongLog } from '../../../main/bench/long-log.ts';
import { measureStartUp } from '../../../main/bench/start-up.ts';
import { verifyLog } from '../../../main/verifier/verify-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'interlock-long-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the long log', () => {
  it('is a log like any other: it verifies, is pinned, and a crashed start goes on from its snapshot', async () => {
    const log = await buildLongLog(join(folder, 'data'), 20_500, () => {});
    const report = await verifyLog(log.folders.data);
    expect(report.failures).toEqual([]);
    expect(report.events).toBe(log.events);
    expect(report.checkpoints).toBeGreaterThan(log.events / 100);
    expect(report.pinnedTo).toBeGreaterThan(log.events - 100);
    expect(log.snapshotPauses.length).toBe(1);
    expect(log.tail).toBeLessThan(SNAPSHOT_EVERY);
    expect(log.tail).toBeGreaterThan(SNAPSHOT_EVERY - 400);
    expect(readdirSync(log.folders.snapshots).length).toBeGreaterThan(0);

    const lines = await measureStartUp(log, 1);
    expect(lines.map(({ id }) => id)).toEqual(['start-up', 'memory']);
    expect(lines.every(({ value }) => Number(value) > 0)).toBe(true);
  }, 60_000);
});
