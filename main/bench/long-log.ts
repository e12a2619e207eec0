import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DEMO_COST, openCredentialStore } from '../adapters/identity/credential-store.ts';
import { CheckpointKeeper } from '../adapters/pins/checkpoint-keeper.ts';
import { createKey, KEY_FILE, loadSigner } from '../adapters/pins/ed25519-signer.ts';
import { openPinFile } from '../adapters/pins/pin-file.ts';
import { openAttachmentFolder } from '../adapters/sqlite/attachment-folder.ts';
import { createDataFolder, type DataFolders, foldersOf } from '../adapters/sqlite/data-folder.ts';
import { sha256, treeHasher } from '../adapters/sqlite/sha256.ts';
import { openSnapshotFolder } from '../adapters/sqlite/snapshot-folder.ts';
import { openEventStore } from '../adapters/sqlite/sqlite-event-store.ts';
import { plantCalendar } from '../adapters/system/plant-calendar.ts';
import { newUuid } from '../adapters/system/random.ts';
import type { Checkpoints, Credentials, Journal } from '../application/ports/node-ports.ts';
import { foundPlant } from '../application/station/found-plant.ts';
import { SNAPSHOT_EVERY, StationLog } from '../application/station/station-log.ts';
import { StationNode } from '../application/station/station-node.ts';
import type { PersonId } from '../contract/ids.ts';
import type { Health } from '../contract/views.ts';
import type { DemoOrder, DemoPlant } from '../demo/plant/load-demo-plant.ts';
import { type PlantFacts, plantFacts } from '../domain/state.ts';
import { BENCH_VERSION, crewOf, plantOfToday, secretOf } from './bench-plant.ts';
import { GroupedStore } from './grouped-store.ts';
import { hold, type Move } from './hand.ts';
import { HAND_MS, toldClock } from './told-clock.ts';
import { type Crew, holdBatch, issueBatch, PLACES, reportProblem, visits, withWrongs } from './workload.ts';

/** A log as a busy plant leaves it behind when its power fails. */
export interface LongLog {
  readonly folders: DataFolders;
  readonly events: number;
  readonly batches: number;
  /** Events after the newest snapshot: what the next start must replay. */
  readonly tail: number;
  /** How long the station stood still for each snapshot, ms; the log's own disk and clock. */
  readonly snapshotPauses: readonly number[];
  /** Time of its last event, UTC ms. */
  readonly until: number;
}

/** Events that wait for one commit. */
const GROUP = 200;
/** The newest snapshot is as old as it may become, within so many events. */
const SHORT_OF_SNAPSHOT = 300;
const CYCLES = 4;
const VISITS_A_CYCLE = 5;

/**
 * Builds a log of at least `events` events through door, gates, signatures, checkpoints, pins and snapshots, with the
 * demo plant's batches: only the commits are grouped and secrets are compared without argon2. The log is left as a
 * crash leaves it, just before its next snapshot.
 */
export async function buildLongLog(
  dataFolder: string,
  events: number,
  say: (text: string) => void,
): Promise<LongLog> {
  const plant = plantOfToday();
  const { site } = plant.founding;
  const folders = foldersOf(dataFolder);
  const node = randomUUID();
  createDataFolder(folders, {
    format: 1,
    kind: 'demo',
    plant: site.name,
    node,
    created: new Date().toISOString(),
  });
  const keyFile = join(folders.keys, KEY_FILE);
  createKey(keyFile);
  const signer = loadSigner(keyFile, node);
  const clock = toldClock(Date.now() - 2 * events * HAND_MS);
  const store = new GroupedStore(openEventStore(folders.log), GROUP);
  const pauses: number[] = [];
  let snapshotAt = 0;
  const openStore = () => {
    const keeper = new CheckpointKeeper({
      store,
      signer,
      pins: openPinFile(folders.pins),
      snapshots: openSnapshotFolder(folders.snapshots),
      hasher: treeHasher,
      sha256,
      node,
      boot: clock.boot,
      version: BENCH_VERSION,
    });
    const checkpoints: Checkpoints = {
      provenState: () => keeper.provenState(),
      take(time, state) {
        if (state !== undefined) snapshotAt = store.head().seq;
        return keeper.take(time, state);
      },
      unpinned: () => keeper.unpinned(),
    };
    return { store, checkpoints };
  };
  const tools = { clock, sha256, newId: newUuid };
  const log = new StationLog({ ...tools, openStore, journal: LOUD, check: () => null });
  const calendar = plantCalendar(site.timeZone, site.dayStart);
  const opened = { format: 1, node, kind: 'demo', plant: site.name, key: signer.verifierKey } as const;
  foundPlant(log, calendar.momentAt(clock.now(), clock.mono()), plant.founding, opened);
  await enrol(folders.data, plant);
  const station = new StationNode({
    ...tools,
    log,
    desk: {
      scales: new Map(),
      scanners: new Map(),
      printers: new Map(),
      places: new Map(),
      restarts: () => 0,
    },
    calendar,
    credentials: plainSecrets(plant),
    journal: LOUD,
    attachments: openAttachmentFolder(folders.attachments),
    labels: { make: () => ({ ok: false, error: 'the bench prints nothing' }) },
    plant: site.name,
    version: BENCH_VERSION,
    demoCredentials: [],
    health: () => ({ log: 'ready', clock: 'trusted', proof: 'verified' }),
    healthView: () => HEALTH,
  });
  const crew = crewOf(plant, (terminal) => station.connect(terminal, 'kiosk'));
  const play = async (move: Move) => {
    clock.pass(HAND_MS);
    const before = snapshotAt;
    const began = performance.now();
    const reply = await move.port.dispatch(move.command);
    if (snapshotAt !== before) pauses.push(performance.now() - began);
    hold(move, reply);
  };
  for (const hand of Object.values(crew)) await play(hand.signIn());
  let batches = 0;
  const isShort = () =>
    log.head.seq < events || log.head.seq - snapshotAt < SNAPSHOT_EVERY - SHORT_OF_SNAPSHOT;
  while (isShort()) {
    batches += 1;
    await liveBatch(crew, plant.order, `L-${batches}`, play, () => plantFacts(station.state));
    if (batches % 500 === 0) say(`${log.head.seq} of ${events} events`);
  }
  store.close();
  return {
    folders,
    events: log.head.seq,
    batches,
    tail: log.head.seq - snapshotAt,
    snapshotPauses: pauses,
    until: clock.now(),
  };
}

/** The life of one batch with its signatures: issued, visited, in trouble and settled, held and released, four times. */
async function liveBatch(
  crew: Crew,
  order: DemoOrder,
  batch: string,
  play: (move: Move) => Promise<void>,
  facts: () => PlantFacts,
): Promise<void> {
  const { booth, line, desk } = crew;
  await play(await issueBatch(desk, order, batch));
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const first = cycle * VISITS_A_CYCLE;
    for (const move of withWrongs(crew, visits(crew, batch, first, first + VISITS_A_CYCLE))) await play(move);
    await play(booth.move({ type: 'EnterStep', batch, step: '20' }));
    await play(booth.move({ type: 'TakeOverStep' }));
    await play(reportProblem(booth));
    const exception = `EX-${String(facts().exceptions).padStart(2, '0')}`;
    await play(desk.move({ type: 'AcknowledgeException', exception }));
    const settled = { exception, reason: 'assessed-no-impact', narrative: null };
    await play(await desk.signedMove({ type: 'SettleException', ...settled }));
    await play(booth.move({ type: 'SuspendStep', reason: 'shift-change' }));
    await play(booth.move({ type: 'LeaveStep' }));
    await play(holdBatch(line, batch));
    const hold = `H-${facts().holds}`;
    await play(await desk.signedMove({ type: 'ReleaseHold', hold, reason: 'assessed-no-impact' }));
  }
}

/** The secrets that the next start will ask for, as the product stores them. */
async function enrol(data: string, plant: DemoPlant): Promise<void> {
  const store = await openCredentialStore(data, DEMO_COST);
  for (const { person } of Object.values(PLACES)) {
    const enrolled = await store.enrol(person as PersonId, secretOf(plant, person));
    if (!enrolled.ok) throw new Error(`the secret of ${person} is too weak`);
  }
}

/** Compares secrets as they are: argon2 is slow on purpose, and no part of a log's length. */
const plainSecrets = (plant: DemoPlant): Credentials => ({
  hash: () => Promise.reject(new Error('nobody goes over to another secret here')),
  verify: async (person, secret) => (secret === secretOf(plant, person) ? 'match' : 'mismatch'),
  version: () => 1,
  personOfBadge: () => null,
});

const LOUD: Journal = {
  info: () => {},
  warn: () => {},
  error(message, details) {
    throw new Error(`${message}: ${JSON.stringify(details)}`);
  },
};

const HEALTH: Health = {
  state: 'ready',
  reasons: [],
  events: 0,
  unpinned: 0,
  backupAgeHours: null,
  clock: 'simulated',
  proof: 'verified',
  deliveries: [],
};
