import type * as Electron from 'electron';

/**
 * The part of Electron that this host uses. The real modules fit it without a cast, and so do the plain objects of
 * the tests: nothing outside this list can creep in unseen.
 */
export interface Shell {
  readonly app: Pick<
    Electron.App,
    'isPackaged' | 'enableSandbox' | 'requestSingleInstanceLock' | 'whenReady' | 'relaunch' | 'exit' | 'on'
  >;
  readonly BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => ShellWindow;
  readonly crashReporter: Pick<Electron.CrashReporter, 'start'>;
  readonly ipcMain: ShellIpc;
  readonly Menu: { setApplicationMenu(menu: null): void };
  readonly powerMonitor: Pick<Electron.PowerMonitor, 'on'>;
  readonly powerSaveBlocker: Pick<Electron.PowerSaveBlocker, 'start'>;
  readonly protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>;
  readonly session: { fromPartition(partition: string): ShellSession };
}

export type ShellWindow = Pick<
  Electron.BrowserWindow,
  'loadURL' | 'setKiosk' | 'isMinimized' | 'restore' | 'focus' | 'on'
> & { readonly webContents: ShellContents };

export type ShellContents = Pick<
  Electron.WebContents,
  | 'id'
  | 'isDestroyed'
  | 'send'
  | 'reload'
  | 'forcefullyCrashRenderer'
  | 'setVisualZoomLevelLimits'
  | 'setWindowOpenHandler'
  | 'on'
>;

export type ShellSession = Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
> & {
  readonly protocol: Pick<Electron.Protocol, 'handle'>;
  readonly webRequest: { onBeforeRequest(listener: RequestFilter): void };
};

export type RequestFilter = (
  details: { url: string },
  callback: (response: { cancel: boolean }) => void,
) => void;

export interface ShellIpc {
  handle(channel: string, listener: (event: IpcEvent, ...args: unknown[]) => Promise<unknown>): void;
}

export interface IpcEvent {
  readonly sender: { readonly id: number };
  /** null once the frame has navigated or gone; read it before the first await. */
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null;
}

/** One line of the host's own log file: what happened, and its data. */
export type HostLog = (what: string, details?: Readonly<Record<string, unknown>>) => void;
