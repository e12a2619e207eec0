import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { boundDumps } from '../../../../main/hosts/shared/crash-dumps.ts';

const folder = mkdtempSync(join(tmpdir(), 'dumps-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('crash dumps', () => {
  it('stay unreadable to others, and only the newest ten stay', () => {
    mkdirSync(join(folder, 'completed'));
    for (let age = 0; age < 14; age += 1) {
      const path = join(folder, age % 2 ? 'completed' : '', `${age}.dmp`);
      writeFileSync(path, '');
      utimesSync(path, 1_000_000 - age, 1_000_000 - age);
    }
    writeFileSync(join(folder, 'settings.dat'), '');
    boundDumps(folder);
    const kept = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.dmp'));
    const ages = kept.map((name) => Number.parseInt(name.split('/').at(-1) ?? '', 10)).sort((a, b) => a - b);
    expect(ages).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(readdirSync(folder)).toContain('settings.dat');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('need no folder to begin with', () => {
    expect(() => boundDumps(join(folder, 'none'))).not.toThrow();
  });
});
