import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idOf, type ScaleDeclaration } from '../../../main/adapters/devices/open-device.ts';
import { openEventStore } from '../../../main/adapters/sqlite/sqlite-event-store.ts';
import { simulatedClock } from '../../../main/adapters/system/clock.ts';
import { readAll } from '../../../main/application/ports/event-store.ts';
import { type Micrograms, micrograms } from '../../../main/contract/quantity.ts';
import { type Bench, openBench, QUICK_PACE } from '../../../main/demo/bench.ts';
import { plantTime } from '../../../main/demo/scenario/plant-time.ts';
import { type EventEnvelope, parseEntry } from '../../../main/domain/log/entry.ts';
import { type KioskHost, openKiosk } from '../../../main/hosts/kiosk/kiosk-host.ts';
import { type BootedNode, openNode } from '../../../main/hosts/shared/open-node.ts';
import type { RendererAssets } from '../../../main/hosts/shared/renderer-assets.ts';
import { verifyLog } from '../../../main/verifier/verify-log.ts';
import { packaged } from '../packaged.ts';
import { openTerminal } from '../station-client.ts';
import { Desk } from './desk.ts';
import { DOOR_DAY, doorPlant } from './door-plant.ts';

const PLENTY = 100 * 1024 ** 3;

const plant = doorPlant();
const zone = plant.founding.site.timeZone;
/** Stations whose devices lie on the bench. */
const SCRIPTED: ReadonlySet<string> = new Set(['WS-01', 'BL-01', 'EN-01', 'PL-3', 'LK-01']);
const booth = new Set(
  plant.founding.stations.flatMap(({ id, equipment }) => (SCRIPTED.has(id) ? equipment : [])),
);

/** What a floor is opened with, besides its data folder. */
export interface FloorState {
  /** UTC milliseconds of the plant's clock. */
  readonly clock: number;
  /** What lies on the pans, in micrograms. */
  readonly loads: Readonly<Record<string, number>>;
}

export const FIRST_MORNING: FloorState = { clock: plantTime(zone, DOOR_DAY, '08:00'), loads: {} };

export interface FloorOptions {
  /** Free bytes of the data drive. */
  readonly freeBytes?: number;
  /** The screens of the product, for those who drive the floor by them. */
  readonly screens?: RendererAssets;
  /** Where a scale hangs that cannot say who it is: its plate has to be scanned. */
  readonly nameless?: ScaleDeclaration;
}

/** The door plant in which one scale is known by its plate. */
const foundedWith = ({ binding }: ScaleDeclaration): typeof plant => ({
  ...plant,
  founding: {
    ...plant.founding,
    equipment: plant.founding.equipment.map((each) =>
      each.kind === 'scale' && each.id === binding.id ? { ...each, plate: null } : each,
    ),
  },
});

/**
 * A running station over one data folder, as a plant sees it: real node, real kiosk host on a port of its own,
 * instruments on real byte streams. Tests reach it through the WebSockets of its terminals and with their hands.
 */
export class Floor {
  readonly bench: Bench;
  readonly #node: BootedNode;
  readonly #kiosk: KioskHost;
  readonly #clock: ReturnType<typeof simulatedClock>;
  readonly #desks = new Map<string, Promise<Desk>>();
  readonly #folder: string;
  #closed = false;
  readonly #defects: readonly string[];

  private constructor(
    folder: string,
    parts: {
      readonly bench: Bench;
      readonly node: BootedNode;
      readonly kiosk: KioskHost;
      readonly clock: ReturnType<typeof simulatedClock>;
      readonly defects: readonly string[];
    },
  ) {
    this.#folder = folder;
    this.bench = parts.bench;
    this.#node = parts.node;
    this.#kiosk = parts.kiosk;
    this.#clock = parts.clock;
    this.#defects = parts.defects;
  }

  /** Opens the station on `folder`/data; an empty folder is founded with the door plant. */
  static async open(folder: string, state = FIRST_MORNING, options: FloorOptions = {}): Promise<Floor> {
    const bench = await openBench(
      plant.founding.equipment.filter(({ id }) => booth.has(id)),
      QUICK_PACE,
    );
    for (const [scale, load] of Object.entries(state.loads))
      bench.scales.get(scale)?.pan.put(micrograms(load), 0);
    const clock = simulatedClock(state.clock);
    const { nameless } = options;
    const opened = await openNode({
      dataFolder: join(folder, 'data'),
      kind: 'demo',
      version: 'door',
      found: nameless ? foundedWith(nameless) : plant,
      devices: bench.declarations.map((each) =>
        nameless && idOf(each) === nameless.binding.id ? nameless : each,
      ),
      deviceThread: (await packaged()).deviceThread,
      clock,
      freeBytes: async () => options.freeBytes ?? PLENTY,
    });
    if (!opened.ok) throw new Error(opened.error);
    const node = opened.value;
    const defects: string[] = [];
    const kiosk = await openKiosk({
      node,
      port: 0,
      assets: options.screens,
      log: {
        info: () => {},
        warn: () => {},
        error: (what, details) => {
          defects.push(`${what}: ${String(details?.['error'])}`);
        },
      },
      onLaunched: () => {},
    });
    if (!kiosk.ok) throw new Error(kiosk.error);
    return new Floor(folder, { bench, node, kiosk: kiosk.value, clock, defects });
  }

  /** The terminal of a station. */
  at(station: string): Promise<Desk> {
    const known = this.#desks.get(station);
    if (known) return known;
    const opened = this.#openDesk(station);
    this.#desks.set(station, opened);
    return opened;
  }

  /** The clock of the plant goes on to a time of day, as after a quiet night, and is trusted there. */
  passTo(day: string, time: string): void {
    this.#clock.set(plantTime(zone, day, time));
    this.#node.wake();
  }

  /** So many minutes pass, and the clock is right. */
  pass(minutes: number): void {
    this.#clock.set(this.#clock.now() + minutes * 60_000);
    this.#node.wake();
  }

  /** Somebody turns the clock back; the answer turns it forward again. */
  turnBack(minutes: number): () => void {
    this.#clock.set(this.#clock.now() - minutes * 60_000);
    return () => this.#clock.set(this.#clock.now() + minutes * 60_000);
  }

  /** What is needed to open the same floor again. */
  get state(): FloorState {
    const loads: Record<string, Micrograms> = {};
    for (const [id, { pan }] of this.bench.scales) loads[id] = pan.truth;
    return { clock: this.#clock.now(), loads };
  }

  /** The whole record, oldest first; readable once the station is closed. */
  record(): readonly EventEnvelope[] {
    const store = openEventStore(join(this.#folder, 'data', 'log.sqlite'));
    const events = [...readAll(store, 0)].map(({ body }) => parseEntry(body));
    store.close();
    return events;
  }

  /** What an independent check of the log finds wrong with it; readable once the station is closed. */
  async wrongWithLog(): Promise<readonly string[]> {
    const { failures } = await verifyLog(join(this.#folder, 'data'));
    return failures.map(({ class: name, message }) => `${name}: ${message}`);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const desk of this.#desks.values()) await (await desk).client.close();
    await this.#kiosk.close();
    await this.#node.close();
    await this.bench.close();
    if (this.#defects.length > 0) throw new Error(`the host had defects: ${this.#defects.join('; ')}`);
  }

  /** Closes the station and removes what it wrote. */
  async dispose(): Promise<void> {
    await this.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The address that opens the terminal of a station once, for a desk or for a browser. */
  addressOf(station: string): string {
    const url = this.#kiosk.stations.find(({ id }) => id === station)?.url;
    if (url === undefined) throw new Error(`no station ${station}`);
    return url;
  }

  async #openDesk(station: string): Promise<Desk> {
    const client = await openTerminal(this.addressOf(station), { paced: false });
    return new Desk(station, client, this.bench, plant.secrets);
  }
}

export const newFloorFolder = (): string => mkdtempSync(join(tmpdir(), 'interlock-floor-'));
