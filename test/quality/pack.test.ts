import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../native/setup/build.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const WORK = mkdtempSync(join(tmpdir(), 'pack-'));
const PACKED = join(WORK, 'out', 'linux-unpacked');
const RESOURCES = join(PACKED, 'resources');
const asar = createRequire(import.meta.url)('@electron/asar') as {
  listPackage(path: string, options: { isPack: boolean }): string[];
  extractAll(path: string, folder: string): void;
};

/** What an Electron binary has instead of a fuse box: the sentinel, version 1, nine fuses, none blown. */
const FUSE_BOX = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09000000000';

beforeAll(async () => {
  await ensureBuilt('screens');
  await ensureBuilt('shell');
  const dist = join(WORK, 'electron');
  mkdirSync(dist);
  writeFileSync(join(dist, 'electron'), FUSE_BOX, { mode: 0o755 });
  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'electron-builder', 'cli.js'),
      ...['--linux', 'dir', '--x64', '--publish', 'never'],
      ...[`-c.electronDist=${dist}`, `-c.directories.output=${join(WORK, 'out')}`],
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);
}, 180_000);
afterAll(() => rmSync(WORK, { recursive: true, force: true }));

describe('a package', () => {
  it('has only addons outside its archive, those of its own platform, and all of them', () => {
    const outside = readdirSync(join(RESOURCES, 'app.asar.unpacked'), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(join(RESOURCES, 'app.asar.unpacked', 'node_modules'), join(entry.parentPath, entry.name)),
      );
    expect(outside.sort()).toEqual([
      '@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
      '@serialport/bindings-cpp/prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node',
      '@serialport/bindings-cpp/prebuilds/linux-x64/@serialport+bindings-cpp.musl.node',
      'better-sqlite3/prebuilds/linux-x64.node',
      'node-hid/prebuilds/HID-linux-x64/node-napi-v4.node',
      'node-hid/prebuilds/HID_hidraw-linux-x64/node-napi-v4.node',
    ]);
  });

  it('holds the built product and no source, map, test or tool', () => {
    const inside = asar.listPackage(join(RESOURCES, 'app.asar'), { isPack: false });
    const top = new Set(inside.map((path) => path.split('/')[1]));
    expect([...top].sort()).toEqual(['node_modules', 'out', 'package.json']);
    for (const path of ['/out/main/main.js', '/out/preload/preload.cjs', '/out/renderer/index.html']) {
      expect(inside).toContain(path);
    }
    expect(inside.filter((path) => /\.(ts|tsx|map|c|cc|cpp|h|gyp)$/.test(path))).toEqual([]);
    const { devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    const tools = Object.keys({ ...devDependencies, ...optionalDependencies });
    expect(tools.filter((name) => inside.includes(`/node_modules/${name}`))).toEqual([]);
  });

  it('has its fuses blown', async () => {
    const wire = await getCurrentFuseWire(join(PACKED, 'interlock'));
    const on = (fuse: FuseV1Options) => wire[fuse] === '1'.charCodeAt(0);
    expect(wire.version).toBe(FuseVersion.V1);
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
      browserSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      fileProtocol: false,
      browserSnapshot: false,
      cookieEncryption: true,
      asarIntegrity: true,
      onlyAsar: true,
    });
  });

  it('loads every dependency of the product from what it holds', () => {
    const folder = join(WORK, 'extracted');
    asar.extractAll(join(RESOURCES, 'app.asar'), folder);
    const script = `
      const { dependencies } = JSON.parse(require('node:fs').readFileSync('package.json', 'utf8'));
      const named = Object.keys(dependencies).filter((name) => !name.startsWith('@fontsource/'));
      Promise.all(named.map((name) => import(name === 'bwip-js' ? 'bwip-js/generic' : name)))
        .then(() => new (require('better-sqlite3'))(':memory:').pragma('user_version'))
        .then(() => console.log(named.length));`;
    const run = spawnSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(Number(run.stdout)).toBeGreaterThan(10);
  });

  it('brings the device rules and the licence', () => {
    expect(readdirSync(RESOURCES)).toEqual(expect.arrayContaining(['LICENSE.txt', 'udev']));
    expect(readFileSync(join(RESOURCES, 'udev', '70-station.rules'), 'utf8')).toContain('dialout');
  });
});
