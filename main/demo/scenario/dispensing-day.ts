import {
  add,
  isMassUnit,
  type Micrograms,
  micrograms,
  parseMass,
  subtract,
} from '../../contract/quantity.ts';
import type { DispenseScreen } from '../../contract/views.ts';
import { Booth, type Stage } from './booth.ts';
import { plantTime } from './plant-time.ts';

/** What the people of the day bring with them: masses, never results. */
export interface DayInputs {
  /** Empty containers in the order of their use. */
  readonly tares: readonly string[];
  /** What really is in the two full drums of the first lot. */
  readonly fullDrums: readonly string[];
}

/** Scenario §4: what lay on the pans that day. */
export const DAY_INPUTS: DayInputs = {
  tares: [
    '1.54 kg',
    '1.54 kg',
    '1.50 kg',
    '1.50 kg',
    '1.52 kg',
    '0.32 kg',
    '0.32 kg',
    '0.94 kg',
    '212.4 g',
    '212.6 g',
  ],
  fullDrums: ['25.00 kg', '25.02 kg'],
};

const DAY = '2026-03-09';
const BATCH = 'VC5-26-0147';
const FLOOR = 'SCL-01';
const BENCH = 'SCL-02';

/**
 * Steps 10 to 110 of the reference scenario as its people did them, wrong moves included. Nothing here knows a target, a
 * limit or a result: people pour to what their screen shows, with the small slips of a real hand.
 */
export async function dispensingDay(
  stage: Stage,
  timeZone: string,
  inputs: DayInputs = DAY_INPUTS,
): Promise<void> {
  const day = new DispensingDay(stage, timeZone, inputs);
  await day.issue();
  await day.clearBooth();
  await day.untrainedHand();
  await day.checkScales();
  await day.fullDrums();
  await day.splitLot();
  await day.bioflavonoids();
  await day.roseHips();
  await day.compensator();
  await day.silica();
  await day.stearate();
  await day.closeKit();
}

class DispensingDay {
  readonly #stage: Stage;
  readonly #zone: string;
  readonly #tares: string[];
  readonly #drums: readonly string[];
  readonly #qa: Booth;
  readonly #weigh: Booth;
  readonly #line: Booth;
  /** What stands on each label. */
  readonly #labels = new Map<string, { readonly item: string; readonly lot: string }>();

  constructor(stage: Stage, zone: string, { tares, fullDrums }: DayInputs) {
    this.#stage = stage;
    this.#zone = zone;
    this.#tares = [...tares];
    this.#drums = fullDrums;
    this.#qa = new Booth(stage, 'QA-01');
    this.#weigh = new Booth(stage, 'WS-01');
    this.#line = new Booth(stage, 'PL-3');
  }

  // 10 ─ Issue the batch record from the master record.
  async issue(): Promise<void> {
    this.#at('08:05');
    const booth = this.#qa;
    await booth.signIn('QA-01');
    const { screen } = booth;
    const form = screen.kind === 'work' ? screen.issue?.recipes[0] : undefined;
    if (!form) throw new Error('the QA desk shows no recipe to issue');
    const allocations = form.lines.map(({ step, lots }) => ({
      step,
      lot: lots.find(({ proposed }) => proposed)?.lot ?? lots[0]?.lot ?? '',
    }));
    // The planner had reserved the older stearate lot before quality put it on hold.
    const planned = allocations.map((line) => (line.step === '100' ? { ...line, lot: 'MS-2510-011' } : line));
    const firstLot = planned.map((line) => (line.step === '50' ? { ...line, lot: 'AA-2503-042' } : line));
    await booth.sign({
      type: 'IssueBatch',
      recipe: form.id,
      version: form.version,
      batch: BATCH,
      allocations: firstLot,
    });
  }

  // 20 ─ The booth is clear of the previous batch.
  async clearBooth(): Promise<void> {
    this.#at('08:20');
    const booth = this.#weigh;
    // Everybody who will sign today signs once that a signature binds.
    for (const person of ['OP-107', 'SUP-01', 'OP-101']) await booth.signIn(person);
    await booth.enter(BATCH, '20');
    await booth.press({ type: 'StartStep' });
    const { screen } = booth;
    if (screen.kind !== 'clearance') throw new Error('step 20 is no clearance');
    for (const { id, evidence, expects } of screen.items) {
      if (evidence === 'scan') await booth.scanPlain(`LOC/${expects ?? ''}`);
      else await booth.press({ type: 'AnswerItem', item: id, answer: answerOf(evidence, expects) });
    }
    await booth.sign({ type: 'CompleteStep' });
    await booth.sign({ type: 'VerifyStep' }, 'OP-107');
    await booth.press({ type: 'LeaveStep' });
  }

  // EX-01 ─ A colleague whose qualification ran out wants to help.
  async untrainedHand(): Promise<void> {
    this.#at('08:42');
    const booth = this.#weigh;
    await booth.signIn('OP-112');
    await booth.enter(BATCH, '30');
    await booth.attempt({ type: 'StartStep' });
    this.#at('08:44');
    await booth.signIn('SUP-01');
    const exception = await this.#openException(booth);
    await booth.press({ type: 'AcknowledgeException', exception });
    this.#at('08:50');
    await booth.sign(
      { type: 'SettleException', exception, reason: 'qualified-person-takes-over', narrative: null },
      'SUP-01',
    );
  }

  // 30 ─ The scales of the day.
  async checkScales(): Promise<void> {
    this.#at('08:55');
    const booth = this.#weigh;
    await booth.signIn('OP-101');
    await booth.enter(BATCH, '30');
    await booth.press({ type: 'StartStep' });
    await booth.scanPlain('WGT/TW-K1');
    await booth.scanPlain('WGT/TW-G1');
    const loads: Readonly<Record<string, readonly string[]>> = {
      [FLOOR]: ['5.00 kg', '20.00 kg', '100.02 kg'],
      [BENCH]: ['1000.1 g', '10000.4 g'],
    };
    for (const [scale, weights] of Object.entries(loads)) {
      await booth.press({ type: 'PrepareCheck', scale, clean: true, level: true });
      for (const weight of weights) {
        const { screen } = booth;
        const points =
          screen.kind === 'check' ? screen.scales.find(({ scale: id }) => id === scale)?.points : undefined;
        const next = points?.find((point) => point.next);
        if (!next) throw new Error(`no further point of ${scale} on the screen`);
        await booth.load(scale, weight);
        await booth.press({
          type: 'CaptureCheck',
          scale,
          nominal: next.nominal.split(' ')[0] ?? '',
          displayed: booth.displayed,
        });
      }
      await booth.unload(scale);
    }
    await booth.sign({ type: 'CompleteStep' });
    await booth.press({ type: 'LeaveStep' });
  }

  // 40 ─ Two full drums of the older lot, each emptied whole.
  async fullDrums(): Promise<void> {
    this.#at('09:10');
    await this.#open('40', FLOOR);
    for (const [index, content] of this.#drums.entries()) {
      await this.#source('RM-1001', 'AA-2409-117', index + 1);
      await this.#tare(FLOOR);
      await this.#weigh.add(FLOOR, massOf(content));
      await this.#accept();
      await this.#labelAndVerify(
        FLOOR,
        ['RM-1001 AA-2409-117 1', 'RM-1001 AA-2409-117 2'].slice(index, index + 1),
      );
      await this.#closeSource('RM-1001', 'AA-2409-117', index + 1, true);
    }
    await this.#finish();
  }

  // 50 ─ What is still missing of the active, in three parts, from the next lot.
  async splitLot(): Promise<void> {
    this.#at('09:35');
    await this.#open('50', FLOOR);
    let source = 1;
    let left = massOf('25.00 kg');
    await this.#source('RM-1001', 'AA-2503-042', source);
    for (const slip of ['0.02 kg', '0.00 kg', '-0.02 kg']) {
      await this.#tare(FLOOR);
      let wanted = add(this.#target(), massOf(slip));
      const used = [source];
      // A part that needs more than its open drum closes it with its remainder before the next is opened.
      while (wanted > left) {
        await this.#weigh.add(FLOOR, left);
        wanted = subtract(wanted, left);
        await this.#closeSource('RM-1001', 'AA-2503-042', source, true);
        source += 1;
        left = massOf('25.00 kg');
        used.push(source);
        await this.#source('RM-1001', 'AA-2503-042', source);
      }
      await this.#weigh.add(FLOOR, wanted);
      left = subtract(left, wanted);
      await this.#accept();
      await this.#labelAndVerify(
        FLOOR,
        used.map((number) => `RM-1001 AA-2503-042 ${number}`),
      );
    }
    await this.#closeSource('RM-1001', 'AA-2503-042', source, false);
    await this.#finish();
  }

  // 60 ─ Somebody types a lot number, and is told to scan.
  async bioflavonoids(): Promise<void> {
    this.#at('10:12');
    await this.#wipe('RM-1001');
    await this.#open('60', FLOOR);
    await this.#weigh.attempt({ type: 'TypeIdentity', text: 'CB-2508-009' });
    await this.#single('RM-1014', 'CB-2508-009', FLOOR, '0.00 kg');
    await this.#finish();
    await this.#line.signIn('OP-301');
    await this.#line.attempt({ type: 'OpenFunction', function: 'weigh' });
    await this.#line.press({ type: 'SignOut' });
  }

  // 70, EX-02 ─ Too much, and Accept pressed all the same.
  async roseHips(): Promise<void> {
    this.#at('10:28');
    const booth = this.#weigh;
    await this.#wipe('RM-1014');
    await this.#open('70', FLOOR);
    await this.#source('RM-1022', 'RH-2507-033', 1);
    await this.#tare(FLOOR);
    this.#at('10:31');
    await booth.add(FLOOR, add(this.#target(), massOf('0.12 kg')));
    await booth.until((screen) => screen.kind === 'dispense' && screen.phase === 'overshoot');
    await booth.attempt({ type: 'AcceptWeight', displayed: booth.displayed });
    this.#at('10:34');
    const exception = await this.#openException(booth);
    await booth.press({ type: 'SignOut' });
    await booth.signIn('SUP-01');
    await booth.press({ type: 'AcknowledgeException', exception });
    this.#at('10:45');
    await booth.signIn('OP-101');
    await booth.enter(BATCH, '70');
    await booth.sign(
      { type: 'SettleException', exception, reason: 'excess-removed-to-waste', narrative: null },
      'SUP-01',
    );
    await booth.scanPlain('WST/W-0031');
    await booth.add(FLOOR, micrograms(-massOf('0.12 kg')));
    await booth.press({ type: 'CaptureRemoval', displayed: booth.displayed });
    this.#at('10:52');
    await this.#accept();
    await this.#labelAndVerify(FLOOR, ['RM-1022 RH-2507-033 1']);
    await this.#closeSource('RM-1022', 'RH-2507-033', 1, false);
    await this.#finish();
  }

  // 80 ─ The filler makes up for what the actives turned out to be.
  async compensator(): Promise<void> {
    this.#at('10:54');
    await this.#wipe('RM-1022');
    await this.#open('80', FLOOR);
    await this.#single('RM-2003', 'MC-2510-201', FLOOR, '0.00 kg');
    await this.#finish();
  }

  // 90, EX-03 ─ Too little for the floor scale.
  async silica(): Promise<void> {
    this.#at('11:04');
    await this.#wipe('RM-2003');
    await this.#weigh.enter(BATCH, '90');
    await this.#weigh.press({ type: 'StartStep' });
    this.#at('11:05');
    await this.#weigh.attempt({ type: 'SelectScale', scale: FLOOR });
    this.#at('11:07');
    await this.#weigh.press({ type: 'SelectScale', scale: BENCH });
    await this.#single('RM-2007', 'SD-2506-077', BENCH, '0.4 g');
    await this.#finish();
  }

  // 100, EX-04 ─ The planned lot is on hold; quality re-allocates.
  async stearate(): Promise<void> {
    this.#at('11:17');
    const booth = this.#weigh;
    await this.#wipe('RM-2007');
    await this.#open('100', BENCH);
    this.#at('11:18');
    await booth.attemptScan('RM-2011', 'MS-2510-011', 'MS-2510-011-01');
    const exception = await this.#openException(booth);
    this.#at('11:20');
    await this.#qa.signIn('QA-01');
    await this.#qa.press({ type: 'AcknowledgeException', exception });
    await this.#administratorTries();
    this.#at('12:05');
    await this.#qa.signIn('QA-01');
    await this.#qa.sign(
      { type: 'ReallocateLot', exception, lot: 'MS-2511-020', reason: 'lot-blocked-reallocated' },
      'QA-01',
    );
    await this.#single('RM-2011', 'MS-2511-020', BENCH, '-0.4 g');
    await this.#finish();
  }

  async #administratorTries(): Promise<void> {
    this.#at('11:30');
    await this.#qa.signIn('ADM-01');
    const { screen } = this.#qa;
    const hold =
      screen.kind === 'work' ? screen.holds.find(({ object }) => object.includes('MS-2510-011')) : undefined;
    await this.#qa.attemptSign(
      { type: 'ReleaseHold', hold: hold?.id ?? 'H-1', reason: 'coa-corrected' },
      'ADM-01',
    );
    await this.#qa.press({ type: 'SignOut' });
  }

  // 110 ─ Every container is scanned into the kit.
  async closeKit(): Promise<void> {
    this.#at('12:20');
    const booth = this.#weigh;
    await booth.enter(BATCH, '110');
    await booth.press({ type: 'StartStep' });
    const { screen } = booth;
    if (screen.kind !== 'kit') throw new Error('step 110 is no kit');
    for (const { container } of screen.containers) {
      const { item, lot } = this.#labels.get(container) ?? { item: '', lot: '' };
      await booth.scanContainer(item, lot, container);
    }
    await booth.sign({ type: 'CompleteStep' });
    await booth.sign({ type: 'VerifyStep' }, 'OP-107');
    await booth.press({ type: 'LeaveStep' });
  }

  // ── What everybody does at every material ──────────────────────────────────────────────────────────────

  async #open(step: string, scale: string): Promise<void> {
    await this.#weigh.enter(BATCH, step);
    await this.#weigh.press({ type: 'StartStep' });
    await this.#weigh.press({ type: 'SelectScale', scale });
  }

  async #single(item: string, lot: string, scale: string, slip: string): Promise<void> {
    await this.#source(item, lot, 1);
    await this.#tare(scale);
    await this.#weigh.add(scale, add(this.#target(), massOf(slip)));
    await this.#accept();
    await this.#labelAndVerify(scale, [`${item} ${lot} 1`]);
    await this.#closeSource(item, lot, 1, false);
  }

  async #source(item: string, lot: string, number: number): Promise<void> {
    await this.#weigh.scanContainer(item, lot, sourceName(lot, number));
  }

  /** An empty pan is zeroed where the scale did not come back by itself; then the empty container is captured. */
  async #tare(scale: string): Promise<void> {
    const booth = this.#weigh;
    if (booth.dispense.phase === 'zero') await booth.press({ type: 'ZeroScale', scale });
    await booth.load(scale, this.#tares.shift() ?? '0 g');
    await booth.press({ type: 'CaptureTare', displayed: booth.displayed });
    await booth.until((screen) => screen.kind === 'dispense' && screen.current !== null);
  }

  /** The net amount that the screen asks for. */
  #target(): Micrograms {
    const { amounts } = this.#weigh.dispense;
    if (!amounts) throw new Error('the screen shows no target');
    return massOf(`${amounts.target.split(' ')[0]} ${amounts.unit}`);
  }

  async #accept(): Promise<void> {
    await this.#weigh.press({ type: 'AcceptWeight', displayed: this.#weigh.displayed });
  }

  /** Label on, second person scans what they see, signs, and only then the container leaves. */
  async #labelAndVerify(scale: string, sources: readonly string[]): Promise<void> {
    const booth = this.#weigh;
    const container = this.#lastContainer(booth.dispense);
    await booth.press({ type: 'PrintLabel', container });
    await booth.until(
      (screen) =>
        screen.kind === 'dispense' && screen.label?.outcome !== 'printing' && screen.phase === 'verify',
    );
    await booth.press({ type: 'BeginVerification', verifier: 'OP-107' });
    for (const source of sources) {
      const [item = '', lot = '', number = ''] = source.split(' ');
      await this.#source(item, lot, Number(number));
    }
    const [item = '', lot = ''] = sources[0]?.split(' ') ?? [];
    this.#labels.set(container, { item, lot });
    await booth.scanContainer(item, lot, container);
    await booth.sign({ type: 'VerifyContainer', displayed: booth.displayed }, 'OP-107');
    await booth.unload(scale);
    await booth.until((screen) => screen.kind === 'dispense' && screen.phase !== 'remove');
  }

  async #closeSource(item: string, lot: string, number: number, emptied: boolean): Promise<void> {
    await this.#source(item, lot, number);
    await this.#weigh.press({ type: 'CloseSource', emptied, displayed: this.#weigh.displayed });
  }

  async #finish(): Promise<void> {
    await this.#weigh.sign({ type: 'CompleteStep' });
    await this.#weigh.press({ type: 'LeaveStep' });
  }

  async #wipe(item: string): Promise<void> {
    await this.#weigh.press({ type: 'WipeDown', item, cleaning: 'SCOOP-AND-WIPE' });
  }

  async #openException(booth: Booth): Promise<string> {
    const { screen } = booth;
    const open =
      'exceptions' in screen ? screen.exceptions.find(({ state }) => state === 'blocked') : undefined;
    if (!open) throw new Error('the screen shows no open exception');
    return open.id;
  }

  #lastContainer({ containers }: DispenseScreen): string {
    const last = containers.at(-1);
    if (!last) throw new Error('the screen shows no container');
    return last.container;
  }

  #at(time: string): void {
    const next = plantTime(this.#zone, DAY, time);
    // Time on paper never runs backwards; a slow moment before does not either.
    if (next > this.#stage.clock.now()) this.#stage.clock.set(next);
  }
}

const sourceName = (lot: string, number: number): string => `${lot}-${String(number).padStart(2, '0')}`;

function answerOf(evidence: 'confirmed' | 'count' | 'reference' | 'scan', expects: string | null) {
  if (evidence === 'count') return { kind: 'count', value: Number(expects ?? 0) };
  return evidence === 'reference' ? { kind: 'reference', value: 'CL-0788' } : { kind: 'confirmed' };
}

function massOf(text: string): Micrograms {
  const [value = '', unit = ''] = text.split(' ');
  const parsed = isMassUnit(unit) ? parseMass(value, unit) : null;
  if (!parsed?.ok) throw new Error(`not a mass: ${text}`);
  return parsed.value;
}
