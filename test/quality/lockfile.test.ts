import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly link?: boolean;
}
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The entry a package at `path` gets for `name`, by the rules of node_modules. */
function resolved(path: string, name: string): Locked | undefined {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const entry = packages[`${at}${at === '' ? '' : '/'}node_modules/${name}`];
    if (entry !== undefined || at === '') return entry;
  }
}

describe('the lockfile', () => {
  it('installs in an empty folder, on any platform, as npm ci sees it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lock-'));
    try {
      for (const file of ['package.json', 'package-lock.json'])
        copyFileSync(join(ROOT, file), join(folder, file));
      const run = spawnSync('npm', ['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: folder,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      });
      expect(run.stderr).not.toContain('EUSAGE');
      expect(run.status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('holds the packages of every platform that any package names', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => resolved(path, name) === undefined)
        .map((name) => `${path || 'package.json'} names ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['node-', ['linux-x64', 'linux-arm64', 'win-x64']],
    ['@biomejs/cli-', ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-arm64']],
    ['@rolldown/binding-', ['linux-x64-gnu', 'linux-arm64-gnu', 'win32-x64-msvc', 'darwin-arm64']],
    ['@node-rs/argon2-', ['linux-x64-gnu', 'linux-arm64-gnu', 'win32-x64-msvc', 'darwin-arm64']],
    ['@typescript/typescript-', ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-arm64']],
  ])('has %s for the machines we know', (prefix, platforms) => {
    expect(
      platforms.filter((platform) => packages[`node_modules/${prefix}${platform}`] === undefined),
    ).toEqual([]);
  });

  it('pins every package by its content, and every direct dependency by its exact version', () => {
    const loose = Object.entries(packages).filter(
      ([path, { integrity }]) => path !== '' && integrity === undefined,
    );
    expect(loose.map(([path]) => path)).toEqual([]);
    const direct = {
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    };
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual(
      [],
    );
  });

  it('lets no package run a script when it is installed', () => {
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(scripted.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
  });
});
