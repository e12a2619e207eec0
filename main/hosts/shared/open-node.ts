import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceDeclaration } from '../../adapters/devices/open-device.ts';
import { openDevices } from '../../adapters/devices/open-devices.ts';
import { systemClock } from '../../adapters/devices/system-clock.ts';
import { openPositions } from '../../adapters/events-out/position-folder.ts';
import { DEMO_COST, openCredentialStore, PRODUCTION_COST } from '../../adapters/identity/credential-store.ts';
import { labelMaker } from '../../adapters/labels/label-maker.ts';
import { KEY_FILE, loadSigner } from '../../adapters/pins/ed25519-signer.ts';
import { openAttachmentFolder } from '../../adapters/sqlite/attachment-folder.ts';
import { type DataFolders, FolderUnusable } from '../../adapters/sqlite/data-folder.ts';
import { sha256 } from '../../adapters/sqlite/sha256.ts';
import { stationClock } from '../../adapters/system/clock.ts';
import { type ClockSyncWatch, watchClockSync } from '../../adapters/system/clock-sync.ts';
import { diskSpace } from '../../adapters/system/disk-space.ts';
import { openLog } from '../../adapters/system/logger.ts';
import { plantCalendar } from '../../adapters/system/plant-calendar.ts';
import { newUuid } from '../../adapters/system/random.ts';
import { startDeliveries } from '../../application/deliveries/deliveries.ts';
import type { Clock, Journal } from '../../application/ports/node-ports.ts';
import type { StationLog } from '../../application/station/station-log.ts';
import { type NodeParts, StationNode } from '../../application/station/station-node.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { USUAL_DPMM } from '../../domain/labels/bitmap.ts';
import { isOfAFile } from '../../domain/log/failure-class.ts';
import { plantFacts } from '../../domain/state.ts';
import { verifyInBackground } from '../../verifier/verify-in-background.ts';
import { verifyLog } from '../../verifier/verify-log.ts';
import { scheduleBackups } from './backup-schedule.ts';
import { type ClaimedFolder, claimFolder } from './claim-folder.ts';
import { loadDevices } from './device-config.ts';
import { type FoundingKit, foundFolder } from './found-folder.ts';
import { NodeHealth } from './node-health.ts';
import { openStationLog } from './open-log.ts';
import { openReceivers } from './receiver-config.ts';
import type { HostedStation, RunningNode } from './running-node.ts';
import { watchSpace } from './watch-space.ts';
import { whyNotOpen } from './why-not-open.ts';

export interface NodeOptions {
  readonly dataFolder: string;
  readonly kind: 'demo' | 'production';
  readonly version: string;
  /** What an empty folder is founded with; null refuses an empty folder. */
  readonly found: FoundingKit | null;
  /** null: what the folder itself declares. */
  readonly devices: readonly DeviceDeclaration[] | null;
  /** The file of the device thread where it is packaged; its source otherwise. */
  readonly deviceThread?: URL;
  /** A folder in which the traffic of every device is written down, for support. */
  readonly captureInto?: string;
  /** Another clock than the computer's: the demo that replays printed dates. */
  readonly clock?: Clock;
  /** That clock is told its time, as in a replay; any other is watched for jumps. */
  readonly clockIsSimulated?: boolean;
  /** Free bytes of the data drive; the drive's own word when absent. */
  readonly freeBytes?: () => Promise<number>;
  /** Shown on the sign-in screen of a demo folder, and nowhere else. */
  readonly hands?: NonNullable<NodeParts['hands']>;
  readonly demoCredentials?: readonly { readonly person: string; readonly secret: string }[];
}

/** A node with the little more that the kiosk host and the demo need of it. */
export interface BootedNode extends RunningNode {
  readonly node: StationNode;
  readonly folders: DataFolders;
  countFlood(count: number): void;
}

/** Opens a data folder and everything around it, or says in one sentence why not and what to do. */
export async function openNode(options: NodeOptions): Promise<Result<BootedNode, string>> {
  try {
    return ok(await open(options));
  } catch (error) {
    const reason = whyNotOpen(error);
    if (reason === null) throw error;
    return err(reason);
  }
}

function capturing(
  devices: readonly DeviceDeclaration[],
  captureInto: string | undefined,
): readonly DeviceDeclaration[] {
  if (captureInto === undefined) return devices;
  mkdirSync(captureInto, { recursive: true });
  return devices.map((device) => ({ ...device, captureInto }));
}

async function open(options: NodeOptions): Promise<BootedNode> {
  const claimed = claimFolder(options.dataFolder, options.kind, options.found?.founding.site.name ?? null);
  try {
    return await start(options, claimed);
  } catch (error) {
    claimed.lock.release();
    throw error;
  }
}

async function start(options: NodeOptions, claimed: ClaimedFolder): Promise<BootedNode> {
  const { folders, mark, lock } = claimed;
  const { version } = options;
  const isDemo = mark.kind === 'demo';
  const journal = openLog({ folder: folders.logs, name: 'station' });
  const sync: ClockSyncWatch | null = options.clock
    ? null
    : await watchClockSync(({ state, source }) => journal.warn('clock synchronisation', { state, source }));
  const clock = options.clock ?? stationClock(() => sync?.current().offsetMs ?? null);
  const signer = loadSigner(join(folders.keys, KEY_FILE), mark.node);
  const credentials = await openCredentialStore(folders.data, isDemo ? DEMO_COST : PRODUCTION_COST);
  const receivers = openReceivers(folders.data);
  const freeBytes = options.freeBytes ?? (async () => (await diskSpace(folders.data)).free);
  const { log, reasons } = openStationLog(claimed, {
    clock,
    signer,
    version,
    journal,
    freeBytes: await freeBytes(),
  });
  if (!log.state.get('plant', 'plant')) {
    const kit = options.found;
    if (!kit) throw new FolderUnusable(`${folders.data} has no plant yet: add --demo for the demo plant.`);
    await foundFolder({ kit, log, credentials, clock, mark, key: signer.verifierKey });
  }
  const space = await watchSpace(freeBytes);
  const { site } = plantFacts(log.state);
  const devices = openDevices(capturing(options.devices ?? loadDevices(folders.data), options.captureInto), {
    workerFile: options.deviceThread,
  });
  const backups = scheduleBackups({ folders, version, journal });
  const deliveries = startDeliveries({
    log,
    receivers,
    positions: openPositions(folders.data),
    source: mark,
    signer,
    timers: systemClock,
    now: () => clock.now(),
    random: Math.random,
    journal,
  });
  const health = new NodeHealth({
    log,
    clock,
    isSimulated: options.clockIsSimulated === true,
    sync,
    space,
    reasons,
    backupAgeHours: backups.ageHours,
    deliveries,
  });
  const node = new StationNode({
    log,
    desk: devices,
    clock,
    calendar: plantCalendar(site.timeZone, site.dayStart),
    credentials,
    sha256,
    newId: newUuid,
    journal,
    attachments: openAttachmentFolder(folders.attachments),
    labels: labelMaker(USUAL_DPMM, signer.fingerprint),
    plant: mark.plant,
    version,
    demoCredentials: isDemo ? (options.demoCredentials ?? []) : [],
    ...(isDemo && options.hands ? { hands: options.hands } : {}),
    health: () => health.forGates(),
    healthView: () => health.forScreens(),
    onRecorded: (events) => {
      deliveries.wake();
      if (events.some(({ type }) => type === 'DeliveriesRetried')) deliveries.retry();
    },
  });
  const pinTimer = setInterval(() => log.checkpoint(new Date(clock.now()).toISOString()), 60_000);
  pinTimer.unref();
  const stopVerifying = verifyBehindTheWork(folders.log, { log, journal, health });
  journal.info('station started', { events: log.head.seq, stations: node.stations.length });
  let closing: Promise<void> | null = null;
  const close = async () => {
    clearInterval(pinTimer);
    await stopVerifying();
    space.stop();
    backups.stop();
    sync?.stop();
    await deliveries.close();
    await node.close();
    await devices.close();
    lock.release();
    journal.info('station stopped');
    journal.close();
  };
  return {
    node,
    folders,
    stations: node.stations satisfies readonly HostedStation[],
    connect: (terminal, host) => node.connect(terminal, host),
    attachment: (terminal, sha256) => node.attachment(terminal, sha256),
    countFlood: (count) => void node.noteFlood(count),
    wake: () => health.wake(),
    permitUpdate: async (wanted) =>
      `Version ${wanted} is not approved: no signed approval of an update is on record.`,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** A log of a day's work, bytes: judged sooner than a thread for it has started. */
const SHORT_LOG = 1_000_000;

/** The start checked the end of the log; the rest is judged behind the work, and what does not hold locks it (design §5). */
function verifyBehindTheWork(
  path: string,
  { log, journal, health }: { log: StationLog; journal: Journal; health: NodeHealth },
): () => Promise<void> {
  const { report, stop } = isShort(path)
    ? { report: verifyLog(path), stop: async () => {} }
    : verifyInBackground(path);
  report.then(
    ({ failures, events }) => {
      // The pins were judged at the start: what ends before them is locked already, or was signed for since.
      const broken = failures.find((each) => each.class !== 'behind-pin' && !isOfAFile(each));
      const lost = failures.find(isOfAFile);
      health.judged(broken || lost ? 'failed' : 'verified');
      // Work does not wait for a photo that is gone; a release does, because its record is not whole.
      if (lost) health.filesLost(lost.message);
      if (lost) journal.error('attachment does not verify', { what: lost.message });
      if (broken) log.lock(`The log does not verify: ${broken.message}`);
      else if (!lost) journal.info('log verified', { events });
    },
    (error: unknown) => {
      health.judged('failed');
      journal.warn('the log could not be verified in the background', { error: String(error) });
    },
  );
  return stop;
}

/** With its write-ahead log: until a checkpoint of SQLite, that is where a young log lies. */
const isShort = (path: string): boolean =>
  [path, `${path}-wal`].reduce(
    (sum, each) => sum + (statSync(each, { throwIfNoEntry: false })?.size ?? 0),
    0,
  ) < SHORT_LOG;
