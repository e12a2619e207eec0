import type { BrowserWindowConstructorOptions, Session } from 'electron';
import type {
  IpcEvent,
  RequestFilter,
  Shell,
  ShellContents,
  ShellSession,
  ShellWindow,
} from '../../main/hosts/electron/shell.ts';

/** What happened to the shell, in order. */
export type Happened = readonly [what: string, ...details: unknown[]];
type Listener = (...args: never[]) => void;

/** Listeners by event. `emit` passes a preventable event first and tells whether somebody prevented it. */
export function emitter() {
  const listeners = new Map<string, Listener[]>();
  return {
    on(event: string, listener: Listener): never {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
      return undefined as never;
    },
    emit(event: string, ...args: unknown[]): boolean {
      let prevented = false;
      const first = {
        preventDefault() {
          prevented = true;
        },
      };
      for (const listener of listeners.get(event) ?? []) listener(...([first, ...args] as never[]));
      return prevented;
    },
  };
}

export function fakeContents(id: number, happened: Happened[] = []) {
  const { on, emit } = emitter();
  const sent: [channel: string, text: string][] = [];
  const onSent: ((channel: string, text: string) => void)[] = [];
  const state = { destroyed: false, openWindow: undefined as ((details: never) => unknown) | undefined };
  const contents = {
    id,
    on,
    isDestroyed: () => state.destroyed,
    send(channel: string, text: string) {
      sent.push([channel, text]);
      for (const listener of onSent) listener(channel, text);
    },
    reload: () => void happened.push(['reload']),
    forcefullyCrashRenderer: () => void happened.push(['crash']),
    setVisualZoomLevelLimits: async (minimum: number, maximum: number) =>
      void happened.push(['zoom-limits', minimum, maximum]),
    setWindowOpenHandler(handler: (details: never) => unknown) {
      state.openWindow = handler;
    },
  } satisfies ShellContents;
  return {
    contents,
    emit,
    sent,
    state,
    onSent: (listener: (typeof onSent)[number]) => void onSent.push(listener),
  };
}

export function fakeSession() {
  const { on, emit } = emitter();
  let filter: RequestFilter = () => undefined;
  let request: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  let check: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  let device: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  const schemes = new Map<string, (request: Request) => Response | Promise<Response>>();
  const session = {
    on,
    setPermissionRequestHandler: (handler: typeof request) => {
      request = handler;
    },
    setPermissionCheckHandler: (handler: typeof check) => {
      check = handler;
    },
    setDevicePermissionHandler: (handler: typeof device) => {
      device = handler;
    },
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
        void schemes.set(scheme, handler),
    },
    webRequest: {
      onBeforeRequest: (listener: RequestFilter) => {
        filter = listener;
      },
    },
  } satisfies ShellSession;
  return {
    session,
    emit,
    schemes,
    /** Whether a load of this address is cancelled. */
    cancels(url: string) {
      let cancelled: boolean | undefined;
      filter({ url }, ({ cancel }) => {
        cancelled = cancel;
      });
      return cancelled;
    },
    /** The three answers about a permission; Electron itself grants what nobody answers. */
    grants(permission: string) {
      let granted: boolean | undefined;
      const answer = (value: boolean) => {
        granted = value;
      };
      request?.(undefined as never, permission as never, answer, undefined as never);
      return [
        granted ?? true,
        check?.(null, permission as never, '', undefined as never) ?? true,
        device?.(undefined as never) ?? true,
      ];
    },
  };
}

export interface FakeShellOptions {
  readonly packaged?: boolean;
  readonly firstInstance?: boolean;
}

/** A whole Electron of plain objects. */
export function fakeElectron({ packaged = true, firstInstance = true }: FakeShellOptions = {}) {
  const happened: Happened[] = [];
  const app = emitter();
  const power = emitter();
  const windowEvents = emitter();
  const screen = fakeContents(7, happened);
  const fakedSession = fakeSession();
  const channels = new Map<string, (event: IpcEvent, ...args: unknown[]) => Promise<unknown>>();
  const opened: BrowserWindowConstructorOptions[] = [];
  const state = { minimized: false };

  const window: ShellWindow = {
    on: windowEvents.on,
    webContents: screen.contents,
    loadURL: async (url) => void happened.push(['load', url]),
    setKiosk: (on) => void happened.push(['kiosk', on]),
    isMinimized: () => state.minimized,
    restore: () => void happened.push(['restore']),
    focus: () => void happened.push(['focus']),
  };
  /** Called with `new`; hands out the one window of the test. */
  function FakeWindow(options: BrowserWindowConstructorOptions) {
    opened.push(options);
    app.emit('web-contents-created', screen.contents);
    return window;
  }
  const shell: Shell = {
    app: {
      on: app.on,
      isPackaged: packaged,
      enableSandbox: () => void happened.push(['sandbox']),
      requestSingleInstanceLock: () => firstInstance,
      whenReady: async () => void happened.push(['ready']),
      relaunch: (options) => void happened.push(['relaunch', options?.args]),
      exit: (code) => void happened.push(['exit', code]),
    },
    BrowserWindow: FakeWindow as never,
    crashReporter: { start: (options) => void happened.push(['crash-reporter', options]) },
    ipcMain: { handle: (channel, listener) => void channels.set(channel, listener) },
    Menu: { setApplicationMenu: (menu) => void happened.push(['menu', menu]) },
    powerMonitor: { on: power.on },
    powerSaveBlocker: { start: (type) => happened.push(['stay-awake', type]) },
    protocol: { registerSchemesAsPrivileged: (schemes) => void happened.push(['schemes', schemes]) },
    session: {
      fromPartition(partition) {
        happened.push(['session', partition]);
        return fakedSession.session;
      },
    },
  };
  return {
    shell,
    happened,
    app,
    power,
    windowEvents,
    screen,
    session: fakedSession,
    channels,
    opened,
    state,
  };
}
