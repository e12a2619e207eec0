import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../native/setup/browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'browser-'));
const chromium = join(folder, 'my-chromium');
writeFileSync(chromium, '');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the browser of the tests', () => {
  it('is the one that STATION_CHROMIUM names', () => {
    expect(findChromium({ STATION_CHROMIUM: chromium })).toBe(chromium);
  });

  it('is not silently another one when the named one is missing', () => {
    expect(() => findChromium({ STATION_CHROMIUM: join(folder, 'gone') })).toThrow(
      /which does not exist.*Correct it/,
    );
  });

  it('is otherwise looked for on the PATH', () => {
    const found = findChromium({ PATH: folder });
    writeFileSync(join(folder, 'chrome'), '');
    expect(findChromium({ PATH: folder })).toBe(found ?? join(folder, 'chrome'));
  });
});
