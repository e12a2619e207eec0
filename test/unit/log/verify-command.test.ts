import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CliIo } from '../../../main/hosts/cli/command.ts';
import { COMMANDS } from '../../../main/hosts/cli/commands.ts';
import { dispatch } from '../../../main/hosts/cli/dispatch.ts';
import { temporaryFolder, timeOf } from '../../support/log-fixtures.ts';
import { signedFolder } from '../../support/signed-folder.ts';
import { LogBuilder, testSigner, writeLog } from '../../support/signed-log.ts';

/** Runs one command in this process, as the program does, and collects what it says. */
async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io: CliIo = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    stdin: process.stdin,
    env: {},
    signal: new AbortController().signal,
  };
  return { code: await dispatch(COMMANDS, args, io), out: out.join('\n'), err: err.join('\n') };
}

function workingLog() {
  const builder = new LogBuilder().open();
  for (let n = 1; n < 20; n += 1) builder.decide(`command-${n}`);
  return builder.checkpoint().material();
}

describe('interlock verify', () => {
  it('says in short sentences that a log is whole', async () => {
    const folder = temporaryFolder();
    const path = writeLog(folder, workingLog());
    const { fingerprint, verifierKey } = testSigner();
    const { code, out } = await run('verify', join(folder, 'data'));
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      `Log ${path} (demo, Test plant, node 0190c5a3-0000-7000-8000-0000000000aa)`,
      expect.stringMatching(/^20 events, the last is 20, hash [0-9a-f]{64}$/),
      '1 checkpoint, signed to event 20; 1 pin, pinned to event 20',
      `key ${fingerprint} (untrusted)`,
      'warning: untrusted: no --key was given, so the log vouches for itself',
      'OK: the log is whole.',
    ]);
    writeFileSync(join(folder, 'key'), verifierKey);
    const trusted = await run('verify', path, '--key', join(folder, 'key'));
    expect(trusted.code).toBe(0);
    expect(trusted.out).not.toContain('untrusted');
  });

  it('names the first bad event and the failure class, and ends with 1 [21 CFR 11.10(a)]', async () => {
    const folder = temporaryFolder();
    const { rows, ...rest } = workingLog();
    const edited = rows.map((row) =>
      row.seq === 9 ? { ...row, body: row.body.replace('C-9', 'C-8') } : row,
    );
    const path = writeLog(folder, { ...rest, rows: edited });
    const { code, out } = await run('verify', path);
    expect(code).toBe(1);
    expect(out).toContain('\nevent 9: broken-link: the stored hash does not follow from the stored text\n');
    expect(out.endsWith('NOT OK: 1 failure.')).toBe(true);
    const json = await run('verify', path, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, failures: [{ class: 'broken-link', seq: 9 }] });
  });

  it('takes pins from a file, and a declared gap only when told to', async () => {
    const folder = temporaryFolder();
    const { rows, notes, pins } = workingLog();
    const copy = LogBuilder.from({ rows: rows.slice(0, 12), notes: [], pins: [] });
    const pin = join(folder, 'note.txt');
    writeFileSync(pin, pins[0] ?? '');
    const older = writeLog(folder, copy.material(), 'older');
    expect((await run('verify', older)).code).toBe(0);
    const behind = await run('verify', older, '--pin', pin);
    expect(behind.code).toBe(1);
    expect(behind.out).toContain('event 13: behind-pin: the log ends at event 12 but is pinned to 20');
    copy.decide('gap', 1, () => ({
      type: 'LogGapDeclared',
      stream: 'log',
      data: {
        epoch: 2,
        lastPin: { size: notes[0]?.size, head: rows[19]?.hash },
        restored: { seq: 12, hash: rows[11]?.hash },
        reason: 'the disk died',
      },
    }));
    const declared = writeLog(folder, copy.material(), 'declared');
    const refused = await run('verify', declared, '--pin', pin);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('event 13: declared gap: events 13 to 20 were lost (the disk died)');
    expect(refused.out).toContain('NOT OK: 1 declared gap; --accept-declared accepts it.');
    expect((await run('verify', declared, '--pin', pin, '--accept-declared')).code).toBe(0);
  });

  it('misses the log of a data folder, and knows nothing of a place without one', async () => {
    const folder = temporaryFolder();
    expect(await run('verify', join(folder, 'nothing'))).toMatchObject({ code: 2, out: '' });
    expect(await run('verify', folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds no log'),
    });
    writeFileSync(join(folder, 'folder.json'), '{}');
    const missing = await run('verify', folder);
    expect(missing.code).toBe(1);
    expect(missing.out).toContain('file: unreadable:');
  });
});

describe('interlock backup and restore', () => {
  it('carry a working folder to a new place, and refuse one that is behind its pins', async () => {
    const folder = signedFolder();
    for (let n = 0; n < 12; n += 1) folder.decide();
    folder.keeper.take(timeOf(12));
    const made = await run('backup', '--data', folder.folders.data, '--json');
    expect(made.code).toBe(0);
    const backup: string = JSON.parse(made.out).folder;
    const target = join(temporaryFolder(), 'data');
    const pin = join(folder.folders.pins, 'pins.txt');
    const restored = await run('restore', backup, '--data', target, '--pin', pin);
    expect(restored).toMatchObject({ code: 0, out: `Restored 12 events of Test plant to ${target}` });
    expect(restored.err).toContain('Put the signing key back');
    expect((await run('verify', target, '--pin', pin)).code).toBe(0);

    folder.decide();
    folder.keeper.take(timeOf(13));
    const later = join(temporaryFolder(), 'data');
    const behind = await run('restore', backup, '--data', later, '--pin', pin);
    expect(behind).toMatchObject({
      code: 1,
      err: expect.stringContaining('older than the last known checkpoint'),
    });
    expect(readFileSync(pin, 'utf8')).not.toBe('');
  });

  it('say in one sentence what is missing', async () => {
    const folder = temporaryFolder();
    expect(await run('restore', folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--data is missing'),
    });
    expect(await run('restore', folder, '--data', join(folder, 'new'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not a backup'),
    });
    expect(await run('backup', '--data', join(folder, 'none'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('holds no log'),
    });
  });
});
