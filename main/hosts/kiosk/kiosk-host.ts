import { ok, type Result } from '../../contract/result.ts';
import { pulsedPort } from '../shared/pulsed-port.ts';
import type { RendererAssets } from '../shared/renderer-assets.ts';
import type { HostedStation, RunningNode } from '../shared/running-node.ts';
import { type KioskBrowserOptions, kioskBrowser } from './chromium.ts';
import { launchTokens } from './launch-token.ts';
import { openLoopback } from './loopback-server.ts';
import { stationSockets } from './ws-station.ts';

/** A node that also records what was turned away before anybody signed in. */
export interface KioskNode extends RunningNode {
  /** So many messages and connections were turned away within the last minute (`DoorFlood`). */
  countFlood(count: number): void;
}

type LogLine = (what: string, details?: Readonly<Record<string, unknown>>) => void;

/** The host's technical log. */
export interface KioskLog {
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}

export interface KioskOptions {
  readonly node: KioskNode;
  readonly port: number;
  /** Undefined where the screens are not built. */
  readonly assets: RendererAssets | undefined;
  readonly log: KioskLog;
  /** A station's address was used: here is the next one, for another browser. */
  onLaunched(station: HostedStation, nextUrl: string): void;
}

export interface KioskHost {
  readonly url: string;
  readonly stations: readonly { readonly id: string; readonly name: string; readonly url: string }[];
  /** Shows the first station full screen on this computer. */
  openBrowser(options: Pick<KioskBrowserOptions, 'executable' | 'reopen' | 'onGone'>): void;
  /** Closes the browser, the connections and the port; the node stays for its owner to close. */
  close(): Promise<void>;
}

/** Shows the stations of a node to browsers on this computer, or says in one sentence why it cannot. */
export async function openKiosk({
  node,
  port,
  assets,
  log,
  onLaunched,
}: KioskOptions): Promise<Result<KioskHost, string>> {
  const onDefect = (error: unknown) => log.error('defect', { error });
  const tokens = launchTokens();
  const beats = new Map<string, () => void>();
  const sockets = stationSockets({
    connect: (terminal) => pulsedPort(node.connect(terminal, 'kiosk'), () => beats.get(terminal)?.()),
    onFlood: (count) => {
      log.warn('door-flood', { count });
      node.countFlood(count);
    },
    onDefect,
  });
  const opened = await openLoopback({
    port,
    terminals: node.stations.map(({ terminal }) => terminal),
    assets,
    tokens,
    sockets,
    attachment: (terminal, sha256) => node.attachment(terminal, sha256),
    onLaunched(terminal) {
      const station = node.stations.find((other) => other.terminal === terminal);
      log.info('terminal-launched', { terminal });
      if (station !== undefined) onLaunched(station, addressOf(terminal));
    },
    onDefect,
  });
  if (!opened.ok) return opened;
  const server = opened.value;
  const addressOf = (terminal: string): string => server.launchUrl(tokens.issue(terminal));
  let browser: ReturnType<typeof kioskBrowser> | undefined;

  return ok({
    url: `${server.origin}/`,
    stations: node.stations.map(({ id, name, terminal }) => ({ id, name, url: addressOf(terminal) })),
    openBrowser(options) {
      const terminal = node.stations[0]?.terminal;
      if (terminal === undefined) return;
      browser = kioskBrowser({ ...options, log: log.info, address: () => addressOf(terminal) });
      beats.set(terminal, browser.beat);
    },
    async close() {
      await browser?.stop();
      await server.close();
    },
  });
}
