import type { BenchReply } from '../../../main/contract/bench.ts';
import { isMassUnit, type Micrograms, parseMass } from '../../../main/contract/quantity.ts';
import type { Reply } from '../../../main/contract/replies.ts';
import type { DispenseScreen, LiveWeight, Screen } from '../../../main/contract/views.ts';
import { commandOf } from '../../support/commands.ts';
import type { StationClient } from '../../support/station-client.ts';

/** The demo plant's simulated secrets, as its sign-in screen shows them. */
export const SECRETS = {
  'OP-101': '73916482',
  'OP-107': '58203971',
  'OP-112': '64918250',
  'OP-203': '91570364',
  'OP-204': '27384916',
  'OP-305': '36795128',
  'LBL-01': '49028653',
  'LBL-02': '17540926',
  'OP-301': '80461739',
  'SUP-01': '15873064',
  'QA-01': '62740915',
  'QA-02': '84137029',
  'QA-03': '50918436',
  'QC-01': '41862957',
  'QC-02': '57903286',
  'ADM-01': '93608147',
  'MET-01': '70259386',
} as const;
export type Person = keyof typeof SECRETS;

type Draft = { readonly type: string } & Readonly<Record<string, unknown>>;
const SAME_LABEL_MS = 2_100;
const LIMIT_MS = 25_000;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** People at one terminal who do by script what the tests do on screen, to bring the day to a later hour. */
export class People {
  readonly station: string;
  readonly #client: StationClient;
  #lastScan = { label: '', at: 0 };
  #watched = '';

  constructor(station: string, client: StationClient) {
    this.station = station;
    this.#client = client;
  }

  get screen(): Screen {
    return this.#client.view().screen;
  }

  get dispense(): DispenseScreen {
    if (this.screen.kind !== 'dispense') throw new Error(`the screen shows ${this.screen.kind}`);
    return this.screen;
  }

  /** Locks the terminal, as a person does who goes away, and lets the next window have it. */
  async leave(): Promise<void> {
    if (this.#client.view().frame.person !== null) await this.press({ type: 'LockTerminal' });
    await this.#client.close();
  }

  async signIn(person: Person): Promise<void> {
    await this.press({ type: 'SignIn', person, secret: SECRETS[person] });
    await this.until(({ kind }) => kind !== 'signIn');
    if (this.screen.kind === 'accountability') await this.sign({ type: 'AcknowledgeAccountability' });
  }

  async press(draft: Draft): Promise<void> {
    const { type, ...fields } = draft;
    const reply = await this.#client.dispatch(commandOf(type, this.#context(), fields));
    if (reply.kind !== 'accepted') throw new Error(`${this.station}: ${type}: ${refusalOf(reply)}`);
    await this.#client.waitForView(({ frame }) => frame.health.events >= reply.seq);
  }

  /** Signs as the holder of the session, or as a second person inside it. */
  async sign(draft: Draft, signer: Person | null = null): Promise<void> {
    const holder = this.#client.view().frame.person?.id as Person;
    const unsigned = { person: null, secret: '-', textHash: '0'.repeat(64) };
    const { type, ...fields } = draft;
    const command = commandOf(type, this.#context(), { ...fields, signature: unsigned });
    const { id: _, ...drafted } = command;
    const shown = await this.#client.query({ kind: 'signing', command: drafted });
    if (shown.kind !== 'signing') throw new Error(`nothing to sign for ${type}`);
    const person = signer ?? (shown.needsPerson ? holder : null);
    await this.press({
      ...draft,
      signature: { person, secret: SECRETS[signer ?? holder], textHash: shown.hash },
    });
  }

  async scan(label: string): Promise<void> {
    // The same label again within two seconds is one pull of the trigger too many, not a second scan.
    if (this.#lastScan.label === label)
      await pause(Math.max(0, this.#lastScan.at + SAME_LABEL_MS - performance.now()));
    const scanner = () => this.#client.view().frame.devices.find(({ kind }) => kind === 'scanner');
    await this.#when('the scanner', () => scanner()?.state === 'ok');
    // What comes right after a line opened may be half a frame and is not believed.
    await pause(120);
    this.#lastScan = { label, at: performance.now() };
    const before = this.#client.pushes.length;
    await this.#bench({ kind: 'scan', label });
    await this.#when(`an answer to the scan of ${label}`, () =>
      this.#client.pushes.slice(before).some(({ kind }) => kind === 'scanned' || kind === 'refused'),
    );
    const refused = this.#client.pushes.slice(before).find(({ kind }) => kind === 'refused');
    if (refused?.kind === 'refused')
      throw new Error(`${label}: ${refusalOf({ kind: 'refused', denial: refused.denial })}`);
  }

  /** Puts this mass on the pan, in place of what lay there, and waits until the screen shows it at rest. */
  async put(scale: string, mass: string): Promise<void> {
    this.#watched = scale;
    await this.#bench({ kind: 'put', scale, mass });
    await this.#when(`${scale} at rest with ${mass}`, () => {
      const live = this.#live();
      return live?.stable === true && live.displayed !== null && near(live, mass);
    });
  }

  /** The text that a press records now. */
  get displayed(): string {
    return this.#live()?.displayed ?? '0';
  }

  async until(holds: (screen: Screen) => boolean): Promise<void> {
    await this.#client
      .waitForView((view) => holds(view.screen))
      .catch((error: Error) => {
        const { screen, frame } = this.#client.view();
        throw new Error(
          `${this.station}: ${error.message}: ${JSON.stringify({ screen, log: frame.health })}`,
        );
      });
  }

  #live(): LiveWeight | undefined {
    const push = this.#client.pushes.findLast(
      (each) => each.kind === 'live' && each.live.scale === this.#watched,
    );
    return push?.kind === 'live' ? push.live : undefined;
  }

  async #bench(request: Parameters<StationClient['bench']>[0]): Promise<BenchReply> {
    const reply = await this.#client.bench(request);
    if (reply.problem !== null) throw new Error(reply.problem);
    return reply;
  }

  #context() {
    const { person, batch } = this.#client.view().frame;
    return {
      station: this.station,
      person: person?.id ?? null,
      ...(batch === null ? {} : { batch: batch.id }),
      ...(batch === null || batch.step === null ? {} : { step: batch.step }),
    };
  }

  async #when(what: string, holds: () => boolean): Promise<void> {
    const end = performance.now() + LIMIT_MS;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`${this.station}: waited in vain for ${what}`);
      await pause(15);
    }
  }
}

const refusalOf = (reply: Reply): string =>
  reply.kind === 'refused'
    ? reply.denial.refusals.map(({ gate, code }) => `${gate} ${code}`).join(', ')
    : reply.kind;

/** Shown to its last digit, give or take one step of the instrument. */
function near(live: LiveWeight, mass: string): boolean {
  const shown = massOf(live.displayed ?? '', live.unit);
  const places = live.displayed?.split('.')[1]?.length ?? 0;
  const digit = massOf(places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`, live.unit);
  return Math.abs(shown - massOf(mass, live.unit)) <= 2 * digit;
}

/** A mass as a screen prints it, with or without its unit. */
export function massOf(text: string, unit: string): Micrograms {
  const [value = ''] = text.split(/[\s\u00a0]/);
  const mass = isMassUnit(unit) ? parseMass(value, unit) : null;
  if (mass?.ok !== true) throw new Error(`not a mass: ${text} ${unit}`);
  return mass.value;
}
