import type { DeviceChange, DeviceDeskView, DeviceView, TrafficLine } from '../../contract/device-views.ts';
import type { EquipmentId } from '../../contract/ids.ts';
import { dueOf } from '../../domain/equipment/due.ts';
import type { Equipment } from '../../domain/equipment/equipment.ts';
import type { Station } from '../../domain/identity/person.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { Moment } from '../../domain/moment.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Traffic } from '../ports/devices.ts';
import type { Clock } from '../ports/node-ports.ts';
import { chipsOf, type DeviceDesk } from './device-desk.ts';

export interface DeviceBookParts {
  readonly desk: DeviceDesk;
  readonly clock: Clock;
}

/** What a terminal may see, and when it asks. */
export interface DeskRequest {
  readonly state: PlantReader;
  readonly origin: Origin;
  readonly moment: Moment;
  readonly watch: string | null;
}

const CHANGES = 50;
const TRAFFIC_LINES = 64;
/** However many screens look on, a device is asked for its traffic at most ten times a second. */
const LEAST_BETWEEN_MS = 100;
/** Desks from which the devices of every station are looked after. */
const SEE_ALL: ReadonlySet<string> = new Set(['review', 'administration']);

interface Fetched {
  readonly mono: number;
  readonly traffic: Promise<readonly Traffic[]>;
}

/**
 * Remembers what happened to each device since the program began, and answers the device desk. It only looks: nothing
 * goes to a device from here.
 */
export class DeviceBook {
  readonly #parts: DeviceBookParts;
  readonly #changes = new Map<string, DeviceChange[]>();
  readonly #heard = new Map<string, number>();
  readonly #fetched = new Map<string, Fetched>();
  readonly #stops: (() => void)[] = [];

  constructor(parts: DeviceBookParts) {
    this.#parts = parts;
    const { scales, scanners, printers } = parts.desk;
    for (const [id, link] of scales) {
      this.#note(id, link.snapshot());
      this.#stops.push(
        link.onChange((change, snapshot) => {
          if (change.kind === 'reading') this.#heard.set(id, change.live.receivedMono);
          this.#note(id, snapshot);
        }),
      );
    }
    for (const [id, link] of scanners) {
      this.#note(id, link.snapshot());
      this.#stops.push(
        link.onChange((snapshot) => this.#note(id, snapshot)),
        link.onScan(({ mono }) => this.#heard.set(id, mono)),
      );
    }
    for (const [id, link] of printers) {
      this.#note(id, link.snapshot());
      this.#stops.push(link.onChange((snapshot) => this.#note(id, snapshot)));
    }
  }

  /** The devices of the terminal's station, at a desk those of the node; one of them with its traffic. */
  async view(request: DeskRequest): Promise<DeviceDeskView> {
    const { state, origin, watch } = request;
    const station = state.get('stations', origin.station);
    const shown = station ? devicesOf(state, station) : [];
    const isShown = shown.some(({ id }) => id === watch);
    const watched = watch !== null && isShown ? await this.#watched(watch) : null;
    return {
      devices: shown.map((device) => this.#viewOf(request, device)),
      restarts: this.#parts.desk.restarts(),
      watched,
    };
  }

  async #watched(id: string): Promise<DeviceDeskView['watched']> {
    const traffic = await this.#traffic(id);
    // Not every frame that was understood is a reading: the traffic knows the last one better.
    const last = traffic.findLast(({ understood }) => understood === true);
    if (last) this.#heard.set(id, Math.max(last.mono, this.#heard.get(id) ?? 0));
    return {
      id,
      changes: (this.#changes.get(id) ?? []).toReversed(),
      traffic: traffic.slice(-TRAFFIC_LINES).toReversed().map(lineOf),
    };
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #note(
    id: string,
    { state, reason, trouble = null }: { state: string; reason: string; trouble?: string | null },
  ): void {
    const changes = this.#changes.get(id) ?? [];
    const note = trouble ?? state;
    const last = changes.at(-1);
    if (last?.note === note && last.reason === reason) return;
    const at = new Date(this.#parts.clock.now()).toISOString();
    this.#changes.set(id, [...changes, { at, note, reason }].slice(-CHANGES));
  }

  #traffic(id: string): Promise<readonly Traffic[]> {
    const { desk, clock } = this.#parts;
    const before = this.#fetched.get(id);
    if (before && clock.mono() - before.mono < LEAST_BETWEEN_MS) return before.traffic;
    const link = desk.scales.get(id) ?? desk.scanners.get(id) ?? desk.printers.get(id);
    const traffic = link?.traffic() ?? Promise.resolve([]);
    this.#fetched.set(id, { mono: clock.mono(), traffic });
    return traffic;
  }

  #viewOf({ state, moment }: DeskRequest, device: Device): DeviceView {
    const { desk, clock } = this.#parts;
    const { id, kind, name, serial } = device;
    const scale = desk.scales.get(id)?.snapshot();
    const { reason = '' } =
      scale ?? desk.scanners.get(id)?.snapshot() ?? desk.printers.get(id)?.snapshot() ?? {};
    const [chip] = chipsOf(desk, state, [id]);
    const heard = this.#heard.get(id);
    return {
      id,
      kind,
      name,
      station: [...state.all('stations')].find(({ equipment }) => equipment.includes(id))?.name ?? null,
      place: desk.places.get(id) ?? null,
      identity: scale?.identity ?? null,
      boundSerial: serial,
      mark: chip?.state ?? 'lost',
      note: chip?.note ?? 'undeclared',
      reason,
      ageMs: heard === undefined ? null : Math.max(0, Math.round(clock.mono() - heard)),
      breaks: scale?.epoch ?? null,
      due:
        device.kind === 'scale' ? dueOf(device, state.get('weightSets', device.check.weightSet), moment) : [],
    };
  }
}

type Device = Extract<Equipment, { kind: DeviceView['kind'] }>;

/** What has a wire: a machine or a detector has none. */
function devicesOf(state: PlantReader, station: Station): readonly Device[] {
  const seesAll = station.functions.some((each) => SEE_ALL.has(each));
  const ids: Iterable<EquipmentId> = seesAll
    ? [...state.all('equipment')].map(({ id }) => id)
    : station.equipment;
  return [...ids].flatMap((id) => {
    const device = state.get('equipment', id);
    return device?.kind === 'scale' || device?.kind === 'scanner' || device?.kind === 'printer'
      ? [device]
      : [];
  });
}

const lineOf = ({ n, at, direction, text, hex, understood }: Traffic): TrafficLine => ({
  n,
  at,
  direction,
  text,
  hex,
  understood,
});
