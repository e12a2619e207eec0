import { randomUUID } from 'node:crypto';
import type { SimulatedClock } from '../../adapters/system/clock.ts';
import type { StationNode } from '../../application/station/station-node.ts';
import {
  isMassUnit,
  type MassUnit,
  type Micrograms,
  micrograms,
  parseMass,
} from '../../contract/quantity.ts';
import type { Refused, Reply } from '../../contract/replies.ts';
import type { StationPort } from '../../contract/station-port.ts';
import type { DispenseScreen, LiveWeight, Screen, StationView } from '../../contract/views.ts';
import { type Bench, containerCode } from '../bench.ts';

export interface Stage {
  readonly node: StationNode;
  readonly bench: Bench;
  readonly clock: SimulatedClock;
  readonly secrets: ReadonlyMap<string, string>;
  /** Told of every answer of the door, as it comes. */
  readonly tell: (line: Told) => void;
}

export interface Told {
  readonly at: string;
  readonly station: string;
  readonly person: string | null;
  readonly action: string;
  readonly reply: Reply;
}

/** A command without what the booth itself fills in. */
type Draft = { readonly type: string } & Readonly<Record<string, unknown>>;

const NOBODY = { person: null, secret: '-', textHash: '0'.repeat(64) };

/**
 * The people at one terminal: they see its screen, put masses on its pans, pull its trigger, press and sign. They know
 * nothing that the screen does not show, and reach the station only through its door.
 */
export class Booth {
  readonly station: string;
  readonly #stage: Stage;
  readonly #port: StationPort;
  #view: StationView | null = null;
  readonly #live = new Map<string, LiveWeight>();
  /** The scale somebody last put something on: the one they look at. */
  #watched = '';
  #lastScan = { data: '', at: 0 };
  #person: string | null = null;
  #scanSettled: ((refused: Reply | null) => void) | null = null;

  constructor(stage: Stage, station: string) {
    this.#stage = stage;
    this.station = station;
    this.#port = stage.node.connect(`${station}-1`, 'direct');
    this.#port.subscribe((push) => {
      if (push.kind === 'view') this.#view = push.view;
      if (push.kind === 'live') this.#live.set(push.live.scale, push.live);
      if (push.kind === 'scanned') this.#scanDone(null);
      if (push.kind === 'refused') {
        const reply: Reply = { kind: 'refused', denial: push.denial };
        this.#tell('scan', reply);
        this.#scanDone(reply);
      }
    });
  }

  get screen(): Screen {
    if (!this.#view) throw new Error('no picture yet');
    return this.#view.screen;
  }

  // ── People ─────────────────────────────────────────────────────────────────────────────────────────────

  async signIn(person: string): Promise<void> {
    await this.press({ type: 'SignIn', person, secret: this.#secret(person) });
    this.#person = person;
    await this.#shown(({ kind }) => kind !== 'signIn');
    if (this.screen.kind === 'accountability') {
      await this.sign({ type: 'AcknowledgeAccountability' });
    }
  }

  async enter(batch: string, step: string): Promise<void> {
    await this.press({ type: 'EnterStep', batch, step });
    await this.#shown((screen) => 'step' in screen && screen.step === step);
  }

  /** A press that the day needs: a refusal ends the replay, because the record would tell another story. */
  async press(draft: Draft): Promise<void> {
    this.#needed(draft.type, await this.attempt(draft));
  }

  /** A press that may well be refused. */
  async attempt(draft: Draft): Promise<Reply> {
    const frame = this.#view?.frame;
    const context = {
      station: this.station,
      person: frame?.person?.id ?? null,
      batch: frame?.batch?.id ?? null,
      step: frame?.batch?.step ?? null,
    };
    // The door takes no more than a fast hand could send.
    await sleep(PRESS_PAUSE_MS);
    const reply = await this.#port.dispatch({ id: randomUUID(), context, ...draft });
    this.#tell(draft.type, reply);
    // The next picture shows what this press changed.
    await new Promise((done) => setImmediate(done));
    await new Promise((done) => setImmediate(done));
    return reply;
  }

  async sign(draft: Draft, signer: string | null = null): Promise<void> {
    this.#needed(draft.type, await this.attemptSign(draft, signer));
  }

  /** Signs as the holder of the session, or as a second person inside it. */
  async attemptSign(draft: Draft, signer: string | null = null): Promise<Reply> {
    const holder = this.#view?.frame.person?.id ?? this.#person ?? '';
    const context = {
      station: this.station,
      person: this.#view?.frame.person?.id ?? null,
      batch: this.#view?.frame.batch?.id ?? null,
      step: this.#view?.frame.batch?.step ?? null,
    };
    const shown = await this.#port.query({
      kind: 'signing',
      command: { context, ...draft, signature: NOBODY },
    });
    if (shown.kind !== 'signing') throw new Error(`nothing to sign for ${draft.type}`);
    const person = signer ?? (shown.needsPerson ? holder : null);
    return this.attempt({
      ...draft,
      signature: { person, secret: this.#secret(signer ?? holder), textHash: shown.hash },
    });
  }

  // ── Things ─────────────────────────────────────────────────────────────────────────────────────────────

  /** Puts exactly this mass on the pan and waits until the screen shows it at rest. */
  async load(scale: string, mass: string): Promise<void> {
    const [value = '', unit = ''] = mass.split(' ');
    const parsed = isMassUnit(unit) ? parseMass(value, unit) : null;
    if (!parsed?.ok) throw new Error(`not a mass: ${mass}`);
    await this.#put(scale, parsed.value);
  }

  /** Adds to what lies on the pan. */
  async add(scale: string, mass: Micrograms): Promise<void> {
    await this.#put(scale, micrograms(this.#pan(scale).truth + mass));
  }

  async unload(scale: string): Promise<void> {
    await this.#put(scale, micrograms(0));
  }

  async scanContainer(item: string, lot: string, container: string): Promise<void> {
    this.#needed('scan', await this.attemptScan(item, lot, container));
  }

  async attemptScan(item: string, lot: string, container: string): Promise<Reply | null> {
    return this.#scan('d2', containerCode(item, lot, container));
  }

  async scanPlain(code: string): Promise<void> {
    this.#needed('scan', await this.#scan('C0', code));
  }

  #needed(action: string, reply: Reply | null): void {
    if (reply?.kind === 'unavailable') throw new Error(`${this.station}: ${action}: ${reply.reason}`);
    if (reply?.kind === 'refused') {
      throw new Error(
        `${this.station}: ${action} was refused: ${reply.denial.refusals.map(({ code }) => code).join(', ')}`,
      );
    }
  }

  /** The text that stands on the screen at this moment, ready to be pressed. */
  get displayed(): string {
    return this.#live.get(this.#watched)?.displayed ?? '0';
  }

  get dispense(): DispenseScreen {
    if (this.screen.kind !== 'dispense') throw new Error(`the screen shows ${this.screen.kind}`);
    return this.screen;
  }

  /** Waits until the screen looks as expected. */
  async until(what: (screen: Screen) => boolean): Promise<void> {
    await this.#shown(what);
  }

  #pan(scale: string) {
    const simulated = this.#stage.bench.scales.get(scale);
    if (!simulated) throw new Error(`no scale ${scale} on the bench`);
    return simulated.pan;
  }

  async #put(scale: string, mass: Micrograms): Promise<void> {
    this.#watched = scale;
    this.#pan(scale).put(mass);
    await this.#when(() => {
      const live = this.#live.get(scale);
      if (!live?.stable || live.displayed === null || !isMassUnit(live.unit)) return false;
      const shown = parseMass(live.displayed, live.unit as MassUnit);
      return shown.ok && Math.abs(shown.value - mass) <= tolerance(live);
    }, `${scale} at rest`);
  }

  /** The refusal of the scan, or null when it was taken. */
  async #scan(aim: string, data: string): Promise<Reply | null> {
    const chip = () => this.#view?.frame.devices.find(({ kind }) => kind === 'scanner');
    await this.#when(() => chip()?.state === 'ok', 'the scanner');
    // A hand needs a moment; what comes right after a line opened may be half a frame and is not believed.
    await sleep(SCAN_PAUSE_MS);
    // The same label again within two seconds is one pull of the trigger too many, not a second scan.
    if (this.#lastScan.data === data)
      await sleep(Math.max(0, this.#lastScan.at + SAME_LABEL_MS - performance.now()));
    this.#lastScan = { data, at: performance.now() };
    const scanner = chip()?.id;
    const simulated = scanner ? this.#stage.bench.scanners.get(scanner) : undefined;
    if (!simulated) throw new Error(`no scanner at ${this.station}`);
    const settled = new Promise<Reply | null>((done) => {
      this.#scanSettled = done;
    });
    simulated.scan(aim, data);
    const lost = sleep(5_000).then(() => {
      throw new Error(`${this.station}: a scan got no answer`);
    });
    lost.catch(() => {});
    const refused = await Promise.race([settled, lost]);
    await new Promise((done) => setImmediate(done));
    await new Promise((done) => setImmediate(done));
    return refused;
  }

  #scanDone(refused: Reply | null): void {
    this.#scanSettled?.(refused);
    this.#scanSettled = null;
  }

  #secret(person: string): string {
    const secret = this.#stage.secrets.get(person);
    if (secret === undefined) throw new Error(`nobody knows the secret of ${person}`);
    return secret;
  }

  async #shown(what: (screen: Screen) => boolean): Promise<void> {
    await this.#when(() => this.#view !== null && what(this.#view.screen), 'the next picture');
  }

  async #when(holds: () => boolean, what: string): Promise<void> {
    const end = performance.now() + 15_000;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`${this.station}: waited in vain for ${what}`);
      await sleep(10);
    }
  }

  #tell(action: string, reply: Reply): void {
    const person = this.#view?.frame.person?.id ?? null;
    this.#stage.tell({
      at: new Date(this.#stage.clock.now()).toISOString(),
      station: this.station,
      person,
      action,
      reply,
    });
  }
}

/** A load counts as shown when the instrument shows it to its last digit. */
const tolerance = (live: LiveWeight): number => {
  const places = live.displayed?.split('.')[1]?.length ?? 0;
  const unit = live.unit === 'kg' ? 9 : live.unit === 'g' ? 6 : 3;
  return 2 * 10 ** (unit - places);
};

const SCAN_PAUSE_MS = 120;
const PRESS_PAUSE_MS = 60;
const SAME_LABEL_MS = 2_100;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export const isRefused = (reply: Reply): reply is Refused => reply.kind === 'refused';
