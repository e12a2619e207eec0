import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const NATIVE = join(import.meta.dirname, '..', '..', 'native');
const read = (...path: string[]) => readFileSync(join(NATIVE, ...path), 'utf8');

describe('the files of a Linux panel', () => {
  const service = read('kiosk', 'station-kiosk.service');
  const policy = JSON.parse(read('kiosk', 'chromium-policy.json'));

  it('let the browser show the one address the service serves, and nothing else', () => {
    const port = /--port (\d+)/.exec(service)?.[1];
    expect(policy.URLBlocklist).toEqual(['*']);
    // A path pattern after the port makes Chromium block the address as well.
    expect(policy.URLAllowlist).toEqual([`http://127.0.0.1:${port}`]);
    expect(policy).toMatchObject({
      DeveloperToolsAvailability: 2,
      DownloadRestrictions: 3,
      AllowFileSelectionDialogs: false,
      PrintingEnabled: false,
      PasswordManagerEnabled: false,
      TranslateEnabled: false,
      IncognitoModeAvailability: 1,
    });
  });

  it('run node itself, so that a signal reaches the host, and restart it when it is silent', () => {
    const start = /^ExecStart=(.*)$/m.exec(service)?.[1] ?? '';
    expect(start).toContain('/node_modules/.bin/node main/hosts/cli/main.ts serve ');
    expect(start).not.toMatch(/npm|--demo|--no-sandbox/);
    expect(service).toMatch(/^Type=notify$/m);
    expect(service).toMatch(/^NotifyAccess=all$/m);
    expect(service).toMatch(/^WatchdogSec=20$/m);
    expect(service).toMatch(/^Restart=always$/m);
    expect(service).toMatch(/^User=station$/m);
  });
});

describe('the udev rules', () => {
  it('open serial and HID devices to the group of the station, never to everybody', () => {
    const rules = read('udev', '70-station.rules')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules.length).toBeGreaterThan(2);
    for (const rule of rules) expect(rule).not.toMatch(/MODE="0?66[1-7]"/);
    expect(
      rules.filter((rule) => rule.includes('MODE=')).every((rule) => rule.includes('GROUP="dialout"')),
    ).toBe(true);
  });
});

describe('the shell of a Windows terminal', () => {
  it('comes back whenever it ends', () => {
    const xml = read('windows', 'shell-launcher.xml');
    expect(xml).toContain('Interlock.exe');
    expect([...xml.matchAll(/Action="(\w+)"/g)].map(([, action]) => action)).toEqual(
      Array(3).fill('RestartShell'),
    );
  });
});
