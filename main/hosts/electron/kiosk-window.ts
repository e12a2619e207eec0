import type { BrowserWindowConstructorOptions, Input } from 'electron';
import type { Shell, ShellWindow } from './shell.ts';

/** In memory only: nothing a screen stores outlives the process. */
export const PARTITION = 'station';

export interface WindowKind {
  readonly preload: string;
  /** A packaged station owns the whole display; a demo from a working copy stays a window one can leave. */
  readonly kiosk: boolean;
  readonly devTools: boolean;
}

export function windowOptions({ preload, kiosk, devTools }: WindowKind): BrowserWindowConstructorOptions {
  return {
    kiosk,
    fullscreen: kiosk,
    frame: !kiosk,
    width: 1280,
    height: 800,
    autoHideMenuBar: true,
    backgroundColor: '#101418',
    webPreferences: {
      preload,
      partition: PARTITION,
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
      devTools,
      backgroundThrottling: false,
    },
  };
}

/** Opens the window, keeps it in front and the display awake. `mayClose` is true only while the host shuts down. */
export function openKioskWindow(shell: Shell, kind: WindowKind, mayClose: () => boolean): ShellWindow {
  const window = new shell.BrowserWindow(windowOptions(kind));
  window.webContents.on('before-input-event', (event, input) => {
    if (leavesTheStation(input)) event.preventDefault();
  });
  void window.webContents.setVisualZoomLevelLimits(1, 1);
  if (kind.kiosk) {
    window.on('close', (event) => {
      if (!mayClose()) event.preventDefault();
    });
    window.on('leave-full-screen', () => window.setKiosk(true));
    window.on('blur', () => window.focus());
  }
  shell.powerSaveBlocker.start('prevent-display-sleep');
  return window;
}

// What reloads, zooms, closes, prints, navigates or opens tools.
const WITH_CONTROL = new Set([...'+-=0npqrtw', 'f4', 'f5', 'tab']);
const WITH_CONTROL_AND_SHIFT = new Set([...'cij']);
const WITH_ALT = new Set(['arrowleft', 'arrowright', 'f4', 'home']);
const ALONE = new Set(['browserback', 'browserforward', 'browserrefresh', 'f5', 'f11', 'f12']);

/** What scanners send passes: F8, F13, Ctrl+J, Ctrl+]. The real lock-down is the operating system's (native/). */
export function leavesTheStation({
  key,
  control,
  shift,
  alt,
  meta,
}: Pick<Input, 'key' | 'control' | 'shift' | 'alt' | 'meta'>): boolean {
  const name = key.toLowerCase();
  if ((control || meta) && WITH_CONTROL.has(name)) return true;
  if ((control || meta) && shift && WITH_CONTROL_AND_SHIFT.has(name)) return true;
  return (alt && WITH_ALT.has(name)) || ALONE.has(name);
}
