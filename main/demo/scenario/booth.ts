import { randomUUID } from 'node:crypto';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedClock } from '../../adapters/system/clock.ts';
import type { StationNode } from '../../application/station/station-node.ts';
import type { BatchId, StepId } from '../../contract/ids.ts';
import { isMassUnit, type MassUnit, type Micrograms, parseMass } from '../../contract/quantity.ts';
import type { Reply } from '../../contract/replies.ts';
import type { StationPort } from '../../contract/station-port.ts';
import type {
  BulkWeighScreen,
  DischargeScreen,
  DispenseScreen,
  LiveWeight,
  Query,
  QueryReply,
  Screen,
  StationView,
} from '../../contract/views.ts';
import { type Bench, containerCode } from '../bench.ts';
import { massOf } from './mass-of.ts';
import { picture } from './picture.ts';
import type { Tempo } from './tempo.ts';

export interface Stage {
  readonly node: StationNode;
  readonly bench: Bench;
  readonly clock: SimulatedClock;
  readonly secrets: ReadonlyMap<string, string>;
  readonly tempo: Tempo;
  /** Told of every answer of the door, as it comes. */
  readonly tell: (line: Told) => void;
}

export interface Told {
  /** UTC milliseconds of the station's clock. */
  readonly at: number;
  readonly station: string;
  /** Whoever is signed in, or signs in just now. */
  readonly person: string | null;
  readonly action: string;
  readonly reply: Reply;
}

/** A command without what the booth itself fills in. */
type Draft = { readonly type: string } & Readonly<Record<string, unknown>>;

const NOBODY = { person: null, secret: '-', textHash: '0'.repeat(64) };

/** The same label again within two seconds is one pull of the trigger too many, not a second scan. */
const SAME_LABEL_MS = 2_100;
/** What comes right after a line opened may be half a frame and is not believed. */
const LINE_OPENED_MS = 200;
const LONGEST_WAIT_MS = 15_000;
const LOOK_EVERY_MS = 10;
/** The door takes no more in a second than a fast hand could press. */
const PRESSES_A_SECOND = 14;

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
  #lastScan = { data: '', at: Number.NEGATIVE_INFINITY };
  readonly #presses: number[] = [];
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

  get dispense(): DispenseScreen {
    if (this.screen.kind !== 'dispense') throw new Error(`the screen shows ${this.screen.kind}`);
    return this.screen;
  }

  get filling(): DischargeScreen | BulkWeighScreen {
    const { screen } = this;
    if (screen.kind !== 'discharge' && screen.kind !== 'bulkWeigh')
      throw new Error(`the screen shows ${screen.kind}`);
    return screen;
  }

  /** Moves a record of quality, signed by whoever has the authority. */
  async moveRecord(record: string, move: object, by: string): Promise<void> {
    await this.sign({ type: 'MoveRecord', record, move }, by);
  }

  /** The text that stands on the screen at this moment, ready to be pressed. */
  get displayed(): string {
    return this.#live.get(this.#watched)?.displayed ?? '0';
  }

  /** The oldest exception on the screen that nobody has cleared. */
  get openException(): string {
    const { screen } = this;
    const open =
      'exceptions' in screen ? screen.exceptions.find(({ state }) => state === 'blocked') : undefined;
    if (!open) throw new Error('the screen shows no open exception');
    return open.id;
  }

  /** The exception that a rule opened, as the screen lists it. */
  exceptionOf(trigger: string): string {
    const { screen } = this;
    const cards = 'exceptions' in screen ? screen.exceptions : [];
    const card = cards.find((each) => each.trigger === trigger);
    if (!card) throw new Error(`the screen shows no exception of ${trigger}`);
    return card.id;
  }

  /** The newest record of a kind that quality has open at its desk. */
  openRecord(kind: string): string {
    const { screen } = this;
    const cards = screen.kind === 'work' ? screen.records?.cards : undefined;
    const open = cards?.filter((card) => card.kind === kind && card.state !== 'closed').at(-1);
    if (!open) throw new Error(`the desk shows no open ${kind}`);
    return open.id;
  }

  /** The exception that called for a record. */
  exceptionOfRecord(record: string): string {
    const { screen } = this;
    const cards = screen.kind === 'work' ? (screen.records?.cards ?? []) : [];
    const exception = cards.find(({ id }) => id === record)?.exceptions[0];
    if (exception === undefined) throw new Error(`no exception called for ${record}`);
    return exception;
  }

  /** The hold on an object, as the desk of quality lists it. */
  holdOn(object: string): string {
    const { screen } = this;
    const hold = screen.kind === 'work' ? screen.holds.find((each) => each.object === object) : undefined;
    if (!hold) throw new Error(`the desk shows no hold on ${object}`);
    return hold.id;
  }

  /** The newest sample of a purpose that the desk of the laboratory shows. */
  newestSample(purpose: string): string {
    const { screen } = this;
    const samples = screen.kind === 'work' ? screen.laboratory.samples : [];
    const sample = samples.find((each) => each.purpose === purpose);
    if (!sample) throw new Error(`the desk shows no sample for ${purpose}`);
    return sample.id;
  }

  /** What somebody looks up: nothing changes by it. */
  async ask(query: Query): Promise<QueryReply> {
    return this.#port.query(query);
  }

  /** Waits until the station has verified its log behind the work. */
  async proven(): Promise<void> {
    await this.#when(() => this.#view?.frame.health.proof === 'verified', 'the proof of the log');
  }

  /** Asks for a label, and takes it out of the printer. */
  async printLabel(container: string): Promise<void> {
    const printer = this.#view?.frame.devices.find(({ kind }) => kind === 'printer');
    const simulated = printer ? this.#stage.bench.printers.get(printer.id) : undefined;
    if (!simulated) throw new Error(`no printer at ${this.station}`);
    const before = simulated.printed.length;
    await this.press({ type: 'PrintLabel', container });
    await this.#when(() => simulated.printed.length > before, 'the label');
    // A printer tells the station that a label is out a moment after it is.
    await this.#when(() => !saysPrinting(this.screen), 'the word of the printer');
  }

  /** Holds on everything whose name begins so within its batch. */
  holdsOn(prefix: string): readonly string[] {
    const { screen } = this;
    const holds = screen.kind === 'work' ? screen.holds : [];
    return holds.filter(({ object }) => object.split('/').at(-1)?.startsWith(prefix)).map(({ id }) => id);
  }

  /** Quality takes an exception over and decides what becomes of it; another person approves. */
  async decide(exception: string, decision: { readonly reason: string; readonly disposition: object }) {
    const by = this.#view?.frame.person?.id ?? null;
    await this.press({
      type: 'RouteException',
      exception,
      to: 'dispositionPending',
      reason: 'investigation',
    });
    await this.sign({ type: 'DecideDisposition', exception, narrative: null, ...decision }, by);
  }

  /** Why something happened, by the code of its cause and the exception that shows it. */
  async cause(target: object, code: string, exception: string): Promise<void> {
    const by = this.#view?.frame.person?.id ?? null;
    const causes = [{ code, evidence: [`exception:${exception}`] }];
    await this.sign({ type: 'RecordCause', target, causes }, by);
  }

  /** Waits until the screen looks as expected. */
  async until(what: (screen: Screen) => boolean, longestMs = LONGEST_WAIT_MS): Promise<void> {
    await this.#when(() => this.#view !== null && what(this.#view.screen), 'the next picture', longestMs);
  }

  // ── People ─────────────────────────────────────────────────────────────────────────────────────────────

  async signIn(person: string): Promise<void> {
    this.#person = person;
    await this.press({ type: 'SignIn', person, secret: this.#secret(person) });
    await this.until(({ kind }) => kind !== 'signIn');
    if (this.screen.kind === 'accountability') {
      await this.sign({ type: 'AcknowledgeAccountability' });
    }
  }

  async signOut(): Promise<void> {
    await this.press({ type: 'SignOut' });
    this.#person = null;
  }

  async enter(batch: string, step: string): Promise<void> {
    await this.press({ type: 'EnterStep', batch, step });
    await this.until((screen) => 'step' in screen && screen.step === step);
  }

  /** A press that the day needs: a refusal ends the replay, because the record would tell another story. */
  async press(draft: Draft): Promise<void> {
    this.#needed(draft.type, await this.attempt(draft));
  }

  /** A press that may well be refused. */
  async attempt(draft: Draft): Promise<Reply> {
    const context = this.#context();
    await this.#handMoves();
    const reply = await this.#port.dispatch({ id: randomUUID(), context, ...draft });
    this.#tell(draft.type, reply);
    await this.#nextPicture();
    return reply;
  }

  async sign(draft: Draft, signer: string | null = null): Promise<void> {
    this.#needed(draft.type, await this.attemptSign(draft, signer));
  }

  /** Signs as the holder of the session, or as a second person inside it. */
  async attemptSign(draft: Draft, signer: string | null = null): Promise<Reply> {
    const holder = this.#view?.frame.person?.id ?? this.#person ?? '';
    const shown = await this.#port.query({
      kind: 'signing',
      command: { context: this.#context(), ...draft, signature: NOBODY },
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
    this.#pan(scale).put(massOf(mass));
    await this.atRest(scale);
  }

  /** Puts something on the pan in place of what lay there, and goes on. */
  put(scale: string, mass: Micrograms): void {
    this.#pan(scale).put(mass);
  }

  /** Adds to what lies on the pan, and waits likewise. */
  async add(scale: string, mass: Micrograms): Promise<void> {
    this.#pan(scale).add(mass);
    await this.atRest(scale);
  }

  /** Takes the load away; the pan swings back while the hands do something else. */
  lift(scale: string): void {
    this.#pan(scale).remove();
  }

  /** Waits until the screen shows what lies on the pan, at rest. */
  async atRest(scale: string): Promise<void> {
    this.#watched = scale;
    await this.#when(() => {
      const live = this.#live.get(scale);
      if (!live?.stable || live.displayed === null || !isMassUnit(live.unit)) return false;
      const shown = parseMass(live.displayed, live.unit as MassUnit);
      return shown.ok && Math.abs(shown.value - this.#pan(scale).truth) <= twoDigits(live);
    }, `${scale} at rest`);
  }

  async scanContainer(item: string, lot: string, container: string): Promise<void> {
    this.#needed('scan', await this.attemptScan(item, lot, container));
  }

  async attemptScan(item: string, lot: string, container: string): Promise<Reply | null> {
    return this.#scan('d2', containerCode(item, lot, container));
  }

  async scanPlain(code: string): Promise<void> {
    this.#needed('scan', await this.attemptPlain(code));
  }

  async attemptPlain(code: string): Promise<Reply | null> {
    return this.#scan('C0', code);
  }

  /** The symbol that a coder put on a pack. */
  async scanSymbol(data: string): Promise<void> {
    this.#needed('scan', await this.#scan('d2', data));
  }

  /** Takes a photo of what is to be seen in the step at hand; the number under which it is on record. */
  async photo(caption: string): Promise<string> {
    const content = picture(caption);
    const stored = await this.#port.upload({
      upload: randomUUID(),
      size: content.length,
      offset: 0,
      part: content.toString('base64'),
    });
    if (stored.kind !== 'stored')
      throw new Error(`${this.station}: the photo was not taken in: ${stored.kind}`);
    const { batch, step } = this.#context();
    if (!batch || !step) throw new Error(`${this.station}: a photo of nothing`);
    const on = { kind: 'step' as const, batch: batch as BatchId, step: step as StepId };
    await this.press({ type: 'AttachFile', on, sha256: stored.file.sha256, caption });
    const reply = await this.#port.query({ kind: 'attachments', on });
    const taken = reply.kind === 'attachments' ? reply.found.attachments.at(-1) : undefined;
    if (!taken) throw new Error(`${this.station}: the photo is not on record`);
    return taken.id;
  }

  #needed(action: string, reply: Reply | null): void {
    if (reply?.kind === 'unavailable') throw new Error(`${this.station}: ${action}: ${reply.reason}`);
    if (reply?.kind === 'refused') {
      const codes = reply.denial.refusals.map(({ code }) => code).join(', ');
      throw new Error(`${this.station}: ${action} was refused: ${codes}`);
    }
  }

  #context() {
    const frame = this.#view?.frame;
    return {
      station: this.station,
      person: frame?.person?.id ?? null,
      batch: frame?.batch?.id ?? null,
      step: frame?.batch?.step ?? null,
    };
  }

  #pan(scale: string) {
    const simulated = this.#stage.bench.scales.get(scale);
    if (!simulated) throw new Error(`no scale ${scale} on the bench`);
    return simulated.pan;
  }

  /** The refusal of the scan, or null when it was taken. */
  async #scan(aim: string, data: string): Promise<Reply | null> {
    const isFirst = this.#lastScan.data === '';
    const chip = () => this.#view?.frame.devices.find(({ kind }) => kind === 'scanner');
    await this.#when(() => chip()?.state === 'ok', 'the scanner');
    await sleep(Math.max(this.#stage.tempo.scanMs, isFirst ? LINE_OPENED_MS : 0));
    if (this.#lastScan.data === data) {
      await sleep(Math.max(0, this.#lastScan.at + SAME_LABEL_MS - performance.now()));
    }
    this.#lastScan = { data, at: performance.now() };
    const scanner = chip()?.id;
    const simulated = scanner ? this.#stage.bench.scanners.get(scanner) : undefined;
    if (!simulated) throw new Error(`no scanner at ${this.station}`);
    let answer: { readonly refused: Reply | null } | null = null;
    this.#scanSettled = (refused) => {
      answer = { refused };
    };
    simulated.scan(aim, data);
    await this.#when(() => answer !== null, 'the answer to a scan');
    this.#lastScan = { data, at: performance.now() };
    await this.#nextPicture();
    return (answer as { readonly refused: Reply | null } | null)?.refused ?? null;
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

  async #handMoves(): Promise<void> {
    await sleep(this.#stage.tempo.pressMs);
    const before = this.#presses.at(-PRESSES_A_SECOND) ?? Number.NEGATIVE_INFINITY;
    await sleep(Math.max(0, before + 1_000 - performance.now()));
    this.#presses.push(performance.now());
  }

  /** The picture after this one shows what an action changed. */
  async #nextPicture(): Promise<void> {
    await setImmediate();
    await setImmediate();
  }

  async #when(holds: () => boolean, what: string, longestMs = LONGEST_WAIT_MS): Promise<void> {
    const end = performance.now() + longestMs;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`${this.station}: waited in vain for ${what}`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  #tell(action: string, reply: Reply): void {
    const person = action === 'SignIn' ? this.#person : (this.#view?.frame.person?.id ?? null);
    this.#stage.tell({ at: this.#stage.clock.now(), station: this.station, person, action, reply });
  }
}

/** Two steps of the last digit that the instrument shows. */
function twoDigits({ displayed, unit }: LiveWeight): number {
  const places = displayed?.split('.')[1]?.length ?? 0;
  return (2 * massOf(`1 ${unit}`)) / 10 ** places;
}

/** Whether a screen says anywhere that a label is being printed. */
const saysPrinting = (shown: unknown): boolean =>
  typeof shown === 'object' &&
  shown !== null &&
  (('outcome' in shown && shown.outcome === 'printing') || Object.values(shown).some(saysPrinting));
