import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { Hello } from '../../main/contract/station-port.ts';
import { electronBinary } from '../../native/setup/choose-host.mjs';

// Runs the built shell in the real Electron, where its binary is installed and a window can open. The installed
// binary has its fuses as delivered; a packaged one refuses to be driven like this, as it should.

const data = mkdtempSync(join(tmpdir(), 'interlock-electron-'));
const root = join(import.meta.dirname, '..', '..');
const app = await _electron.launch({
  executablePath: electronBinary(),
  args: [root, '--demo', '--data', join(data, 'plant')],
});
try {
  const page = await app.firstWindow();
  await page.waitForLoadState();
  assert.equal(page.url(), 'station://app/');
  assert.equal(await page.evaluate('typeof require + typeof process'), 'undefinedundefined');
  const hello = (await page.evaluate('window.station.hello()')) as Hello;
  assert.equal(hello.host, 'electron');
  assert.equal(await page.evaluate('window.open("https://example.com/")'), null);
  await page.evaluate('void (location.href = "https://example.com/")');
  await page.waitForTimeout(500);
  assert.equal(page.url(), 'station://app/');
} finally {
  await app.close();
  rmSync(data, { recursive: true });
}
console.log('the built shell runs in Electron');
