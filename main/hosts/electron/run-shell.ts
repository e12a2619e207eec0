import { pulsedPort } from '../shared/pulsed-port.ts';
import type { RendererAssets } from '../shared/renderer-assets.ts';
import type { BootStation, RunningNode } from '../shared/running-node.ts';
import { appProtocol, FAULT_PAGE, HOME, SCHEME } from './app-protocol.ts';
import { ipcStation } from './ipc-station.ts';
import { openKioskWindow, PARTITION } from './kiosk-window.ts';
import { lockContents, lockSession } from './lockdown.ts';
import type { ShellOptions } from './options.ts';
import type { HostLog, Shell, ShellWindow } from './shell.ts';
import { trustedIpc } from './trusted-ipc.ts';
import { uiWatchdog } from './ui-watchdog.ts';
import { installUpdate, type Updater } from './updates.ts';

const CLOSE_LIMIT_MS = 4000;

/** What surrounds the shell: its process, its files and the node it shows. */
export interface Surroundings {
  readonly options: ShellOptions;
  /** All arguments of this process, for its successor. */
  readonly args: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly preload: string;
  readonly boot: BootStation;
  readonly log: HostLog;
  openAssets(): RendererAssets;
  loadUpdater(): Promise<Updater>;
  onSignal(listener: () => void): void;
  onDefect(listener: (error: unknown) => void): void;
}

/** Runs the Electron host. Everything before the first await happens before Electron is ready, as it must. */
export async function runShell(shell: Shell, around: Surroundings): Promise<void> {
  const { app } = shell;
  const { log, options } = around;
  app.enableSandbox();
  shell.protocol.registerSchemesAsPrivileged([SCHEME]);
  shell.crashReporter.start({ uploadToServer: false });
  shell.Menu.setApplicationMenu(null);
  if (!app.requestSingleInstanceLock()) return app.exit(0);

  let node: RunningNode | undefined;
  let window: ShellWindow | undefined;
  let fault = '';
  let closing = false;

  const loadFailed = (error: unknown) => log('load-failed', { error });
  const showFault = (sentence: string) => {
    log('fault', { sentence });
    fault = sentence;
    window?.loadURL(FAULT_PAGE).catch(loadFailed);
  };
  /** Closes the log within its limit, then leaves. A log that does not close in time is told by the exit code. */
  const leave = async (code: number) => {
    if (closing) return;
    closing = true;
    watchdog.end();
    const late = new Promise<'late'>((done) => setTimeout(done, CLOSE_LIMIT_MS, 'late'));
    const failure = await Promise.race([node?.close(), late]).catch((error: unknown) => error);
    if (failure !== undefined) log('close-failed', { failure });
    app.exit(failure === undefined ? code : 70);
  };
  const end = (event?: { preventDefault(): void }) => {
    if (!closing) event?.preventDefault();
    void leave(0);
  };
  const watchdog = uiWatchdog(
    {
      reload: () => window?.webContents.reload(),
      crash: () => window?.webContents.forcefullyCrashRenderer(),
      fault: showFault,
      relaunch: (argument) => {
        app.relaunch({ args: [...new Set([...around.args, argument])] });
        void leave(70);
      },
    },
    log,
    () => performance.now(),
    options.relaunched,
  );

  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => end());
  app.on('before-quit', end);
  app.on('child-process-gone', (_event, details) => watchdog.childGone(details));
  around.onSignal(() => end());
  around.onDefect((error) => {
    log('defect', { error });
    void leave(70);
  });

  await app.whenReady();
  shell.powerMonitor.on('shutdown', () => end());
  shell.powerMonitor.on('resume', () => node?.wake());
  const booted = await around.boot(options.boot);
  if (booted.ok) node = booted.value;
  if (node !== undefined && options.update) {
    const outcome = await installUpdate(await around.loadUpdater(), node, around.platform);
    log('update', outcome.ok ? { installing: outcome.value } : { refused: outcome.error });
    return outcome.ok ? undefined : await leave(1);
  }

  const session = shell.session.fromPartition(PARTITION);
  lockSession(session);
  const wanted = options.boot.station;
  const station = node?.stations.find(({ id }) => wanted === undefined || id === wanted);
  session.protocol.handle(
    SCHEME.scheme,
    appProtocol(
      node && around.openAssets(),
      () => fault,
      (sha256) => (station && node?.attachment(station.terminal, sha256)) ?? null,
    ),
  );
  const kind = { preload: around.preload, kiosk: app.isPackaged, devTools: !app.isPackaged };
  window = openKioskWindow(shell, kind, () => closing);
  window.on('query-session-end', end);
  window.on('session-end', () => end());
  window.on('unresponsive', watchdog.unresponsive);
  window.webContents.on('render-process-gone', (_event, details) => watchdog.gone(details));

  if (node === undefined || station === undefined) {
    watchdog.end();
    return showFault(booted.ok ? `This node has no station ${wanted}.` : booted.error);
  }
  const port = pulsedPort(node.connect(station.terminal, 'electron'), watchdog.beat);
  ipcStation(trustedIpc(shell.ipcMain, window.webContents.id, log), port, window.webContents, log);
  watchdog.start();
  await window.loadURL(HOME).catch(loadFailed);
}
