import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceDeclaration } from '../../adapters/devices/open-device.ts';
import { openDevices } from '../../adapters/devices/open-devices.ts';
import { DEMO_COST, openCredentialStore, PRODUCTION_COST } from '../../adapters/identity/credential-store.ts';
import { labelMaker } from '../../adapters/labels/label-maker.ts';
import { CheckpointKeeper } from '../../adapters/pins/checkpoint-keeper.ts';
import { createKey, KEY_FILE, loadSigner } from '../../adapters/pins/ed25519-signer.ts';
import { openPinFile } from '../../adapters/pins/pin-file.ts';
import { checkLog, type LogCheck } from '../../adapters/sqlite/check-log.ts';
import {
  createDataFolder,
  type DataFolders,
  type FolderMark,
  FolderUnusable,
  foldersOf,
  readFolderMark,
} from '../../adapters/sqlite/data-folder.ts';
import { type InstanceLock, lockInstance } from '../../adapters/sqlite/instance-lock.ts';
import { sha256, treeHasher } from '../../adapters/sqlite/sha256.ts';
import { openSnapshotFolder } from '../../adapters/sqlite/snapshot-folder.ts';
import { openEventStore } from '../../adapters/sqlite/sqlite-event-store.ts';
import { stationClock } from '../../adapters/system/clock.ts';
import { type ClockSyncWatch, watchClockSync } from '../../adapters/system/clock-sync.ts';
import { diskSpace } from '../../adapters/system/disk-space.ts';
import { openLog } from '../../adapters/system/logger.ts';
import { plantCalendar } from '../../adapters/system/plant-calendar.ts';
import { newUuid } from '../../adapters/system/random.ts';
import type { EventStore } from '../../application/ports/event-store.ts';
import type { Clock } from '../../application/ports/node-ports.ts';
import { ClockGuard } from '../../application/station/clock-guard.ts';
import { foundPlant } from '../../application/station/found-plant.ts';
import { StationLog } from '../../application/station/station-log.ts';
import { type NodeParts, StationNode } from '../../application/station/station-node.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Health } from '../../contract/views.ts';
import type { LogHead } from '../../domain/log/chain.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import { plantFacts } from '../../domain/state.ts';
import { verifyInBackground } from '../../verifier/verify-in-background.ts';
import { scheduleBackups } from './backup-schedule.ts';
import { loadDevices } from './device-config.ts';
import type { HostedStation, RunningNode } from './running-node.ts';
import { whyNotOpen } from './why-not-open.ts';

/** A plant to found in an empty folder, with the secrets its people begin with. */
export interface FoundingKit {
  readonly founding: Founding;
  readonly credentials: readonly {
    readonly person: string;
    readonly secret: string;
    readonly badge: string;
  }[];
}

export interface NodeOptions {
  readonly dataFolder: string;
  readonly kind: 'demo' | 'production';
  readonly version: string;
  /** What an empty folder is founded with; null refuses an empty folder. */
  readonly found: FoundingKit | null;
  /** null: what the folder itself declares. */
  readonly devices: readonly DeviceDeclaration[] | null;
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

/** Printed labels are made at 203 dpi. */
const DPMM = 8;

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

async function open(options: NodeOptions): Promise<BootedNode> {
  const folders = foldersOf(options.dataFolder);
  const mark = readFolderMark(folders.data) ?? create(folders, options);
  if (mark.kind !== options.kind) {
    throw new FolderUnusable(
      `${folders.data} is a ${mark.kind} folder: ${mark.kind === 'demo' ? 'open it with --demo' : 'open it without --demo'}.`,
    );
  }
  const lock = lockInstance(folders.log);
  try {
    return await start(options, folders, mark, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function create(folders: DataFolders, { kind, found }: NodeOptions): FolderMark {
  if (!found) {
    throw new FolderUnusable(
      `${folders.data} is empty: found a plant in it with import, or add --demo for the demo plant.`,
    );
  }
  const mark: FolderMark = {
    format: 1,
    kind,
    plant: found.founding.site.name,
    node: randomUUID(),
    created: new Date().toISOString(),
  };
  const key = join(folders.keys, KEY_FILE);
  // A key that has signed nothing is left from a founding that was cut off.
  if (!existsSync(key) || openPinFile(folders.pins).lastPin() !== null) createKey(key);
  createDataFolder(folders, mark);
  return mark;
}

async function start(
  options: NodeOptions,
  folders: DataFolders,
  mark: FolderMark,
  lock: InstanceLock,
): Promise<BootedNode> {
  const journal = openLog({ folder: folders.logs, name: 'station' });
  const sync: ClockSyncWatch | null = options.clock
    ? null
    : await watchClockSync(({ state, source }) => journal.warn('clock synchronisation', { state, source }));
  const clock = options.clock ?? stationClock(() => sync?.current().offsetMs ?? null);
  const signer = loadSigner(join(folders.keys, KEY_FILE), mark.node);
  const credentials = await openCredentialStore(
    folders.data,
    mark.kind === 'demo' ? DEMO_COST : PRODUCTION_COST,
  );
  const freeBytes = options.freeBytes ?? (async () => (await diskSpace(folders.data)).free);
  const freeAtStart = await freeBytes();
  const pins = openPinFile(folders.pins);
  const openStore = () => {
    const store = openEventStore(folders.log);
    const checkpoints = new CheckpointKeeper({
      store,
      signer,
      pins,
      snapshots: openSnapshotFolder(folders.snapshots),
      hasher: treeHasher,
      sha256,
      node: mark.node,
      boot: clock.boot,
    });
    return { store, checkpoints };
  };
  const tools = { clock, sha256, newId: newUuid };
  let reasons: LogCheck['reasons'] = [];
  const check = (store: EventStore, provenHead: LogHead | undefined): string | null => {
    const found = checkLog({
      store,
      signer,
      pins,
      mark,
      now: clock.now(),
      freeBytes: freeAtStart,
      ...(provenHead ? { provenHead } : {}),
    });
    reasons = found.reasons;
    for (const reason of reasons) journal.warn('start-up check', { ...reason });
    return found.reasons.find(({ state }) => state === 'refuse')?.text ?? null;
  };
  const log = new StationLog({ ...tools, openStore, journal, check });
  if (!log.state.get('plant', 'plant')) {
    if (!options.found)
      throw new FolderUnusable(`${folders.data} has no plant yet: add --demo for the demo plant.`);
    const { founding, credentials: people } = options.found;
    const { timeZone, dayStart } = founding.site;
    // The people first: once the plant is in the log nothing of its founding is left to be cut off.
    for (const { person, secret, badge } of people) {
      const enrolled = await credentials.enrol(person as never, secret);
      if (!enrolled.ok) throw new FolderUnusable(`The secret of ${person} is too weak: ${enrolled.error}.`);
      credentials.assignBadge(person as never, badge);
    }
    foundPlant(log, plantCalendar(timeZone, dayStart).momentAt(clock.now(), clock.mono()), founding, {
      format: 1,
      node: mark.node,
      kind: mark.kind,
      plant: mark.plant,
      key: signer.verifierKey,
    });
  }
  const space = await watchSpace(freeBytes);
  const { site } = plantFacts(log.state);
  const calendar = plantCalendar(site.timeZone, site.dayStart);
  const devices = openDevices(options.devices ?? loadDevices(folders.data));
  let guard = new ClockGuard(clock.now(), clock.mono());
  const isClockTrusted = () =>
    options.clockIsSimulated === true ||
    guard.isTrusted(
      clock.now(),
      clock.mono(),
      log.isBehind(clock.now()),
      sync?.current().state === 'doubtful' && sync.current().source !== 'none',
    );
  const backups = scheduleBackups({ folders, version: options.version, journal });
  let verdict: 'verified' | 'pending' | 'failed' = 'pending';
  const hasPinTrouble = () =>
    log.unpinned.trouble !== null || reasons.some(({ check: what }) => what === 'pin');
  const proof = (): Health['proof'] =>
    verdict === 'failed' || hasPinTrouble() ? 'degraded' : verdict === 'verified' ? 'verified' : 'pending';
  const healthView = (): Health => {
    const { events, trouble } = log.unpinned;
    const trusted = isClockTrusted();
    const troubles = [
      ...reasons
        .filter(({ check: what }) => what === 'pin')
        .map(({ text }) => ({ code: 'startup.pin', data: { text } })),
      ...(trouble === null ? [] : [{ code: 'pins.away', data: { trouble } }]),
      ...(trusted ? [] : [{ code: 'clock.doubtful', data: {} }]),
      ...(space.low ? [{ code: 'log.space', data: {} }] : []),
    ];
    return {
      state: log.locked === null ? (troubles.length > 0 ? 'degraded' : 'ready') : 'locked',
      reasons: troubles,
      events: log.head.seq,
      unpinned: events,
      backupAgeHours: backups.ageHours(),
      clock: options.clockIsSimulated
        ? 'simulated'
        : !trusted
          ? 'doubtful'
          : sync?.current().state === 'synchronised'
            ? 'synchronised'
            : 'unsynchronised',
      proof: proof(),
    };
  };
  const node = new StationNode({
    log,
    desk: devices,
    clock,
    calendar,
    credentials,
    sha256,
    newId: newUuid,
    journal,
    labels: labelMaker(DPMM, signer.fingerprint),
    plant: mark.plant,
    version: options.version,
    demoCredentials: mark.kind === 'demo' ? (options.demoCredentials ?? []) : [],
    ...(mark.kind === 'demo' && options.hands ? { hands: options.hands } : {}),
    health: () => ({
      log: space.low ? 'low' : 'ready',
      clock: isClockTrusted() ? 'trusted' : 'doubtful',
      proof: proof(),
    }),
    healthView,
  });
  const pinTimer = setInterval(() => log.checkpoint(new Date(clock.now()).toISOString()), 60_000);
  pinTimer.unref();
  // The start checked the end of the log; the rest is judged behind the work, and what does not hold locks it (design §5).
  const verification = verifyInBackground(folders.log);
  verification.report.then(
    ({ ok: whole, failures, events }) => {
      verdict = whole ? 'verified' : 'failed';
      if (whole) journal.info('log verified', { events });
      else log.lock(`The log does not verify: ${failures[0]?.message ?? 'see verify'}`);
    },
    (error: unknown) => {
      verdict = 'failed';
      journal.warn('the log could not be verified in the background', { error: String(error) });
    },
  );
  journal.info('station started', { events: log.head.seq, stations: node.stations.length });
  let closing: Promise<void> | null = null;
  const close = async () => {
    clearInterval(pinTimer);
    verification.stop();
    space.stop();
    backups.stop();
    sync?.stop();
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
    countFlood: (count) => void node.noteFlood(count),
    wake: () => {
      guard = new ClockGuard(clock.now(), clock.mono());
      void sync?.refresh();
    },
    permitUpdate: async (version) =>
      `Version ${version} is not approved: no signed approval of an update is on record.`,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** New work stops below this, so that work under way can still end on the record. */
const LOW_SPACE_BYTES = 200 * 1024 * 1024;

async function watchSpace(
  freeBytes: () => Promise<number>,
): Promise<{ readonly low: boolean; stop(): void }> {
  let low = (await freeBytes()) < LOW_SPACE_BYTES;
  const look = async () => {
    low = (await freeBytes()) < LOW_SPACE_BYTES;
  };
  // A drive that does not say how much is free takes no new work.
  const timer = setInterval(() => {
    look().catch(() => {
      low = true;
    });
  }, 10_000);
  timer.unref();
  return {
    get low() {
      return low;
    },
    stop: () => clearInterval(timer),
  };
}
