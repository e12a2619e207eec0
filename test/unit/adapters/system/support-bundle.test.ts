import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../../../main/adapters/system/logger.ts';
import { writeSupportBundle } from '../../../../main/adapters/system/support-bundle.ts';
import { tar } from '../../../../main/adapters/system/tar.ts';
import { temporaryFolder } from '../../../support/log-fixtures.ts';

const PLANTED = 'kestrel-4711';

function station() {
  const data = temporaryFolder();
  const logsFolder = join(data, 'logs');
  const log = openLog({ folder: logsFolder, name: 'station' });
  log.info('station-ready', { badge: PLANTED });
  log.close();
  writeFileSync(join(data, 'credentials.json'), PLANTED);
  writeFileSync(join(logsFolder, 'notes.txt'), 'not a log');
  return {
    data,
    facts: {
      logsFolder,
      config: { port: 4173, plantDatabase: { host: 'db', password: PLANTED } },
      state: { health: 'ready', token: PLANTED },
      productVersion: '0.1.0',
    },
  };
}

describe('the support bundle', () => {
  it('holds logs, configuration and versions, no secret, and unpacks with tar', async () => {
    const { data, facts } = station();
    const path = join(data, 'bundle.tar.gz');
    const names = await writeSupportBundle(path, facts, Date.UTC(2026, 0, 5, 6));
    expect(names).toEqual(['versions.json', 'config.json', 'state.json', 'logs/station.log', 'SHA256SUMS']);
    expect(statSync(path).mode & 0o077).toBe(0);

    const out = join(data, 'out');
    mkdirSync(out);
    execFileSync('tar', ['-xzf', path, '-C', out]);
    execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: out });
    const read = (name: string) => readFileSync(join(out, name), 'utf8');
    expect(JSON.parse(read('versions.json'))).toMatchObject({
      interlock: '0.1.0',
      node: process.versions.node,
      at: '2026-01-05T06:00:00.000Z',
    });
    expect(JSON.parse(read('config.json'))).toEqual({
      port: 4173,
      plantDatabase: { host: 'db', password: '[redacted]' },
    });
    expect(read('logs/station.log')).toContain('station-ready');
    for (const name of names) expect(read(name)).not.toContain(PLANTED);
  });

  it('replaces no file', async () => {
    const { data, facts } = station();
    const path = join(data, 'bundle.tar.gz');
    writeFileSync(path, 'mine');
    await expect(writeSupportBundle(path, facts, 0)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});

describe('a tar archive', () => {
  it('keeps every byte of files of any length', () => {
    const folder = temporaryFolder();
    const entries = [0, 1, 511, 512, 513, 2000].map((length) => ({
      name: `${length}.bin`,
      content: Buffer.alloc(length, length % 251),
    }));
    const path = join(folder, 'a.tar');
    writeFileSync(path, tar(entries, 1_000_000));
    execFileSync('tar', ['-xf', path, '-C', folder]);
    for (const { name, content } of entries)
      expect(readFileSync(join(folder, name)).equals(content)).toBe(true);
  });

  it('refuses a name it cannot hold', () => {
    expect(() => tar([{ name: 'x'.repeat(101), content: Buffer.of() }], 0)).toThrow('not a name');
    expect(() => tar([{ name: 'größe', content: Buffer.of() }], 0)).toThrow('not a name');
  });
});
