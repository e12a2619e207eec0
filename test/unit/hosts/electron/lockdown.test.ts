import { describe, expect, it } from 'vitest';
import { lockContents, lockSession } from '../../../../main/hosts/electron/lockdown.ts';
import { fakeContents, fakeSession } from '../../../support/fake-electron.ts';

describe('the session of the screens', () => {
  const faked = fakeSession();
  lockSession(faked.session);

  it.each([
    'media',
    'geolocation',
    'notifications',
    'serial',
    'hid',
    'usb',
    'clipboard-read',
    'fullscreen',
    'openExternal',
    'unknown',
  ])('denies %s in all three ways it can be asked for', (permission) =>
    expect(faked.grants(permission)).toEqual([false, false, false]),
  );

  it.each([
    'https://example.com/',
    'http://127.0.0.1:4173/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'devtools://devtools/bundled/inspector.html',
    'chrome://gpu/',
    'station://app.evil/',
    'station://app@evil/',
    'blob:https://evil/1',
    'blob:station://app.evil/1',
    'data:text/html,x',
    'data:text/javascript,x',
  ])('does not load %s', (url) => expect(faked.cancels(url)).toBe(true));

  it.each([
    'station://app/',
    'station://app/assets/main.js',
    'data:image/png;base64,AA',
    'blob:station://app/1',
  ])('loads %s', (url) => expect(faked.cancels(url)).toBe(false));

  it('downloads nothing', () => expect(faked.emit('will-download')).toBe(true));
});

describe('a screen', () => {
  const faked = fakeContents(1);
  lockContents(faked.contents);

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'prevents %s',
    (event) => expect(faked.emit(event)).toBe(true),
  );

  it('opens no window', () =>
    expect(faked.state.openWindow?.(undefined as never)).toEqual({ action: 'deny' }));
});
