import { join } from 'node:path';
import { openLog } from '../../adapters/system/logger.ts';
import type { Result } from '../../contract/result.ts';
import { type RendererAssets, rendererAssets } from '../shared/renderer-assets.ts';
import type { BootOptions } from '../shared/running-node.ts';
import { findBrowser } from './find-browser.ts';
import { obstacleIn } from './folder-obstacle.ts';
import { type KioskHost, type KioskNode, openKiosk } from './kiosk-host.ts';
import { systemdNotify } from './systemd-notify.ts';
import { wakeWatch } from './wake-watch.ts';

export interface ServeOptions {
  readonly boot: BootOptions;
  readonly port: number;
  /** Opens the browser of this computer on the first station. */
  readonly open: boolean;
  /** One JSON document on `out` once ready; otherwise a list for people. */
  readonly json: boolean;
  /** Where the built screens are. */
  readonly screens: string;
}

/** The process around the host. */
export interface ServeSurroundings {
  out(text: string): void;
  err(text: string): void;
  readonly env: NodeJS.ProcessEnv;
  /** Numeric id of the user; undefined on Windows. */
  readonly user: number | undefined;
  /** Aborted by SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Told of whatever nobody caught; the host then closes its log and ends. */
  onDefect(listener: (error: unknown) => void): void;
}

/** Brings the node up, or says in one sentence why not. */
export type BootNode = (options: BootOptions) => Promise<Result<KioskNode, string>>;

/** Told to end, ended by a defect, or left without the browser it is there for. */
type End =
  | { readonly kind: 'told' }
  | { readonly kind: 'defect'; readonly error: unknown }
  | { readonly kind: 'noScreen' };

const CLOSE_LIMIT_MS = 4000;
const LOST = 'The log was not closed in time; nothing acknowledged is lost.';

/**
 * Serves a node until it is told to end. Exit codes: 0 ended in order, 1 something is in the way (said in one
 * sentence), 2 there is no station in the folder to serve.
 */
export async function serveNode(
  options: ServeOptions,
  around: ServeSurroundings,
  boot: BootNode,
): Promise<0 | 1 | 2> {
  const obstacle = obstacleIn(options.boot);
  if (obstacle !== undefined) {
    around.err(obstacle.sentence);
    return obstacle.code;
  }
  const booted = await boot(options.boot);
  if (!booted.ok) {
    around.err(booted.error);
    return 1;
  }
  const node = booted.value;
  const file = openLog({ folder: join(options.boot.dataFolder, 'logs'), name: 'kiosk' });
  const opened = await openKiosk({
    node,
    port: options.port,
    assets: builtScreens(options.screens, around),
    log: file,
    onLaunched: (station, nextUrl) => {
      if (!options.json) around.out(`${station.id} was opened. Its next address: ${nextUrl}`);
    },
  });
  if (!opened.ok) {
    await node.close();
    around.err(opened.error);
    return 1;
  }
  const kiosk = opened.value;
  const systemd = systemdNotify(around.env, file.warn);
  const endWatch = wakeWatch(() => node.wake());
  const end = Promise.withResolvers<End>();
  around.onDefect((error) => end.resolve({ kind: 'defect', error }));
  whenAborted(around.signal, () => end.resolve({ kind: 'told' }));

  around.out(options.json ? forScripts(kiosk) : forPeople(kiosk, options.boot));
  systemd.ready();
  if (options.open) openBrowser(kiosk, options, around, () => end.resolve({ kind: 'noScreen' }));

  const ended = await end.promise;
  file.info('ending', { why: ended.kind });
  if (ended.kind === 'defect') {
    file.error('defect', { error: ended.error });
    around.err('The station stopped on a defect; the log file kiosk.log has the details.');
  }
  systemd.stopping();
  endWatch();
  const closed = await withinLimit(closing(kiosk, node), (error) => file.error('close-failed', { error }));
  if (!closed) around.err(LOST);
  file.info('ended', { closed });
  file.close();
  return closed && ended.kind === 'told' ? 0 : 1;
}

function builtScreens(folder: string, { err }: ServeSurroundings): RendererAssets | undefined {
  try {
    return rendererAssets(folder);
  } catch (error) {
    err(
      `The screens are not built (npm run build:web): scripts are answered, browsers are not. ${(error as Error).message}`,
    );
    return undefined;
  }
}

/** A panel that lost its browser for good shows nothing: where a service manager watches, it starts the host anew. */
function openBrowser(
  kiosk: KioskHost,
  { boot }: ServeOptions,
  { env, user, err }: ServeSurroundings,
  onNoScreen: () => void,
): void {
  const browser = findBrowser({ env, user, platform: process.platform });
  if (!browser.ok) {
    err(browser.error);
    return;
  }
  kiosk.openBrowser({
    executable: browser.value,
    reopen: !boot.demo,
    onGone(sentence) {
      err(sentence);
      if (env['NOTIFY_SOCKET'] !== undefined) onNoScreen();
    },
  });
}

function whenAborted(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act();
  else signal.addEventListener('abort', act, { once: true });
}

async function closing(kiosk: KioskHost, node: KioskNode): Promise<void> {
  await kiosk.close();
  await node.close();
}

async function withinLimit(work: Promise<void>, onFailure: (error: unknown) => void): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), CLOSE_LIMIT_MS);
  });
  const done = work.then(
    () => true,
    (error: unknown) => {
      onFailure(error);
      return false;
    },
  );
  const inTime = await Promise.race([done, late]);
  clearTimeout(timer);
  return inTime;
}

const forScripts = ({ url, stations }: KioskHost): string =>
  JSON.stringify({ url, stations: stations.map(({ id, url: own }) => ({ id, url: own })), pid: process.pid });

function forPeople({ stations }: KioskHost, { dataFolder, demo }: BootOptions): string {
  const width = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const ids = width(stations.map(({ id }) => id));
  const names = width(stations.map(({ name }) => name));
  return [
    `Interlock serves ${dataFolder}${demo ? ' (demo plant)' : ''}. Each address opens once:`,
    '',
    ...stations.map(({ id, name, url }) => `  ${id.padEnd(ids)}  ${name.padEnd(names)}  ${url}`),
    '',
    'Ctrl-C ends it in order.',
  ].join('\n');
}
