import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rendererAssets } from '../../../../main/hosts/shared/renderer-assets.ts';

const base = mkdtempSync(join(tmpdir(), 'assets-'));
const folder = join(base, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(base, 'secret.js'), 'secret');
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'assets', 'main.js'), 'export {}');
writeFileSync(join(folder, 'assets', 'main.js.map'), '{}');
writeFileSync(join(folder, 'assets', 'a b.css'), 'a{}');
symlinkSync(join(base, 'secret.js'), join(folder, 'linked.js'));
afterAll(() => rmSync(base, { recursive: true }));

describe('the files of the screens', () => {
  const assets = rendererAssets(folder);

  it.each([
    ['/', '<!doctype html>', 'text/html; charset=utf-8'],
    ['/index.html', '<!doctype html>', 'text/html; charset=utf-8'],
    ['/assets/main.js', 'export {}', 'text/javascript; charset=utf-8'],
    ['/assets/a%20b.css', 'a{}', 'text/css; charset=utf-8'],
  ])('serves %s with its content type', async (path, body, contentType) => {
    const asset = await assets.read(path);
    expect(asset?.body.toString()).toBe(body);
    expect(asset?.contentType).toBe(contentType);
  });

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '//secret.js',
    '/linked.js',
    '/assets',
    '/assets/',
    '/assets/main.js.map',
    '/assets/main.js%00.html',
    '/INDEX.HTML',
    '/%',
    '/%E0%A4%A',
    'index.html',
    '',
    join(base, 'secret.js'),
  ])('has nothing at %s', async (path) => {
    expect(await assets.read(path)).toBeUndefined();
  });

  it('says what is wrong when the screens are not built', () => {
    expect(() => rendererAssets(join(folder, 'assets'))).toThrow(/screens are not built.*no index\.html/);
  });
});
