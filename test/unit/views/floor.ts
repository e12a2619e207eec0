import { expect } from 'vitest';
import { buildView, type ViewInput } from '../../../main/application/views/station-view.ts';
import type { EquipmentId, SessionId } from '../../../main/contract/ids.ts';
import { isMassUnit, parseMass } from '../../../main/contract/quantity.ts';
import type { Health, Screen, StationView } from '../../../main/contract/views.ts';
import { decide, factsOf } from '../../../main/domain/decide.ts';
import type { Identity } from '../../../main/domain/evidence.ts';
import { evolve } from '../../../main/domain/evolve/evolve.ts';
import { founded } from '../../../main/domain/handlers/plant-handlers.ts';
import { signingText } from '../../../main/domain/identity/signing-text.ts';
import type { KernelCommand, LoadObservation, Origin } from '../../../main/domain/kernel-command.ts';
import type { Instant, Moment, PlantDay } from '../../../main/domain/moment.ts';
import type { Capture, Observed } from '../../../main/domain/observed.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import { type Draft, PlantState } from '../../../main/domain/state.ts';
import { FOUNDING } from './small-plant.ts';

export const MORNING: Moment = {
  at: '2026-03-09T08:00:00.000Z' as Instant,
  offset: '+01:00',
  day: '2026-03-09' as PlantDay,
  productionDay: '2026-03-09' as PlantDay,
  mono: 1_000,
};

export const HEALTH: Health = {
  state: 'ready',
  reasons: [],
  events: 100,
  unpinned: 0,
  backupAgeHours: 2,
  clock: 'synchronised',
  proof: 'verified',
  deliveries: [],
};

type Loose = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A plant at work in memory: commands go through the kernel itself, one after the other. */
export class Floor {
  readonly state = new PlantState();
  moment: Moment = MORNING;
  health: Health = HEALTH;
  /** What stands on each scale, as its display would say: `26.54 kg`. */
  readonly pans = new Map<string, string>();
  #count = 0;

  constructor(founding: Founding = FOUNDING) {
    const draft = this.state.draft();
    for (const each of founded(founding, MORNING.at)) {
      evolve(draft, { at: MORNING.at, station: null, person: null, session: null, event: each });
    }
    this.state.absorb(draft as Draft);
  }

  origin(station = 'WS-01'): Origin {
    return { station, terminal: `${station}-1` } as unknown as Origin;
  }

  /** A command of a person as the door hands it on: proven, signed, with a fresh answer of the scale. */
  act(draft: Loose, station = 'WS-01'): ReturnType<typeof decide> {
    return this.#decide(this.command(draft, station), station);
  }

  /** The same, and it must be accepted. */
  do(draft: Loose, station = 'WS-01'): void {
    const decision = this.act(draft, station);
    expect(decision.kind === 'refused' ? decision.refusals : []).toEqual([]);
  }

  scan(identity: Loose | { readonly kind: string }, station = 'WS-01'): ReturnType<typeof decide> {
    const evidence = {
      source: 'scan',
      device: 'SCN-01',
      raw: JSON.stringify(identity),
      carrier: null,
    } as const;
    const scan = { identity: identity as unknown as Identity, evidence };
    return this.#decide({ type: 'PresentScan', scan } as unknown as KernelCommand, station);
  }

  scanContainer(container: string, item = 'RM-1', lot = 'CA-1'): ReturnType<typeof decide> {
    return this.scan({ kind: 'container', container, item, lot });
  }

  /** What a scale noticed by itself. */
  observe(kind: LoadObservation['kind'], scale = 'SCL-01'): void {
    const evidence = {
      ...this.#reading(scale),
      source: 'device',
      calibrationDue: '2026-06-30',
      checkDay: null,
    };
    this.#decide(
      { type: 'ObserveLoad', scale, observation: { kind, evidence } } as unknown as KernelCommand,
      'WS-01',
    );
  }

  printed(container: string, outcome: 'confirmed' | 'failed' | 'indeterminate'): void {
    this.#decide(
      {
        type: 'RecordPrint',
        label: 'container',
        container,
        outcome,
        detail: outcome,
        bitmapHash: 'b',
      } as unknown as KernelCommand,
      'WS-01',
    );
  }

  command(
    { signer, ...draft }: Loose & { readonly signer?: string | null },
    station = 'WS-01',
  ): KernelCommand {
    const session = this.state.get('sessions', this.origin(station).terminal);
    const command = {
      id: `c-${this.#count}`,
      context: {
        station,
        person: session?.open ? session.person : null,
        batch: session?.context?.batch ?? null,
        step: session?.context?.step ?? null,
      },
      ...draft,
      ...(signer !== undefined && { signature: { person: signer, secret: '', textHash: 'h' } }),
    };
    return command as unknown as KernelCommand;
  }

  /** What the kernel would see around a command. */
  observed(command: KernelCommand, station = 'WS-01'): Observed {
    this.#count += 1;
    const base: Observed = {
      moment: this.moment,
      origin: this.origin(station),
      capture: this.#captureFor(command),
      credential: null,
      newSecret: null,
      signing: null,
      file: 'sha256' in command ? { sha256: command.sha256, bytes: 70, mediaType: 'image/png' } : null,
      health: { log: 'ready', clock: 'trusted', proof: 'verified' },
      trail: null,
      pace: 1,
      printer: 'ready',
      head: 1_000,
      newSession: `s-${this.#count}` as SessionId,
      gap: null,
    };
    const { signer } = factsOf(this.state, command, base);
    const text = signingText(factsOf(this.state, command, base));
    return {
      ...base,
      credential: signer && { person: signer.id, verdict: 'match', version: 1 },
      signing: text === null ? null : { text, hash: 'h' },
    };
  }

  view(station = 'WS-01', more: Partial<ViewInput> = {}): StationView {
    return buildView(this.input(station, more));
  }

  input(station = 'WS-01', more: Partial<ViewInput> = {}): ViewInput {
    return {
      state: this.state,
      origin: this.origin(station),
      moment: this.moment,
      revision: 7,
      health: this.health,
      faults: [],
      gap: null,
      devices: [],
      demoCredentials: [],
      version: '1.0.0',
      locksIn: null,
      ...more,
    };
  }

  /** The screen, which must be of this kind. */
  screen<Kind extends Screen['kind']>(kind: Kind, station = 'WS-01'): Extract<Screen, { kind: Kind }> {
    const { screen } = this.view(station);
    if (screen.kind !== kind) throw new Error(`the screen is ${screen.kind}, not ${kind}`);
    return screen as Extract<Screen, { kind: Kind }>;
  }

  #decide(command: KernelCommand, station: string): ReturnType<typeof decide> {
    const decision = decide(this.state, command, this.observed(command, station));
    this.state.absorb(decision.draft);
    return decision;
  }

  #captureFor(command: KernelCommand): Capture | null {
    const session = this.state.get('sessions', this.origin().terminal);
    const work = session?.context
      ? this.state.get('batches', session.context.batch)?.steps[session.context.step]?.work
      : undefined;
    const scale = 'scale' in command ? command.scale : work?.kind === 'dispense' ? work.scale : null;
    return scale ? this.#reading(scale) : null;
  }

  #reading(scale: string): Extract<Capture, { kind: 'reading' }> {
    const [value = '', unit = ''] = (this.pans.get(scale) ?? '0.00 kg').split(' ');
    const parsed = isMassUnit(unit) ? parseMass(value, unit) : null;
    return {
      kind: 'reading',
      device: scale as EquipmentId,
      serial: `SN-${scale}`,
      connection: 'boot/1',
      value,
      unit,
      mass: parsed?.ok ? parsed.value : null,
      stable: true,
      settling: null,
      raw: `S S ${value} ${unit}`,
      window: [],
      receivedAt: this.moment.at,
      ageMs: 5,
    };
  }
}

/** Somebody signed in at a station. */
export function signedIn(person: string, station = 'WS-01', floor = new Floor()): Floor {
  floor.do({ type: 'SignIn', person, secret: '' }, station);
  return floor;
}

/** A batch is issued, and M. Alvarez stands at the weigh station. */
export function issued(lots: Readonly<Record<string, string>> = {}, founding = FOUNDING): Floor {
  const floor = signedIn('QA-1', 'QA-01', new Floor(founding));
  const allocations = Object.entries({ '40': 'CA-1', '50': 'MC-1', '60': 'MC-1', ...lots });
  floor.do(
    {
      type: 'IssueBatch',
      recipe: 'MMR-1',
      version: '07',
      batch: 'VC5-1',
      allocations: allocations.map(([step, lot]) => ({ step, lot })),
      signer: 'QA-1',
    },
    'QA-01',
  );
  return signedIn('OP-1', 'WS-01', floor);
}

export const enter = (floor: Floor, step: string): void =>
  floor.do({ type: 'EnterStep', batch: 'VC5-1', step });

/** The booth is cleared and verified. */
export function cleared(lots: Readonly<Record<string, string>> = {}): Floor {
  const floor = issued(lots);
  enter(floor, '20');
  floor.do({ type: 'StartStep' });
  floor.do({ type: 'AnswerItem', item: 'floor', answer: { kind: 'confirmed' } });
  floor.do({ type: 'AnswerItem', item: 'buckets', answer: { kind: 'count', value: 4 } });
  floor.scan({ kind: 'location', location: 'BOOTH-1' });
  floor.do({ type: 'CompleteStep', signer: 'OP-1' });
  floor.do({ type: 'VerifyStep', signer: 'OP-2' });
  floor.do({ type: 'LeaveStep' });
  return floor;
}

/** A dispense step is started. */
export function weighing(step = '40', lots: Readonly<Record<string, string>> = {}): Floor {
  const floor = cleared(lots);
  enter(floor, step);
  floor.do({ type: 'StartStep' });
  return floor;
}

/** The first container of step 40 stands on SCL-01 with its tare of 0.50 kg, filled to `gross`. */
export function filling(gross = '0.50 kg'): Floor {
  const floor = weighing();
  floor.do({ type: 'SelectScale', scale: 'SCL-01' });
  floor.scanContainer('CA-1-01');
  zeroAndTare(floor);
  floor.pans.set('SCL-01', gross);
  return floor;
}

export function zeroAndTare(floor: Floor, tare = '0.50 kg'): void {
  floor.pans.set('SCL-01', '0.00 kg');
  floor.do({ type: 'ZeroScale', scale: 'SCL-01' });
  floor.pans.set('SCL-01', tare);
  floor.do({ type: 'CaptureTare', displayed: tare.split(' ')[0] });
}

/** Accepts what stands on SCL-01. */
export function accept(floor: Floor, gross: string): void {
  floor.pans.set('SCL-01', gross);
  floor.do({ type: 'AcceptWeight', displayed: gross.split(' ')[0] });
}

/** Label, verification by D. Price, and off the scale. */
export function labelVerifyRemove(
  floor: Floor,
  container: string,
  sources: readonly (readonly [string, string, string])[],
): void {
  floor.do({ type: 'PrintLabel', container });
  floor.printed(container, 'confirmed');
  floor.do({ type: 'BeginVerification', verifier: 'OP-2' });
  for (const [source, item, lot] of sources) floor.scanContainer(source, item, lot);
  const [, item = '', lot = ''] = sources[0] ?? [];
  floor.scanContainer(container, item, lot);
  const displayed = (floor.pans.get('SCL-01') ?? '').split(' ')[0];
  floor.do({ type: 'VerifyContainer', displayed, signer: 'OP-2' });
  floor.pans.set('SCL-01', '0.00 kg');
  floor.observe('left');
  floor.observe('returnedToZero');
}
