import type { BenchReply, BenchRequest } from '../../contract/bench.ts';
import type { EquipmentId, StationId, TerminalId } from '../../contract/ids.ts';
import type { Reply } from '../../contract/replies.ts';
import type { Hello, StationPort } from '../../contract/station-port.ts';
import type { Health, StationPush } from '../../contract/views.ts';
import type { DomainEvent } from '../../domain/events.ts';
import { weighingOn } from '../../domain/handlers/load-handlers.ts';
import type { LoadObservation, Origin, StationCommand } from '../../domain/kernel-command.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';
import type { ScaleChange, ScaleSnapshot, Scan } from '../ports/devices.ts';
import type { LabelMaker, MadeLabel } from '../ports/label-maker.ts';
import { liveWeight } from '../views/live-weight.ts';
import { buildView } from '../views/station-view.ts';
import { chipsOf, type DeviceDesk, evidenceOf } from './device-desk.ts';
import { Door, type DoorParts } from './door.ts';
import { containerLabel } from './label-printing.ts';
import { answerQuery } from './queries.ts';
import { badgeToken, identityOf } from './scan-identity.ts';

export interface NodeParts extends Omit<DoorParts, 'onDecided'> {
  readonly labels: LabelMaker;
  readonly plant: string;
  readonly version: string;
  /** Only in a demo folder: the simulated badges and their secrets, shown as such. */
  readonly demoCredentials: readonly { readonly person: string; readonly secret: string }[];
  readonly healthView: () => Health;
  /** The hands at the simulated instruments of a station; only in a demo folder. */
  readonly hands?: (state: PlantReader, station: string, request: BenchRequest) => BenchReply;
}

export const terminalOf = (station: string): TerminalId => `${station}-1` as TerminalId;

/** Live weights are pictures for people: at most ten a second. */
const LIVE_EVERY_MS = 100;
const IDLE_CHECK_MS = 5_000;
/** Once a minute: the shortest time to acknowledge is five. */
const ESCALATE_EVERY_MS = 60_000;
const FLOOD_EVERY_MS = 60_000;

/** A node at work: one door, its devices, and the terminals that look at it. */
export class StationNode {
  readonly #parts: NodeParts;
  readonly #door: Door;
  readonly #terminals = new Map<string, Terminal>();
  readonly #lastLive = new Map<string, number>();
  readonly #madeLabels = new Map<string, MadeLabel>();
  readonly #stop: (() => void)[] = [];
  #revision = 0;
  #publishing = false;
  #closed = false;

  constructor(parts: NodeParts) {
    this.#parts = parts;
    this.#door = new Door({
      ...parts,
      onDecided: (origin, events, reply) => this.#decided(origin, events, reply),
    });
    this.#attachDevices(parts.desk);
    this.#endSessionsOfBefore();
    this.#settleInterruptedPrints();
    this.#every(IDLE_CHECK_MS, () => this.#lockIdle());
    this.#every(FLOOD_EVERY_MS, () => void this.#countFlood());
    this.#every(ESCALATE_EVERY_MS, () => this.#escalate());
    this.#every(1_000, () => this.#publish());
  }

  get stations(): readonly { readonly id: string; readonly name: string; readonly terminal: string }[] {
    return [...this.#parts.log.state.all('stations')].map(({ id, name }) => ({
      id,
      name,
      terminal: terminalOf(id),
    }));
  }

  /** The fold as it stands; for those inside the node. */
  get state(): PlantReader {
    return this.#parts.log.state;
  }

  /** One port a terminal; a newer connection of the same terminal supersedes the older one. */
  connect(terminal: string, host: Hello['host']): StationPort {
    const station = this.stations.find((each) => each.terminal === terminal);
    if (!station) throw new Error(`no terminal ${terminal} at this node`);
    const before = this.#terminals.get(terminal);
    if (before && before.listeners.size > 0) {
      before.push({ kind: 'superseded' });
      this.#parts.journal.info('terminal superseded', { terminal });
    }
    if (before) before.alive = false;
    const origin: Origin = { station: station.id as StationId, terminal: terminal as TerminalId };
    const mine = new Terminal(origin);
    this.#terminals.set(terminal, mine);
    return this.#portOf(mine, host);
  }

  /** Inputs that a host turned away before they reached the door. */
  async noteFlood(count: number): Promise<void> {
    const [station] = this.stations;
    if (station && count > 0) await this.#own({ type: 'CountFlood', count }, station.id);
  }

  /** Counts what is still to be counted, then signs the head and closes the log. May be called twice. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const stop of this.#stop.reverse()) stop();
    await this.#countFlood();
    const { log, clock } = this.#parts;
    log.close(new Date(clock.now()).toISOString());
  }

  #portOf(terminal: Terminal, host: Hello['host']): StationPort {
    const { origin } = terminal;
    const parts = this.#parts;
    const hands = (request: BenchRequest) => {
      if (!parts.hands) throw new Error('broken invariant: no simulated instruments');
      return parts.hands(parts.log.state, origin.station, request);
    };
    const gone: Reply = { kind: 'unavailable', reason: 'A newer connection of this terminal took over.' };
    return {
      hello: async () => ({
        protocol: 1,
        version: parts.version,
        host,
        station: origin.station,
        terminal: origin.terminal,
        plant: parts.plant,
        demo: plantFacts(parts.log.state).kind === 'demo',
      }),
      dispatch: async (command) => {
        if (!terminal.alive || this.#closed) return gone;
        terminal.lastActive = parts.clock.mono();
        return this.#door.dispatch(command, origin);
      },
      query: async (query) =>
        answerQuery(
          { ...parts, glance: () => this.#door.glance(origin), made: this.#madeLabels },
          origin,
          query,
        ),
      subscribe: (onPush) => {
        terminal.listeners.add(onPush);
        onPush({ kind: 'view', view: this.#viewOf(origin) });
        return () => terminal.listeners.delete(onPush);
      },
      pulse: async () => {},
      ...(parts.hands ? { bench: async (request: BenchRequest) => hands(request) } : {}),
    };
  }

  #viewOf(origin: Origin) {
    const { log, clock, calendar, desk, healthView, demoCredentials, version } = this.#parts;
    const { state } = log;
    const health = healthView();
    return buildView({
      state,
      origin,
      moment: calendar.momentAt(clock.now(), clock.mono()),
      revision: this.#revision,
      health,
      faults: log.locked === null ? [] : [{ code: 'log.locked', data: { reason: log.locked } }],
      devices: chipsOf(desk, state.get('stations', origin.station)?.equipment ?? []),
      demoCredentials,
      version,
    });
  }

  #decided(origin: Origin, events: readonly DomainEvent[], reply: Reply): void {
    this.#publishSoon();
    for (const each of events)
      if (each.type === 'LabelPrintReserved') void this.#print(origin, each.data.container);
    // A scan has no caller to answer: its refusal goes to the screen of its terminal.
    if (reply.kind === 'refused' && reply.denial.command === 'PresentScan') {
      this.#terminals.get(origin.terminal)?.push({ kind: 'refused', denial: reply.denial });
    }
  }

  /** Many decisions in one turn make one picture. */
  #publishSoon(): void {
    if (this.#publishing) return;
    this.#publishing = true;
    setImmediate(() => {
      this.#publishing = false;
      this.#publish();
    });
  }

  #publish(): void {
    if (this.#closed) return;
    this.#revision += 1;
    for (const terminal of this.#terminals.values()) {
      if (terminal.listeners.size > 0) terminal.push({ kind: 'view', view: this.#viewOf(terminal.origin) });
    }
  }

  // ── Devices ────────────────────────────────────────────────────────────────────────────────────────────

  #attachDevices(desk: DeviceDesk): void {
    for (const [id, link] of desk.scales) {
      this.#stop.push(
        link.onChange((change, snapshot) => this.#onScale(id as EquipmentId, change, snapshot)),
      );
    }
    for (const [id, link] of desk.scanners)
      this.#stop.push(link.onScan((scan) => void this.#onScan(id, scan)));
    for (const links of [desk.scanners, desk.printers]) {
      for (const link of links.values()) this.#stop.push(link.onChange(() => this.#publishSoon()));
    }
  }

  #stationWith(equipment: string): StationId | null {
    for (const station of this.#parts.log.state.all('stations')) {
      if (station.equipment.includes(equipment as EquipmentId)) return station.id;
    }
    return null;
  }

  #onScale(id: EquipmentId, change: ScaleChange, snapshot: ScaleSnapshot): void {
    const station = this.#stationWith(id);
    if (station === null) return;
    switch (change.kind) {
      case 'reading':
        this.#pushLive(id, station, snapshot);
        break;
      case 'state':
        this.#pushLive(id, station, snapshot);
        this.#publishSoon();
        if (snapshot.state === 'foreign')
          void this.#own(
            { type: 'ObserveDevice', equipment: id, what: 'foreign', detail: snapshot.reason.slice(0, 120) },
            station,
          );
        break;
      case 'restarted':
        void this.#own(
          { type: 'ObserveDevice', equipment: id, what: 'restarted', detail: change.raw.slice(0, 120) },
          station,
        );
        break;
      case 'observation':
        for (const observation of this.#loadObservations(id, change, snapshot)) {
          void this.#own({ type: 'ObserveLoad', scale: id, observation }, station);
        }
        break;
    }
  }

  /** What the supervisor saw, in the kernel's words; only where a weighing stands on this scale. */
  #loadObservations(
    id: EquipmentId,
    change: Extract<ScaleChange, { kind: 'observation' }>,
    snapshot: ScaleSnapshot,
  ): LoadObservation[] {
    const { state } = this.#parts.log;
    const weighing = weighingOn(state, id);
    const scale = state.get('equipment', id);
    if (!weighing || scale?.kind !== 'scale') return [];
    const evidence = snapshot.latest ? evidenceOf(scale, snapshot.latest) : null;
    const { observation } = change;
    switch (observation.kind) {
      case 'settled': {
        if (!evidence) return [];
        const offZero =
          Math.abs(evidence.mass) > scale.division && Math.abs(evidence.mass) <= 10 * scale.division;
        return weighing.work.pan === 'loaded' && offZero
          ? [{ kind: 'left' }, { kind: 'zeroDrifted', evidence }]
          : [{ kind: 'settled', evidence }];
      }
      case 'left':
        return evidence ? [{ kind: 'left' }, { kind: 'returnedToZero', evidence }] : [{ kind: 'left' }];
      case 'instrument-tare-or-zero':
      case 'tare-changed':
        return [{ kind: 'disturbed' }];
      case 'moved':
        return [];
    }
  }

  #pushLive(id: EquipmentId, station: StationId, snapshot: ScaleSnapshot): void {
    const { clock, log } = this.#parts;
    const now = clock.mono();
    const last = this.#lastLive.get(id) ?? Number.NEGATIVE_INFINITY;
    if (now - last < LIVE_EVERY_MS) return;
    this.#lastLive.set(id, now);
    const terminal = this.#terminals.get(terminalOf(station));
    if (!terminal || terminal.listeners.size === 0) return;
    terminal.push({
      kind: 'live',
      live: liveWeight({ state: log.state, scale: id, snapshot, nowMono: now, origin: terminal.origin }),
    });
  }

  async #onScan(scanner: string, scan: Scan): Promise<void> {
    const station = this.#stationWith(scanner);
    if (station === null) return;
    const terminal = this.#terminals.get(terminalOf(station));
    if (scan.repeat) {
      terminal?.push({ kind: 'scanned', what: 'repeat' });
      return;
    }
    const token = badgeToken(scan.decoded);
    if (token !== null) {
      const person = this.#parts.credentials.personOfBadge(token);
      if (person) terminal?.push({ kind: 'badge', person });
      return;
    }
    const carrier =
      scan.decoded.kind === 'gs1' || scan.decoded.kind === 'plain' ? scan.decoded.carrier : null;
    const reply = await this.#own(
      {
        type: 'PresentScan',
        scan: {
          identity: identityOf(scan.decoded),
          evidence: { source: 'scan', device: scanner as EquipmentId, raw: scan.raw.slice(0, 200), carrier },
        },
      },
      station,
    );
    if (terminal) terminal.lastActive = this.#parts.clock.mono();
    if (reply.kind === 'accepted') terminal?.push({ kind: 'scanned', what: 'accepted' });
  }

  async #print(origin: Origin, container: string): Promise<void> {
    const { log, labels, desk, newId, clock, calendar } = this.#parts;
    const record = (outcome: 'confirmed' | 'failed' | 'indeterminate', detail: string, bitmapHash: string) =>
      this.#own(
        {
          type: 'RecordPrint',
          container: container as never,
          outcome,
          detail: detail.slice(0, 200),
          bitmapHash,
        },
        origin.station,
      );
    const facts = containerLabel(log.state, container, log.lastNote(), calendar);
    const made = facts ? labels.make(facts) : null;
    if (!made?.ok) {
      await record('failed', made ? made.error : 'The record has no such container.', '');
      return;
    }
    this.#madeLabels.set(container, made.value);
    const equipment = log.state.get('stations', origin.station)?.equipment ?? [];
    const printer = equipment.map((id) => desk.printers.get(id)).find((link) => link !== undefined);
    if (!printer) {
      await record('failed', 'No printer is bound to this station.', made.value.bitmapHash);
      return;
    }
    try {
      const { outcome, detail } = await printer.print({
        id: newId(clock.now()),
        copies: 1,
        bytes: made.value.bytes,
      });
      await record(outcome, detail, made.value.bitmapHash);
    } catch (error) {
      this.#parts.journal.error('print failed', { error: String(error) });
      await record('indeterminate', 'The printer driver ended.', made.value.bitmapHash);
    }
  }

  /** Whoever was signed in when the station stopped is not known to be there now; their step waits as it was. */
  #endSessionsOfBefore(): void {
    for (const session of this.#parts.log.state.all('sessions')) {
      if (session.open)
        void this.#door.dispatchOwn(
          { type: 'LockIdle' },
          { station: session.station, terminal: session.terminal },
        );
    }
  }

  /** A print that was under way when the station stopped may or may not exist: a person settles it. */
  #settleInterruptedPrints(): void {
    for (const batch of this.#parts.log.state.all('batches')) {
      for (const { work } of Object.values(batch.steps)) {
        if (work.kind !== 'dispense') continue;
        for (const { id, label } of work.containers) {
          const stock = this.#parts.log.state.get('containers', id);
          if (label.outcome !== 'printing' || stock?.kind !== 'dispensed') continue;
          void this.#own(
            {
              type: 'RecordPrint',
              container: id,
              outcome: 'indeterminate',
              detail: 'The station stopped while printing.',
              bitmapHash: '',
            },
            stock.location as unknown as StationId,
          );
        }
      }
    }
  }

  // ── Clockwork ──────────────────────────────────────────────────────────────────────────────────────────

  #lockIdle(): void {
    const { log, clock } = this.#parts;
    const limit = plantFacts(log.state).site.idleMinutes * 60_000;
    for (const session of log.state.all('sessions')) {
      if (!session.open) continue;
      const terminal = this.#terminals.get(session.terminal);
      const last = terminal?.lastActive ?? 0;
      if (clock.mono() - last > limit) {
        void this.#door.dispatchOwn(
          { type: 'LockIdle' },
          { station: session.station, terminal: session.terminal },
        );
      }
    }
  }

  #countFlood(): Promise<void> {
    return this.noteFlood(this.#door.takeUnrecorded());
  }

  /** Times of exceptions run out by the clock, not by anybody's act (S69). */
  #escalate(): void {
    const [first] = this.stations;
    if (first) void this.#own({ type: 'EscalateOverdue' }, first.id);
  }

  #own(command: StationCommand, station: string): Promise<Reply> {
    return this.#door.dispatchOwn(command, { station: station as StationId, terminal: terminalOf(station) });
  }

  #every(ms: number, work: () => void): void {
    const timer = setInterval(work, ms);
    timer.unref();
    this.#stop.push(() => clearInterval(timer));
  }
}

/** A window or kiosk browser attached to one station. */
class Terminal {
  readonly origin: Origin;
  readonly listeners = new Set<(push: StationPush) => void>();
  alive = true;
  lastActive = 0;

  constructor(origin: Origin) {
    this.origin = origin;
  }

  push(push: StationPush): void {
    for (const listener of this.listeners) listener(push);
  }
}
