import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import {
  formatMass,
  isMassUnit,
  type Micrograms,
  micrograms,
  parseMass,
} from '../../main/contract/quantity.ts';
import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import type { Scale } from '../../main/domain/equipment/equipment.ts';
import { serialOf } from '../../main/domain/equipment/plate.ts';
import type { RecordedEvent } from '../../main/domain/events.ts';
import type { Batch, Dispensing, Step } from '../../main/domain/execution/batch.ts';
import type { LoadObservation } from '../../main/domain/kernel-command.ts';
import { labelThatCounts } from '../../main/domain/material/received-label.ts';
import type { Moment } from '../../main/domain/moment.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import { recipeStep } from '../../main/domain/recipe/recipe.ts';
import { PlantState, type StateData } from '../../main/domain/state.ts';
import { dispensingPlant } from './dispensing-plant.ts';
import { dataOf, foundedState, Kernel, readingOf, type Seen, type Told } from './given-when-then.ts';
import { png, stored } from './pictures.ts';

export const BATCH = 'VC5-26-0147';
export const FLOOR = 'SCL-01';
export const BENCH = 'SCL-02';
const { founding: NORTHFIELD, order: ORDER } = dispensingPlant();

export type Alter = (founding: Founding) => Founding;

/** A plant in which a scale cannot say who it is. */
export const plated: Alter = (founding) => ({
  ...founding,
  equipment: founding.equipment.map((each) =>
    each.kind === 'scale' && each.id === FLOOR ? { ...each, plate: null } : each,
  ),
});

/** What a step of the demo batch takes: its scale, and per container its tare and its portions. */
interface Plan {
  readonly scale: string;
  readonly item: string;
  readonly containers: readonly {
    readonly tare: string;
    readonly from: readonly (readonly [source: string, net: string, used?: 'up'])[];
  }[];
}

const PLANS: Readonly<Record<string, Plan>> = {
  '40': {
    scale: FLOOR,
    item: 'RM-1001',
    containers: [
      { tare: '1.54', from: [['AA-2409-117-01', '25.00', 'up']] },
      { tare: '1.54', from: [['AA-2409-117-02', '25.02', 'up']] },
    ],
  },
  '50': {
    scale: FLOOR,
    item: 'RM-1001',
    containers: [
      {
        tare: '1.50',
        from: [
          ['AA-2503-042-01', '25.00', 'up'],
          ['AA-2503-042-02', '2.28'],
        ],
      },
      {
        tare: '1.50',
        from: [
          ['AA-2503-042-02', '22.72', 'up'],
          ['AA-2503-042-03', '4.54'],
        ],
      },
      {
        tare: '1.52',
        from: [
          ['AA-2503-042-03', '20.46', 'up'],
          ['AA-2503-042-04', '6.76'],
        ],
      },
    ],
  },
  '60': single(FLOOR, 'RM-1014', '0.32', 'CB-2508-009-01', '6.26'),
  '70': single(FLOOR, 'RM-1022', '0.32', 'RH-2507-033-01', '5.00'),
  '80': single(FLOOR, 'RM-2003', '0.94', 'MC-2510-201-01', '16.60'),
  '90': single(BENCH, 'RM-2007', '212.4', 'SD-2506-077-01', '1250.4'),
  '100': single(BENCH, 'RM-2011', '212.6', 'MS-2511-020-01', '1624.6'),
};

function single(scale: string, item: string, tare: string, source: string, net: string): Plan {
  return { scale, item, containers: [{ tare, from: [[source, net]] }] };
}

/** The weigh booth of the demo plant with its usual people, at the speed of the kernel. */
export class WeighBooth extends Kernel {
  static founded(alter: Alter = (founding) => founding): WeighBooth {
    const founding = alter(NORTHFIELD);
    const { timeZone, dayStart } = founding.site;
    const moment = plantCalendar(timeZone, dayStart).momentAt(plantTime(timeZone, '2026-03-09', '08:00'), 1);
    return new WeighBooth(foundedState(founding, moment));
  }

  static from(data: StateData, recorded: readonly RecordedEvent[], moment: Moment): WeighBooth {
    return new WeighBooth({ state: PlantState.fromData(data), recorded, moment });
  }

  override trail() {
    const last = this.recorded.findLastIndex(({ event }) => JSON.stringify(event).includes(`"${BATCH}"`));
    return { head: this.recorded.length, last: last + 1 };
  }

  get batch(): Batch {
    return certain(this.state.get('batches', BATCH));
  }

  step(id: string): Step {
    return certain(this.batch.steps[id]);
  }

  work(id: string): Dispensing {
    const { work } = this.step(id);
    if (work.kind !== 'dispense') throw new Error(`step ${id} dispenses nothing`);
    return work;
  }

  scale(id: string): Scale {
    const scale = this.state.get('equipment', id);
    if (scale?.kind !== 'scale') throw new Error(`no scale ${id}`);
    return scale;
  }

  signIn(person: string, station = 'WS-01'): this {
    return this.given('SignIn', { person, secret: '' }, { station });
  }

  /** QA issues the batch, with other lots where the test says so. */
  issue(lots: Readonly<Record<string, string>> = {}): this {
    const planned = { '100': 'MS-2511-020', ...lots };
    const allocations = ORDER.allocations.map(({ step, lot }) => ({
      step,
      lot: (planned as Record<string, string>)[step] ?? lot,
    }));
    const { recipe, version } = ORDER;
    this.signIn('QA-01', 'QA-01');
    return this.given(
      'IssueBatch',
      { recipe, version, batch: BATCH, allocations },
      { station: 'QA-01', by: 'QA-01' },
    );
  }

  enter(step: string): this {
    return this.given('EnterStep', { batch: BATCH, step });
  }

  /** The performer enters a step and starts it. */
  begin(step: string): this {
    return this.enter(step).given('StartStep');
  }

  /** Attaches a photo to the step at hand; no two of them are the same. */
  takePhoto(step: string): Told {
    const nth = [...this.state.all('attachments')].length + 1;
    const file = stored(png(`photo ${nth}`));
    const on = { kind: 'step', batch: BATCH, step };
    return this.when('AttachFile', { on, sha256: file.sha256, caption: 'x' }, { file });
  }

  /** An item that somebody looks at is confirmed, or shown by a photo where the recipe says so. */
  #looked(item: string): object {
    const recipe = certain(this.state.get('recipes', `${this.batch.recipe}@${this.batch.version}`));
    const master = recipeStep(recipe, '20' as never);
    const asked = master?.kind === 'clearance' ? master.items.find(({ id }) => id === item) : undefined;
    if (asked?.evidence !== 'photo') return { kind: 'confirmed' };
    const [added] = dataOf(this.takePhoto('20'), 'AttachmentAdded');
    return { kind: 'photo', attachment: certain(added).attachment.id };
  }

  clear(): this {
    this.begin('20');
    for (const item of ['1', '6']) this.given('AnswerItem', { item, answer: this.#looked(item) });
    this.given('AnswerItem', { item: '2', answer: { kind: 'count', value: 0 } });
    for (const item of ['4', '5'])
      this.given('AnswerItem', { item, answer: { kind: 'reference', value: 'CL-0788' } });
    this.scanPlace('WS-01-WASTE');
    return this.complete().given('VerifyStep', {}, { by: 'OP-107' }).given('LeaveStep');
  }

  checkScales(): this {
    this.begin('30').scanWeights('TW-K1').scanWeights('TW-G1');
    for (const [scale, shown] of [
      [FLOOR, ['5.00', '20.00', '100.02']],
      [BENCH, ['1000.1', '10000.4']],
    ] as const) {
      if (this.scale(scale).plate === null) this.scanPlate(scale);
      this.given('PrepareCheck', { scale, clean: true, level: true });
      for (const [index, shows] of shown.entries())
        this.given('CaptureCheck', { scale, nominal: this.point(scale, index) }, { shows });
    }
    return this.complete().given('LeaveStep');
  }

  /** The nominal of a point of a scale's program, as the screen would send it. */
  point(scale: string, index: number): string {
    const { unit, check } = this.scale(scale);
    const nominal = certain(check.points[index]).nominal;
    return String(nominal / (unit === 'kg' ? 1_000_000_000 : 1_000_000));
  }

  // ── Scans ──────────────────────────────────────────────────────────────────────────────────────────────

  /** A container as its own label says it; `label` says what another label would. */
  scan(
    container: string,
    label: { readonly item?: string; readonly lot?: string; readonly label?: number } = {},
    seen: Seen = {},
  ): Told {
    const stock = this.state.get('containers', container);
    const lot =
      label.lot ??
      (stock?.kind === 'source' ? stock.lot : stock?.kind === 'dispensed' ? certain(stock.from[0]).lot : 'X');
    const item =
      label.item ?? (stock?.kind === 'dispensed' ? stock.item : (this.state.get('lots', lot)?.item ?? 'X'));
    const number = label.label ?? labelThatCounts(this.state, container as never) ?? 0;
    const printed = number > 0 ? { label: number } : {};
    return this.present({ kind: 'container', item, lot, container, ...printed }, seen);
  }

  present(identity: object, seen: Seen = {}): Told {
    const evidence = { source: 'scan', device: 'SCN-01', raw: JSON.stringify(identity), carrier: null };
    return this.when('PresentScan', { scan: { identity, evidence } }, seen);
  }

  scanned(container: string): this {
    return accepted(this, this.scan(container), `the scan of ${container}`);
  }

  scanWeights(weightSet: string): this {
    return accepted(this, this.present({ kind: 'weightSet', weightSet }), `the scan of ${weightSet}`);
  }

  /** The type plate of a scale, while the instrument sends over a connection. */
  presentPlate(equipment: string, connection: string | null = this.connection, seen: Seen = {}): Told {
    const identity = { kind: 'equipment', equipment };
    const evidence = { source: 'scan', device: 'SCN-01', raw: `EQP/${equipment}`, carrier: null };
    return this.when('PresentScan', { scan: { identity, evidence, connection } }, seen);
  }

  scanPlate(equipment: string, connection = this.connection): this {
    return accepted(this, this.presentPlate(equipment, connection), `the plate of ${equipment}`);
  }

  scanWaste(container = 'W-0031'): this {
    return accepted(this, this.present({ kind: 'waste', container }), `the scan of ${container}`);
  }

  scanPlace(location: string, station = 'WS-01'): this {
    return accepted(
      this,
      this.present({ kind: 'location', location }, { station }),
      `the scan of ${location}`,
    );
  }

  // ── Weighing ───────────────────────────────────────────────────────────────────────────────────────────

  /** Starts a dispense step on its scale, with a source open and the pan zeroed. */
  open(
    step: string,
    source = PLANS[step]?.containers[0]?.from[0]?.[0],
    scale = PLANS[step]?.scale ?? FLOOR,
  ): this {
    this.begin(step).given('SelectScale', { scale });
    if (source) this.scanned(source);
    return this.given('ZeroScale', { scale }, { shows: zeroOf(scale) });
  }

  tare(shows: string): this {
    return this.given('CaptureTare', {}, { shows });
  }

  observe(kind: LoadObservation['kind'], shows = '0', scale = this.#scaleHere()): Told {
    const { device, serial, value, unit, mass, raw, window, receivedAt } = readingOf(
      this.state,
      scale,
      shows,
      this.moment,
    );
    const evidence = {
      source: 'device',
      device,
      ...serialOf(this.scale(scale), serial),
      value,
      unit,
      mass: mass ?? 0,
      raw,
      window,
      receivedAt,
      calibrationDue: this.scale(scale).calibrationDue,
      checkDay: null,
    };
    return this.when('ObserveLoad', { scale, observation: { kind, evidence } });
  }

  printed(container: string, outcome: 'confirmed' | 'failed' | 'indeterminate' = 'confirmed'): this {
    return this.given('RecordPrint', { label: 'container', container, outcome, detail: '', bitmapHash: '' });
  }

  /** Accepts a gross weight and labels the container; its id. */
  fill(gross: string): string {
    this.given('AcceptWeight', {}, { shows: gross });
    return this.label();
  }

  label(): string {
    const id = certain(this.#workHere().containers.at(-1)).id;
    this.given('PrintLabel', { container: id }).printed(id);
    return id;
  }

  /** The second person scans and signs while the container stands on the scale; then it leaves. */
  verify(gross: string, by = 'OP-107'): this {
    this.beginVerification(by).given('VerifyContainer', {}, { shows: gross, by });
    return this.lift();
  }

  beginVerification(by = 'OP-107'): this {
    this.given('BeginVerification', { verifier: by });
    const { id, portions } = certain(this.#workHere().containers.at(-1));
    for (const source of new Set(portions.map(({ container }) => container))) this.scanned(source);
    return this.scanned(id);
  }

  lift(): this {
    this.observe('left');
    this.observe('returnedToZero', zeroOf(this.#scaleHere()));
    return this;
  }

  close(source: string, emptied = false, seen: Seen = {}): this {
    return this.scanned(source).given('CloseSource', { emptied }, seen);
  }

  complete(seen: Seen = {}): this {
    return this.given('CompleteStep', {}, { by: 'OP-101', ...seen });
  }

  /** The whole of a dispense step as the demo batch does it. */
  dispense(step: string): this {
    const plan = certain(PLANS[step]);
    this.open(step);
    const { unit } = this.scale(plan.scale);
    for (const { tare, from } of plan.containers) {
      const [first] = certain(from[0]);
      if (this.#workHere().source?.container !== first) this.scanned(first);
      this.tare(tare);
      let gross = massOf(`${tare} ${unit}`);
      for (const [index, [source, net, used]] of from.entries()) {
        if (this.#workHere().source?.container !== source) this.scanned(source);
        gross = micrograms(gross + massOf(`${net} ${unit}`));
        if (used && index < from.length - 1) this.close(source, true, { shows: this.text(gross) });
      }
      this.fill(this.text(gross));
      this.verify(this.text(gross));
      const [source, , used] = certain(from.at(-1));
      if (used) this.close(source, true);
    }
    const { source } = this.#workHere();
    if (source) this.close(source.container);
    return this.complete().given('LeaveStep');
  }

  wipe(item: string): this {
    return this.given('WipeDown', { item, cleaning: 'WIPE' });
  }

  text(mass: Micrograms): string {
    const { unit, division } = this.scale(this.#scaleHere());
    return formatMass(mass, unit, division);
  }

  #workHere(): Dispensing {
    const context = this.state.get('sessions', 'WS-01-1')?.context;
    return this.work(context?.step ?? '');
  }

  #scaleHere(): string {
    return this.#workHere().scale ?? FLOOR;
  }
}

const ORDER_OF_STEPS = ['10', '20', '30', '40', '50', '60', '70', '80', '90', '100', '110'] as const;
export type StepName = (typeof ORDER_OF_STEPS)[number];
const stages = new Map<string, { data: string; recorded: readonly RecordedEvent[]; moment: Moment }>();

/** The booth with every step before this one done, the booth wiped, and OP-101 signed in. Each call is a plant of its own. */
export function boothBefore(
  step: StepName,
  alter?: Alter,
  lots: Readonly<Record<string, string>> = {},
): WeighBooth {
  if (alter) return played(step, WeighBooth.founded(alter), lots);
  const key = `${step} ${JSON.stringify(lots)}`;
  let stage = stages.get(key);
  if (!stage) {
    const booth = played(step, WeighBooth.founded(), lots);
    stage = { data: JSON.stringify(booth.state.toData()), recorded: booth.recorded, moment: booth.moment };
    stages.set(key, stage);
  }
  return WeighBooth.from(JSON.parse(stage.data) as StateData, stage.recorded, stage.moment);
}

function played(until: StepName, booth: WeighBooth, lots: Readonly<Record<string, string>>): WeighBooth {
  let last: string | undefined;
  for (const step of ORDER_OF_STEPS) {
    if (step === until) break;
    if (step === '10') booth.issue(lots).signIn('OP-101');
    else if (step === '20') booth.clear();
    else if (step === '30') booth.checkScales();
    else if (step !== '110') {
      const { item } = certain(PLANS[step]);
      if (last !== undefined && last !== item) booth.wipe(last);
      booth.dispense(step);
      last = item;
    }
  }
  const next = PLANS[until]?.item;
  if (last !== undefined && last !== next) booth.wipe(last);
  return booth;
}

/** A dispense step in progress: scale chosen, source open, pan zeroed. */
export const filling = (step: StepName, alter?: Alter): WeighBooth => boothBefore(step, alter).open(step);

const zeroOf = (scale: string): string => (scale === FLOOR ? '0.00' : '0.0');

export function massOf(text: string): Micrograms {
  const [value = '', unit = ''] = text.split(' ');
  const mass = isMassUnit(unit) ? parseMass(value, unit) : null;
  if (!mass?.ok) throw new Error(`not a mass: ${text}`);
  return mass.value;
}

export function certain<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the plant lacks what the test needs');
  return value;
}

function accepted<Booth extends WeighBooth>(booth: Booth, told: Told, what: string): Booth {
  if (told.kind === 'refused') throw new Error(`${what} was refused: ${told.codes.join(', ')}`);
  return booth;
}
