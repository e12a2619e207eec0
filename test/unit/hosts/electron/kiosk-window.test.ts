import { describe, expect, it } from 'vitest';
import {
  leavesTheStation,
  openKioskWindow,
  windowOptions,
} from '../../../../main/hosts/electron/kiosk-window.ts';
import { fakeElectron } from '../../../support/fake-electron.ts';

const packaged = { preload: '/app/out/preload/preload.cjs', kiosk: true, devTools: false };

describe('the window of a station', () => {
  it('has exactly these web preferences', () => {
    expect(windowOptions(packaged).webPreferences).toEqual({
      preload: '/app/out/preload/preload.cjs',
      partition: 'station',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: false,
      backgroundThrottling: false,
    });
  });

  it('owns the display when packaged and stays an ordinary window in a working copy', () => {
    expect(windowOptions(packaged)).toMatchObject({
      kiosk: true,
      fullscreen: true,
      frame: false,
      autoHideMenuBar: true,
    });
    expect(windowOptions({ ...packaged, kiosk: false })).toMatchObject({
      kiosk: false,
      fullscreen: false,
      frame: true,
    });
  });

  it('stays in front, cannot be closed, does not zoom and keeps the display awake', () => {
    const fake = fakeElectron();
    let leaving = false;
    openKioskWindow(fake.shell, packaged, () => leaving);
    fake.windowEvents.emit('leave-full-screen');
    fake.windowEvents.emit('blur');
    expect(fake.windowEvents.emit('close')).toBe(true);
    leaving = true;
    expect(fake.windowEvents.emit('close')).toBe(false);
    expect(fake.happened).toEqual([
      ['zoom-limits', 1, 1],
      ['stay-awake', 'prevent-display-sleep'],
      ['kiosk', true],
      ['focus'],
    ]);
  });

  it('drops keys that leave the station', () => {
    const fake = fakeElectron();
    openKioskWindow(fake.shell, packaged, () => false);
    const none = { control: false, shift: false, alt: false, meta: false };
    expect(fake.screen.emit('before-input-event', { ...none, key: 'F5' })).toBe(true);
    expect(fake.screen.emit('before-input-event', { ...none, key: '5' })).toBe(false);
  });
});

describe('the keys of a station', () => {
  const press = (combination: string) => {
    const parts = combination.split('_');
    return leavesTheStation({
      key: parts.at(-1) ?? '',
      control: parts.includes('Ctrl'),
      shift: parts.includes('Shift'),
      alt: parts.includes('Alt'),
      meta: parts.includes('Meta'),
    });
  };

  it.each([
    ...['F5', 'F11', 'F12', 'Ctrl_r', 'Ctrl_Shift_R', 'Ctrl_F5', 'Meta_r', 'BrowserRefresh', 'BrowserBack'],
    ...[
      'Ctrl_Shift_I',
      'Ctrl_Shift_J',
      'Ctrl_Shift_C',
      'Ctrl_w',
      'Ctrl_q',
      'Alt_F4',
      'Ctrl_F4',
      'Ctrl_n',
      'Ctrl_t',
    ],
    ...['Ctrl_+', 'Ctrl_-', 'Ctrl_=', 'Ctrl_0', 'Ctrl_p', 'Alt_ArrowLeft', 'Alt_ArrowRight', 'Alt_Home'],
  ])('drop %s', (combination) => expect(press(combination)).toBe(true));

  it.each([
    'F8',
    'F13',
    'Ctrl_]',
    'Ctrl_j',
    'Ctrl_c',
    'Enter',
    'Tab',
    'Shift_R',
    '0',
    '-',
    'ArrowLeft',
    'Home',
    'Alt_1',
    'Escape',
  ])('pass %s, which people or scanners need', (combination) => expect(press(combination)).toBe(false));
});
