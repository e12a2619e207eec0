import type { ReadAttachment } from '../../contract/attachment.ts';
import type { BenchReply, BenchRequest } from '../../contract/bench.ts';
import type { ContainerId, StationId, TerminalId } from '../../contract/ids.ts';
import type { Reply } from '../../contract/replies.ts';
import type { Hello, StationPort } from '../../contract/station-port.ts';
import type { Health, QueryReply, StationView } from '../../contract/views.ts';
import type { LabelKind } from '../../contract/vocabulary.ts';
import type { DomainEvent } from '../../domain/events.ts';
import { overrunAt } from '../../domain/in-process/overrun.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import { missingIn, type OpenGap } from '../../domain/log/log-gap.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';
import type { LabelMaker } from '../ports/label-maker.ts';
import { buildView } from '../views/station-view.ts';
import type { ViewInput } from '../views/view-input.ts';
import { DenialLedger } from './denial-ledger.ts';
import { DeviceBook } from './device-book.ts';
import { chipsOf } from './device-desk.ts';
import { Door, type DoorParts } from './door.ts';
import { IdleLock } from './idle-lock.ts';
import { LabelPrints } from './label-prints.ts';
import type { OwnVoice } from './own-voice.ts';
import { answerQuery } from './queries.ts';
import { watchScales } from './scale-watch.ts';
import { watchScanners } from './scanner-watch.ts';
import { ScrapLedger } from './scrap-ledger.ts';
import { type Terminal, Terminals, terminalOf } from './terminals.ts';
import { UploadDesk } from './upload-desk.ts';

export interface NodeParts extends Omit<DoorParts, 'onDecided'> {
  readonly labels: LabelMaker;
  readonly plant: string;
  readonly version: string;
  /** Only in a demo folder: the simulated badges and their secrets, shown as such. */
  readonly demoCredentials: readonly { readonly person: string; readonly secret: string }[];
  readonly healthView: () => Health;
  /** Told after every decision that was recorded; must cost nothing. */
  readonly onRecorded?: (events: readonly DomainEvent[]) => void;
  /** The hands at the simulated instruments of a station; only in a demo folder. */
  readonly hands?: (state: PlantReader, station: string, request: BenchRequest) => BenchReply;
}

const FLOOD_EVERY_MS = 60_000;
/** Once a minute: the shortest time to acknowledge is five. */
const ESCALATE_EVERY_MS = 60_000;

/** A node at work: one door, its devices, and the terminals that look at it. */
export class StationNode {
  readonly #parts: NodeParts;
  readonly #door: Door;
  readonly #terminals: Terminals;
  readonly #prints: LabelPrints;
  readonly #idleLock: IdleLock;
  readonly #own: OwnVoice;
  readonly #denials: DenialLedger;
  readonly #scrap: ScrapLedger;
  readonly #devices: DeviceBook;
  readonly #uploads: UploadDesk;
  readonly #stop: (() => void)[] = [];
  #closed = false;

  constructor(parts: NodeParts) {
    this.#parts = parts;
    this.#denials = new DenialLedger(parts.log);
    this.#scrap = new ScrapLedger(parts.log);
    this.#devices = new DeviceBook(parts);
    this.#stop.push(() => this.#devices.close());
    this.#uploads = new UploadDesk(parts);
    const door = new Door({
      ...parts,
      onDecided: (origin, events, reply) => this.#decided(origin, events, reply),
    });
    const own: OwnVoice = (command, station) =>
      door.dispatchOwn(command, { station, terminal: terminalOf(station) });
    const terminals = new Terminals({
      journal: parts.journal,
      viewOf: (origin, revision) => this.#viewOf(origin, revision),
    });
    this.#door = door;
    this.#own = own;
    this.#terminals = terminals;
    this.#prints = new LabelPrints({ ...parts, own });
    this.#stop.push(watchScales({ ...parts, terminals, own }), watchScanners({ ...parts, terminals, own }));
    for (const links of [parts.desk.scanners, parts.desk.printers]) {
      for (const link of links.values()) this.#stop.push(link.onChange(() => terminals.publishSoon()));
    }
    this.#idleLock = new IdleLock({
      ...parts,
      terminals,
      door,
      isPrinting: (station) => this.#prints.isUnderWay(station),
    });
    this.#settleWhatWasBefore();
    this.#every(FLOOD_EVERY_MS, () => void this.#countFlood());
    this.#every(ESCALATE_EVERY_MS, () => this.#escalate());
    this.#every(1_000, () => {
      this.#idleLock.look();
      this.#noteOverruns();
      terminals.publishPassedTime();
    });
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
    const origin: Origin = { station: station.id as StationId, terminal: terminal as TerminalId };
    return this.#portOf(this.#terminals.attach(origin), host);
  }

  /** The content of an attachment on record, for a terminal with a session; null for everything else. */
  attachment(terminal: string, sha256: string): ReadAttachment | null {
    const { log, attachments } = this.#parts;
    if (!log.state.get('sessions', terminal)?.open) return null;
    const isNamed = [...log.state.all('attachments')].some((each) => each.sha256 === sha256);
    const found = isNamed ? attachments.read(sha256) : null;
    return found && { mediaType: found.file.mediaType, content: found.content };
  }

  /** Inputs that a host turned away before they reached the door. */
  async noteFlood(count: number): Promise<void> {
    const [station] = this.stations;
    if (station && count > 0) await this.#own({ type: 'CountFlood', count }, station.id as StationId);
  }

  /** Counts what is still to be counted, then signs the head and closes the log. May be called twice. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#terminals.close();
    for (const stop of this.#stop.reverse()) stop();
    await this.#countFlood();
    const { log, clock } = this.#parts;
    log.close(new Date(clock.now()).toISOString());
  }

  #portOf(terminal: Terminal, host: Hello['host']): StationPort {
    const { origin } = terminal;
    const parts = this.#parts;
    const { hands } = parts;
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
        query.kind === 'devices'
          ? this.#deviceDesk(origin, query.watch)
          : answerQuery(
              {
                ...parts,
                glance: () => this.#door.glance(origin),
                made: this.#prints.made,
                denials: this.#denials,
                scrap: this.#scrap,
              },
              origin,
              query,
            ),
      upload: async (part) =>
        terminal.alive && !this.#closed
          ? this.#uploads.take(origin, part)
          : { kind: 'refused', code: 'noSession' },
      subscribe: (onPush) => this.#terminals.subscribe(terminal, onPush),
      pulse: async (touched) => {
        if (!touched || !terminal.alive) return;
        const isAnnounced = this.#idleLock.locksIn(origin) !== null;
        terminal.lastActive = parts.clock.mono();
        if (isAnnounced) this.#terminals.publishSoon();
      },
      ...(hands
        ? { bench: async (request: BenchRequest) => hands(parts.log.state, origin.station, request) }
        : {}),
    };
  }

  /** For whoever is signed in at this terminal. */
  async #deviceDesk(origin: Origin, watch: string | null): Promise<QueryReply> {
    const { state } = this.#parts.log;
    if (!state.get('sessions', origin.terminal)?.open) return { kind: 'notFound', what: 'devices' };
    const { moment } = this.#door.glance(origin);
    return { kind: 'devices', desk: await this.#devices.view({ state, origin, moment, watch }) };
  }

  #viewOf(origin: Origin, revision: number): StationView {
    const { log, clock, calendar, desk, healthView, demoCredentials, version } = this.#parts;
    const { state } = log;
    return buildView({
      state,
      origin,
      moment: calendar.momentAt(clock.now(), clock.mono()),
      revision,
      health: healthView(),
      faults: faultsOf(log.locked, this.#door.gap),
      gap: this.#door.gap,
      devices: chipsOf(desk, state, state.get('stations', origin.station)?.equipment ?? []),
      demoCredentials,
      version,
      locksIn: this.#idleLock.locksIn(origin),
    });
  }

  #decided(origin: Origin, events: readonly DomainEvent[], reply: Reply): void {
    this.#terminals.publishSoon();
    this.#parts.onRecorded?.(events);
    if (events.some(({ type }) => type === 'LogGapDeclared')) this.#settleWhatWasBefore();
    for (const { type, data } of events) {
      if (type === 'LabelPrintReserved')
        void this.#prints.print(origin, this.#labelOf(data.container), data.container);
      if (type === 'HoldLabelReserved') void this.#prints.print(origin, 'hold', data.container);
      if (type === 'CaseLabelReserved') void this.#prints.print(origin, 'case', data.case as never);
      if (type === 'ReceivedLabelReserved') void this.#prints.print(origin, 'received', data.container);
    }
    // A scan has no caller to answer: its refusal goes to the screen of its terminal.
    if (reply.kind === 'refused' && reply.denial.command === 'PresentScan') {
      this.#terminals.get(origin.terminal)?.push({ kind: 'refused', denial: reply.denial });
    }
  }

  /** The label that is asked for with a container of a step. */
  #labelOf(container: ContainerId): LabelKind {
    return this.#parts.log.state.get('containers', container)?.kind === 'output' ? 'output' : 'container';
  }

  /** What was under way at the last event of the record, when the station begins to work. */
  #settleWhatWasBefore(): void {
    this.#idleLock.endSessionsOfBefore();
    this.#prints.settleInterrupted();
  }

  #countFlood(): Promise<void> {
    return this.noteFlood(this.#door.takeUnrecorded());
  }

  /** Times of exceptions run out by the clock, not by anybody's act (S69). */
  #escalate(): void {
    const [first] = this.stations;
    if (first) void this.#own({ type: 'EscalateOverdue' }, first.id as StationId);
  }

  /** A check runs out by the time its machine ran, not by anybody's act (rules §7). */
  #noteOverruns(): void {
    const { log, clock, calendar } = this.#parts;
    const { at } = calendar.momentAt(clock.now(), clock.mono());
    for (const station of log.state.all('stations'))
      if (overrunAt(log.state, station, at)) void this.#own({ type: 'NoteOverrun' }, station.id);
  }

  #every(ms: number, work: () => void): void {
    const timer = setInterval(work, ms);
    timer.unref();
    this.#stop.push(() => clearInterval(timer));
  }
}

/** Why a terminal cannot work: lost events that people can sign for say more than the sentence of the check. */
function faultsOf(locked: string | null, gap: OpenGap | null): ViewInput['faults'] {
  if (locked === null) return [];
  if (gap === null) return [{ code: 'log.locked', data: { reason: locked } }];
  const { lastPin, restored } = gap;
  return [{ code: 'log.gap', data: { last: restored.seq, pinned: lastPin.size, missing: missingIn(gap) } }];
}
