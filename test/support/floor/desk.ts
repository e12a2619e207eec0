import { randomUUID } from 'node:crypto';
import { UPLOAD_PART_BYTES, type UploadReply } from '../../../main/contract/attachment.ts';
import { parseMass } from '../../../main/contract/quantity.ts';
import type { Refusal } from '../../../main/contract/refusals.ts';
import type { Reply } from '../../../main/contract/replies.ts';
import type { EventLine, LiveWeight, Screen, StationView } from '../../../main/contract/views.ts';
import type { Bench } from '../../../main/demo/bench.ts';
import { PACE_LIMIT } from '../../../main/domain/observed.ts';
import type { StationClient } from '../station-client.ts';
import { massOf } from './masses.ts';

/** A command without what the desk fills in: its id and the context it acts in. */
export type Draft = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface Context {
  readonly station: string;
  readonly person: string | null;
  readonly batch: string | null;
  readonly step: string | null;
}

/** How somebody signs; what is left out is done right. */
export interface Signing {
  /** A second person inside the session; null: the holder of the session. */
  readonly signer?: string | null;
  /** The id in the signature; null leaves it out. */
  readonly named?: string | null;
  readonly secret?: string;
  readonly textHash?: string;
}

const NOBODY = { person: null, secret: '-', textHash: '0'.repeat(64) };
const WAIT_MS = 25_000;
/** A hand needs a moment, and bytes right after a line opened are not believed. */
const SETTLE_MS = 130;
const SECOND_MS = 1_020;
/** So quickly a flood has to come, and so often it is tried. */
const FLOOD_MS = 500;
const MOST_FLOODS = 5;
/** Commands a second of a polite hand. */
const POLITE = 16;

/** One terminal as a script drives it: through its WebSocket, with the hands of the bench before it. */
export class Desk {
  readonly station: string;
  readonly client: StationClient;
  readonly #bench: Bench;
  readonly #secrets: ReadonlyMap<string, string>;
  readonly #live = new Map<string, LiveWeight>();
  /** When each command had its answer: the door counted it before. */
  readonly #answered: number[] = [];
  #hurries = false;
  #lastScan = '';
  #scannerReady = false;
  #refusedScan: (reply: Reply | null) => void = () => {};

  constructor(station: string, client: StationClient, bench: Bench, secrets: ReadonlyMap<string, string>) {
    this.station = station;
    this.client = client;
    this.#bench = bench;
    this.#secrets = secrets;
    client.subscribe((push) => {
      if (push.kind === 'live') this.#live.set(push.live.scale, push.live);
      if (push.kind === 'scanned') this.#refusedScan(null);
      if (push.kind === 'badge') this.#refusedScan(null);
      if (push.kind === 'refused') this.#refusedScan({ kind: 'refused', denial: push.denial });
    });
  }

  get view(): StationView {
    return this.client.view();
  }

  /** Where the session of this terminal stands, as its own screen shows it. */
  get context(): Context {
    const { screen, frame } = this.view;
    const person = screen.kind === 'signIn' ? null : (frame.person?.id ?? null);
    const { batch } = frame;
    return {
      station: this.station,
      person,
      batch: person === null ? null : (batch?.id ?? null),
      step: person === null ? null : (batch?.step ?? null),
    };
  }

  // ── People ─────────────────────────────────────────────────────────────────────────────────────────────

  secretOf(person: string): string {
    const secret = this.#secrets.get(person);
    if (secret === undefined) throw new Error(`nobody knows the secret of ${person}`);
    return secret;
  }

  async signIn(person: string): Promise<void> {
    await this.press({ type: 'SignIn', person, secret: this.secretOf(person) });
    await this.shows((view) => view.screen.kind !== 'signIn' && view.frame.person?.id === person);
  }

  async signOut(): Promise<void> {
    await this.press({ type: 'SignOut' });
    await this.shows((view) => view.screen.kind === 'signIn');
  }

  async enter(batch: string, step: string): Promise<void> {
    await this.press({ type: 'EnterStep', batch, step });
    await this.shows((view) => view.frame.batch?.id === batch && view.frame.batch.step === step);
  }

  async leave(): Promise<void> {
    await this.press({ type: 'LeaveStep' });
    await this.shows((view) => view.frame.batch === null);
  }

  /** A press that must pass. */
  async press(draft: Draft): Promise<void> {
    needed(draft.type, await this.send(draft));
  }

  /** A signature that must pass. */
  async sign(draft: Draft, signer: string | null = null): Promise<void> {
    needed(draft.type, await this.sendSigned(draft, { signer }));
  }

  /** Sends a command as it is, in the context that stands on the screen unless it names another. */
  async send(draft: Draft): Promise<Reply> {
    await this.#keepPace();
    const reply = await this.client.dispatch({ id: randomUUID(), context: this.context, ...draft });
    this.#answered.push(performance.now());
    // The picture that belongs to this answer follows it.
    await this.client.pulse(false);
    return reply;
  }

  /** Asks for the text to be signed, as a screen does, and signs it. */
  async sendSigned(draft: Draft, { signer = null, named, secret, textHash }: Signing = {}): Promise<Reply> {
    const { context } = this;
    const holder = context.person ?? 'OP-101';
    const shown = await this.client.query({
      kind: 'signing',
      command: { context, ...draft, signature: NOBODY },
    });
    const needsPerson = shown.kind !== 'signing' || shown.needsPerson;
    const person = named === undefined ? (signer ?? (needsPerson ? holder : null)) : named;
    return this.send({
      ...draft,
      signature: {
        person,
        secret: secret ?? this.secretOf(signer ?? named ?? holder),
        textHash: textHash ?? (shown.kind === 'signing' ? shown.hash : NOBODY.textHash),
      },
    });
  }

  /** Sends as much within a second as a station takes, so that the next command is one too many. */
  async flood(): Promise<void> {
    for (let tries = 0; tries < MOST_FLOODS; tries += 1) {
      const last = this.#answered.at(-1) ?? Number.NEGATIVE_INFINITY;
      await pause(last + SECOND_MS - performance.now());
      const began = performance.now();
      await Promise.all(
        Array.from({ length: PACE_LIMIT }, () => this.client.dispatch({ id: randomUUID(), type: 'Nothing' })),
      );
      const ended = performance.now();
      this.#answered.push(...Array.from({ length: PACE_LIMIT }, () => ended));
      // On a busy computer the first of them would be forgotten before the command that is one too many.
      if (ended - began < FLOOD_MS) break;
    }
    this.#hurries = true;
  }

  /** A polite hand stays under the pace of the door; after a flood the very next command does not wait. */
  async #keepPace(): Promise<void> {
    const oldest = this.#answered.at(-POLITE);
    if (!this.#hurries && oldest !== undefined) await pause(oldest + SECOND_MS - performance.now());
    this.#hurries = false;
  }

  // ── Things ─────────────────────────────────────────────────────────────────────────────────────────────

  /** Puts a mass on a pan and waits until the screen shows it at rest. */
  async put(scale: string, mass: string): Promise<void> {
    this.bench(scale).pan.put(massOf(mass));
    await this.atRest(scale);
  }

  /** Waits until the screen shows what really lies on the pan, at rest. */
  async atRest(scale: string): Promise<void> {
    await this.until(() => {
      const live = this.#live.get(scale);
      if (!live?.stable || live.displayed === null) return false;
      const shown = parseMass(live.displayed, live.unit as 'kg');
      return shown.ok && shown.value === this.bench(scale).net;
    }, `${scale} at rest`);
  }

  /** The picture of a scale that came last. */
  live(scale: string): LiveWeight | undefined {
    return this.#live.get(scale);
  }

  /** The text on the screen, ready to be pressed. */
  displayed(scale: string): string {
    return this.#live.get(scale)?.displayed ?? '0.00';
  }

  bench(scale: string) {
    const simulated = this.#bench.scales.get(scale);
    if (!simulated) throw new Error(`no scale ${scale} on the bench`);
    return simulated;
  }

  /** Pulls the trigger at a code; null when it was taken. */
  async scan(aim: string, data: string): Promise<Reply | null> {
    const chip = () => this.view.frame.devices.find(({ kind }) => kind === 'scanner');
    if (!this.#scannerReady) {
      await this.until(() => chip()?.state === 'ok', 'the scanner');
      await pause(SETTLE_MS);
      this.#scannerReady = true;
    }
    const scanner = this.#bench.scanners.get(chip()?.id ?? '');
    if (!scanner) throw new Error(`no scanner at ${this.station}`);
    // The same code again at once is a trigger pulled too long; a badge in between makes it another scan.
    if (this.#lastScan === data) await this.#settled(() => scanner.scan('C0', 'BDG/N7QK-4T2M'));
    this.#lastScan = data;
    const reply = await this.#settled(() => scanner.scan(aim, data));
    await this.client.pulse(false);
    return reply;
  }

  /** A plain label of the plant: `LOC/…`, `WGT/…`, `WST/…`. */
  readonly scanPlain = (data: string): Promise<Reply | null> => this.scan('C0', data);

  async takes(scan: Promise<Reply | null>): Promise<void> {
    needed('scan', await scan);
  }

  /** Brings a file into the data folder, part by part, as a screen does; what the last part came to. */
  async upload(content: Buffer): Promise<UploadReply> {
    const upload = randomUUID();
    for (let offset = 0; ; offset += UPLOAD_PART_BYTES) {
      const part = content.subarray(offset, offset + UPLOAD_PART_BYTES).toString('base64');
      const reply = await this.client.upload({ upload, size: content.length, offset, part });
      if (reply.kind !== 'more') return reply;
    }
  }

  // ── Eyes ───────────────────────────────────────────────────────────────────────────────────────────────

  get screen(): Screen {
    return this.view.screen;
  }

  async shows(what: (view: StationView) => boolean): Promise<void> {
    await this.client.waitForView(what, WAIT_MS);
  }

  /** The newest events of the record, newest first. */
  async events(): Promise<readonly EventLine[]> {
    const reply = await this.client.query({ kind: 'events', before: null, denialsOnly: false });
    if (reply.kind !== 'events') throw new Error('no events');
    return reply.events;
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    const end = performance.now() + WAIT_MS;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`${this.station}: waited in vain for ${what}`);
      await pause(15);
    }
  }

  #settled(pull: () => void): Promise<Reply | null> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.station}: a scan got no answer`)), WAIT_MS);
      this.#refusedScan = (reply) => {
        clearTimeout(timer);
        this.#refusedScan = () => {};
        resolve(reply);
      };
      pull();
    });
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, Math.max(0, ms)));

/** The refusals of a reply; none when it was accepted. */
export const refusalsOf = (reply: Reply | null): readonly Refusal[] =>
  reply?.kind === 'refused' ? reply.denial.refusals : [];

function needed(action: string, reply: Reply | null): void {
  if (reply === null || reply.kind === 'accepted') return;
  const why = reply.kind === 'refused' ? refusalsOf(reply).map(({ code }) => code) : [reply.reason];
  throw new Error(`${action} was refused: ${why.join(', ')}`);
}
