import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { MANIFEST_FILE, newestBackup } from '../../../main/adapters/sqlite/backup-manifest.ts';
import { scheduleBackups } from '../../../main/hosts/shared/backup-schedule.ts';
import { signedFolder } from '../../support/signed-folder.ts';

const HOUR_MS = 3_600_000;

it('tells the age of the newest backup, and writes one soon after a start when that is older than a day', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { folders, decide, keeper } = signedFolder();
  for (let count = 0; count < 5; count += 1) decide();
  keeper.take(new Date().toISOString());
  const said: string[] = [];
  const journal = {
    info: (what: string) => void said.push(what),
    warn: (what: string) => void said.push(what),
    error: (what: string, details?: object) => void said.push(`${what} ${JSON.stringify(details)}`),
  };
  const start = () => {
    const backups = scheduleBackups({ folders, version: 'test', journal });
    onTestFinished(backups.stop);
    return backups;
  };
  const first = start();
  expect(first.ageHours()).toBeNull();
  first.stop();
  const old = join(folders.backups, 'old');
  mkdirSync(old, { recursive: true });
  const created = new Date(Date.now() - 30.5 * HOUR_MS).toISOString();
  writeFileSync(join(old, MANIFEST_FILE), JSON.stringify({ format: 1, created, files: [], head: {} }));
  const backups = start();
  expect(backups.ageHours()).toBe(30);
  vi.advanceTimersByTime(5 * 60_000);
  await vi.waitFor(async () => {
    await setImmediate();
    expect(said).toContain('backup written');
  }, 10_000);
  expect(backups.ageHours()).toBe(0);
  expect(newestBackup(folders.backups)).toMatchObject({ version: 'test', events: 5 });
});
