import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moduleImports } from '../support/module-imports.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const WORK = mkdtempSync(join(tmpdir(), 'bundles-'));
afterAll(() => rmSync(WORK, { recursive: true, force: true }));

async function bundle(name: 'main' | 'preload' | 'renderer') {
  const outDir = join(WORK, name);
  const configFile = join(ROOT, 'native', 'build', `${name}.vite.ts`);
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
}
const files = (name: string) =>
  readdirSync(join(WORK, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const read = (name: string, file: string) => readFileSync(join(WORK, name, file), 'utf8');

describe('the preload script', () => {
  beforeAll(() => bundle('preload'), 60_000);

  it('is one CommonJS file that requires nothing but electron', () => {
    expect(files('preload').map((path) => basename(path))).toEqual(['preload.cjs']);
    const code = read('preload', 'preload.cjs');
    const required = [...code.matchAll(/\brequire\(\s*["'`]([^"'`]+)/g)].map(([, name]) => name);
    expect(required).toEqual(['electron']);
    expect(code).not.toMatch(/^\s*(import|export)\b|\bimport\(/m);
    expect(code).not.toMatch(/\b(process|Buffer|__dirname)\b/);
  });

  it('is written in at most forty lines', () => {
    const lines = readFileSync(join(ROOT, 'preload', 'preload.ts'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
  });
});

describe('the main process', () => {
  beforeAll(() => bundle('main'), 60_000);

  it('imports only Electron, Node and declared dependencies', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const known = ['electron', ...Object.keys(dependencies)];
    const strays = files('main')
      .filter((path) => path.endsWith('.js'))
      .flatMap((path) => moduleImports(path, readFileSync(path, 'utf8')))
      .map(({ specifier }) => specifier)
      .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
      .filter((name) => !known.some((one) => name === one || name.startsWith(`${one}/`)));
    expect(strays).toEqual([]);
  });

  it('finds every file it names: workers as entries of their own, other files beside it', () => {
    const built = files('main').map((path) => path.slice(join(WORK, 'main').length + 1));
    const named = built
      .filter((path) => path.endsWith('.js'))
      .flatMap((path) => moduleImports(path, read('main', path)))
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => join(specifier));
    expect(built).toContain('main.js');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !built.includes(path))).toEqual([]);
  });
});

describe('the screens', () => {
  beforeAll(() => bundle('renderer'), 120_000);

  it('run under their policy: no inline script or style, nothing from elsewhere', () => {
    const page = read('renderer', 'index.html');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=/i);
    const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.filter((source) => !source.startsWith('./'))).toEqual([]);
    const styles = files('renderer').filter((path) => path.endsWith('.css'));
    const urls = styles.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/url\(["']?([^)"']+)/g)]);
    expect(urls.map(([, url]) => url ?? '').filter((url) => !url.startsWith('./'))).toEqual([]);
  });

  it('make no code from text', () => {
    const scripts = files('renderer').filter((path) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of scripts)
      expect(readFileSync(path, 'utf8')).not.toMatch(/\beval\(|new Function\(|document\.write\(/);
  });
});
