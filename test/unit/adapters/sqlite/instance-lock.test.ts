import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockInstance } from '../../../../main/adapters/sqlite/instance-lock.ts';
import { temporaryFolder } from '../../../support/log-fixtures.ts';

const MODULE = new URL('../../../../main/adapters/sqlite/instance-lock.ts', import.meta.url).href;
const TRY = `
  const { lockInstance } = await import(${JSON.stringify(MODULE)});
  try { lockInstance(process.argv[1]); console.log('locked'); } catch (error) { console.log(error.message); }`;

const tryElsewhere = (path: string) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', TRY, path], { encoding: 'utf8' }).trim();

describe('the lock of an instance', () => {
  it('keeps a second process out and tells who holds it, until it is released', () => {
    const path = join(temporaryFolder(), 'log.sqlite');
    const lock = lockInstance(path);
    expect(tryElsewhere(path)).toBe(
      `${path} is in use by another instance (process ${process.pid}): close it first.`,
    );
    lock.release();
    expect(tryElsewhere(path)).toBe('locked');
  });

  it('keeps the same process from taking it twice', () => {
    const path = join(temporaryFolder(), 'log.sqlite');
    const lock = lockInstance(path);
    expect(() => lockInstance(path)).toThrow('already open in this process');
    expect(tryElsewhere(path)).toContain('in use by another instance');
    lock.release();
    lockInstance(path).release();
  });

  it.each([
    ['half a header', Buffer.from('SQLite for')],
    ['bytes of another time', Buffer.alloc(4096, 0x5a)],
  ])('is taken all the same when a power cut left %s in its file', (_, bytes) => {
    const path = join(temporaryFolder(), 'log.sqlite');
    writeFileSync(`${path}.lock`, bytes);
    const lock = lockInstance(path);
    expect(tryElsewhere(path)).toContain(`(process ${process.pid})`);
    lock.release();
  });

  it('is free again after its holder was killed', async () => {
    const path = join(temporaryFolder(), 'log.sqlite');
    const hold = `${TRY}; setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', hold, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(() => lockInstance(path)).toThrow(`(process ${child.pid})`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockInstance(path).release();
  });
});
