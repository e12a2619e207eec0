import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import { formatMass, type Micrograms, micrograms, subtract, sum } from '../../main/contract/quantity.ts';
import type { Scale } from '../../main/domain/equipment/equipment.ts';
import { limitsOf } from '../../main/domain/execution/amounts.ts';
import type { Dispensing, Step } from '../../main/domain/execution/batch.ts';
import { kitContainers } from '../../main/domain/execution/kit.ts';
import { checklistOf, masterStep } from '../../main/domain/execution/master-step.ts';
import { openPhoto } from '../../main/domain/execution/photo-answer.ts';
import { containersFor, openExceptions } from '../../main/domain/index-keys.ts';
import { holdsOverContainer } from '../../main/domain/material/genealogy.ts';
import { type DispenseStep, type Recipe, recipeStep } from '../../main/domain/recipe/recipe.ts';
import { plantFacts } from '../../main/domain/state.ts';
import type { Told } from './given-when-then.ts';
import { carryOut, dispose, reopen, waitingDisposition } from './kernel-walk-dispositions.ts';
import { atKiosk } from './kernel-walk-labels.ts';
import { inLaboratory } from './kernel-walk-laboratory.ts';
import { readOff } from './kernel-walk-manual.ts';
import { letGoFirst, relabel, weighOnceMore } from './kernel-walk-overrides.ts';
import { proveFit } from './kernel-walk-procedures.ts';
import { anything } from './kernel-walk-random.ts';
import { enterLate, goOnWithRecords } from './kernel-walk-records.ts';
import { isForReview, review } from './kernel-walk-review.ts';
import { bringBack } from './kernel-walk-service.ts';
import { BATCH, BENCH, certain, FLOOR, type WeighBooth } from './weigh-booth.ts';

/** Numbers that decide what happens next; the same seed gives the same walk. */
export class Dice {
  #seed: number;

  constructor(seed: number) {
    this.#seed = seed % 2_147_483_647 || 1;
  }

  upTo(limit: number): number {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    return this.#seed % limit;
  }

  of<Value>(list: readonly Value[]): Value {
    return list[this.upTo(list.length)] as Value;
  }

  /** True in so many of a hundred. */
  chance(percent: number): boolean {
    return this.upTo(100) < percent;
  }
}

/** One step in so many is one of the label kiosk. */
const KIOSK_SHARE = 12;

/** A booth in which something happens at every step: mostly what people would do next, and often enough nonsense. */
export class Walk {
  readonly booth: WeighBooth;
  #utc: number;

  constructor(booth: WeighBooth) {
    this.booth = booth;
    this.#utc = Date.parse(booth.moment.at);
  }

  /** One step of the walk. */
  go(seed: number): Told {
    const dice = new Dice(seed);
    this.#pass(dice);
    if (seed % KIOSK_SHARE === 0) return atKiosk(this.booth, dice);
    return dice.chance(78) ? this.#sensible(dice) : anything(this.booth, dice);
  }

  /** Time goes on: seconds as a rule, a night now and then. */
  #pass(dice: Dice): void {
    const minutes = dice.chance(1) ? dice.of([60, 600, 1_440, 200_000]) : 0;
    this.#utc += minutes * 60_000 + dice.upTo(40_000);
    const { site } = plantFacts(this.booth.state);
    const calendar = plantCalendar(site.timeZone, site.dayStart);
    this.booth.moment = calendar.momentAt(this.#utc, this.booth.moment.mono + 40_000);
  }

  /** What the people of the booth would do next. */
  #sensible(dice: Dice): Told {
    const { booth } = this;
    const session = booth.state.get('sessions', 'WS-01-1');
    if (!booth.state.get('batches', BATCH)) return issue(booth);
    if (!session?.open) return booth.when('SignIn', { person: 'OP-101', secret: '' });
    if (dice.chance(8)) return inLaboratory(booth, dice);
    const proved = proveFit(booth, dice);
    if (proved) return proved;
    // Once a metrologist is at the booth, the work on the scale goes on.
    const served = dice.chance(session.person === 'MET-2' ? 80 : 4) ? bringBack(booth, dice) : null;
    if (served) return served;
    const noted = noteLate(booth, dice);
    if (noted) return noted;
    const record = dice.chance(6) ? goOnWithRecords(booth, dice) : null;
    if (record) return record;
    const override = dice.chance(2)
      ? letGoFirst(booth, dice)
      : (relabel(booth, dice) ?? weighOnceMore(booth, dice));
    if (override) return override;
    const read = readOff(booth, dice);
    if (read) return read;
    const again = dice.chance(1) ? reopen(booth, dice) : null;
    if (again) return again;
    const [open] = openExceptions(booth.state).filter(
      ({ state }) => state !== 'implemented' && state !== 'implementing',
    );
    if (open && dice.chance(85))
      return open.state === 'blocked' && dice.chance(80)
        ? clear(booth, open.id, dice)
        : dispose(booth, open, dice);
    const waiting = dice.chance(25) ? waitingDisposition(booth) : undefined;
    if (waiting) return carryOut(booth, waiting, dice);
    const hold = dice.chance(40) ? straying(booth) : undefined;
    if (hold)
      return booth.when(
        'ReleaseHold',
        { hold, reason: 'assessed-no-impact' },
        { by: dice.of(['QA-01', 'MIX-1']) },
      );
    const changed = dice.chance(3) ? changeRecord(booth, dice) : null;
    if (changed) return changed;
    if (isForReview(booth) && dice.chance(90)) return review(booth, dice);
    // Whoever has a container in the hand goes on with it, as a rule.
    if (!session.context)
      return dice.chance(session.inHand.container ? 60 : 15) ? carry(booth, dice) : enterNext(booth, dice);
    const step = booth.batch.steps[session.context.step];
    if (!step) return booth.when('LeaveStep');
    switch (step.state) {
      case 'planned':
      case 'ready':
        return prepareBooth(booth, step) ?? booth.when('StartStep');
      case 'suspended':
        return booth.when('TakeOverStep');
      case 'complete':
        return dice.chance(60) ? booth.when('VerifyStep', {}, { by: 'OP-107' }) : booth.when('LeaveStep');
      case 'inProgress':
        if (step.performer !== session.person)
          return booth.when('SignIn', { person: step.performer, secret: '' });
        return work(booth, step, dice);
      default:
        return booth.when('LeaveStep');
    }
  }
}

/** Somebody finds a wrong value: a correction is asked for or decided, or a weight or a check is taken back. */
function changeRecord(booth: WeighBooth, dice: Dice): Told | null {
  const open = [...booth.state.all('corrections')].find(({ state }) => state === 'proposed');
  const by = dice.of(['QA-01', 'QA-01', 'MIX-1']);
  const why = { reason: 'value-mistyped', narrative: null };
  if (open && dice.chance(70)) return booth.when('ApproveCorrection', { correction: open.id }, { by });
  if (open) return booth.when('RefuseCorrection', { correction: open.id, ...why }, { by });
  const person = booth.state.get('sessions', 'WS-01-1')?.person ?? null;
  if (dice.chance(60)) {
    const answer = dice.of([
      { item: '4', answer: { kind: 'reference', value: dice.of(['CL-7', 'CL-8']) } },
      { item: '2', answer: { kind: 'count', value: dice.of([0, 3]) } },
    ]);
    return booth.when('ProposeCorrection', { batch: BATCH, step: '20', ...answer, ...why }, { by: person });
  }
  const dispensed = [...booth.state.all('containers')].filter(({ kind }) => kind === 'dispensed');
  const container = dispensed.length > 0 ? dice.of(dispensed) : undefined;
  const capture =
    container?.kind === 'dispensed' && dice.chance(70)
      ? { step: container.step, capture: { kind: 'container', id: container.id } }
      : { step: '30', capture: { kind: 'check', id: dice.of([FLOOR, BENCH]) } };
  return booth.when('InvalidateCapture', { batch: BATCH, ...capture, ...why }, { by });
}

function issue(booth: WeighBooth): Told {
  if (!booth.state.get('sessions', 'QA-01-1')?.open)
    return booth.when('SignIn', { person: 'QA-01', secret: '' }, { station: 'QA-01' });
  const lots = { '40': 'AA-2409-117', '50': 'AA-2503-042', '60': 'CB-2508-009', '70': 'RH-2507-033' };
  const rest = { '80': 'MC-2510-201', '90': 'SD-2506-077', '100': 'MS-2510-011' };
  const allocations = Object.entries({ ...lots, ...rest }).map(([step, lot]) => ({ step, lot }));
  const order = { recipe: 'MMR-VC500-250K', version: '07', batch: BATCH, allocations };
  return booth.when('IssueBatch', order, { station: 'QA-01', by: 'QA-01' });
}

/** Whoever may clear an exception clears it, sometimes by another lot. */
function clear(booth: WeighBooth, id: string, dice: Dice): Told {
  const exception = certain(booth.state.get('exceptions', id));
  if (exception.ruleClosable && dice.chance(50)) {
    const context = booth.state.get('sessions', 'WS-01-1')?.context;
    const step = context && booth.batch.steps[context.step];
    if (step && step.id === exception.step) return correct(booth, exception.during?.command, step, dice);
  }
  const by = exception.owner === 'supervisor' ? 'SUP-01' : 'QA-01';
  if (dice.chance(15)) return booth.when('SignIn', { person: by, secret: '' });
  if (dice.chance(20)) return booth.when('AcknowledgeException', { exception: id });
  if (exception.step === '100' && exception.trigger === 'statusViolation')
    return booth.when(
      'ReallocateLot',
      { exception: id, lot: 'MS-2511-020', reason: 'lot-blocked-reallocated' },
      { by },
    );
  return booth.when(
    'SettleException',
    { exception: id, reason: 'assessed-no-impact', narrative: null },
    { by },
  );
}

function correct(booth: WeighBooth, command: string | undefined, step: Step, dice: Dice): Told {
  return command === 'SelectScale'
    ? booth.when('SelectScale', { scale: dice.of([FLOOR, BENCH]) })
    : work(booth, { ...step, state: 'inProgress' }, dice);
}

/** A hold that stops the whole booth and belongs to no exception. */
const straying = (booth: WeighBooth): string | undefined =>
  [...booth.state.all('holds')].find(
    ({ released, exception, object: { kind } }) =>
      released === null &&
      exception === null &&
      (kind === 'batch' || kind === 'station' || kind === 'equipment'),
  )?.id;

/** A container and a place in the hand, one scan after the other, and off it goes. */
function carry(booth: WeighBooth, dice: Dice): Told {
  const { container, location } = certain(booth.state.get('sessions', 'WS-01-1')).inHand;
  const all = [...booth.state.all('containers')].filter(({ kind }) => kind !== 'waste');
  const asked = [...booth.state.all('holdLabels')].find(({ outcome }) => outcome === 'printing');
  if (asked) return print(booth, asked.id, dice.of(['confirmed', 'failed', 'indeterminate']), 'hold');
  if (container && holdsOverContainer(booth.state, container).length > 0 && dice.chance(30))
    return booth.when('PrintHoldLabel', { container });
  if (container && dice.chance(12)) {
    const stock = certain(booth.state.get('containers', container));
    return booth.when('CountContainer', { container, counted: kilograms(stock.quantity) });
  }
  if (container && location === 'WS-01') return booth.when('StageToLine', { container, station: location });
  if (container && location) return booth.when('MoveContainer', { container, location });
  if (container)
    return booth.present({
      kind: 'location',
      location: dice.of(['QC-CAGE', 'STG-01', 'BL-01', 'WS-01', 'WS-01', 'WS-01']),
    });
  return booth.scan(dice.of(all).id);
}

/** Now and then something was done on paper; a second person confirms what one of them entered. */
function noteLate(booth: WeighBooth, dice: Dice): Told | null {
  const late = [...booth.state.all('lateEntries')].find(({ confirmed }) => confirmed === null);
  if (late && dice.chance(50))
    return booth.when(
      'ConfirmLate',
      { late: late.id },
      { by: late.enteredBy === 'OP-107' ? 'SUP-01' : 'OP-107' },
    );
  return late === undefined && dice.chance(1) ? enterLate(booth, dice) : null;
}

const kilograms = (mass: Micrograms): string => formatMass(mass, 'kg', micrograms(10_000_000));

function enterNext(booth: WeighBooth, dice: Dice): Told {
  const ended = new Set(['verified', 'notExecuted']);
  const next = Object.values(booth.batch.steps).find(
    ({ id, state }) => !ended.has(state) && !(id === '30' && state === 'complete'),
  );
  const person = booth.state.get('sessions', 'WS-01-1')?.person;
  if (person !== 'OP-101' && dice.chance(80)) return booth.when('SignIn', { person: 'OP-101', secret: '' });
  return booth.when('EnterStep', { batch: BATCH, step: next?.id ?? '110' });
}

/** Between two materials the booth is wiped. */
function prepareBooth(booth: WeighBooth, step: Step): Told | null {
  const { booth: at } = certain(booth.state.get('stations', 'WS-01'));
  const recipe = recipeOf(booth);
  const master = recipeStep(recipe, step.id);
  return master?.kind === 'dispense' && at.item !== null && at.item !== master.item
    ? booth.when('WipeDown', { item: at.item, cleaning: 'WIPE' })
    : null;
}

const recipeOf = (booth: WeighBooth): Recipe =>
  certain(booth.state.get('recipes', `${booth.batch.recipe}@${booth.batch.version}`));

function work(booth: WeighBooth, step: Step, dice: Dice): Told {
  const master = certain(masterStep(recipeOf(booth), booth.batch, step.id));
  const done = () => booth.when('CompleteStep', {}, dice.chance(50) ? { by: 'OP-101' } : { by: null });
  switch (step.work.kind) {
    case 'clearance': {
      const { answers } = step.work;
      const items = master.kind === 'clearance' ? master.items : [];
      const open = items.find(({ id }) => !answers[id] || answers[id]?.found);
      if (!open) return done();
      if (open.evidence === 'scan') return booth.present({ kind: 'location', location: open.expects ?? '' });
      if (open.evidence === 'photo') {
        const photo = openPhoto(booth.state, booth.batch.id, step, items);
        return photo && dice.chance(90)
          ? booth.when('AnswerItem', { item: open.id, answer: { kind: 'photo', attachment: photo.id } })
          : booth.takePhoto(step.id);
      }
      const value = open.evidence === 'count' ? 0 : 'CL-1';
      return booth.when('AnswerItem', { item: open.id, answer: { kind: open.evidence, value } });
    }
    case 'check': {
      const { scales } = step.work;
      const next = Object.entries(scales).find(
        ([, { outcome }]) => outcome !== 'passed' && outcome !== 'failed',
      );
      if (!next) return done();
      const [scale, { prepared, weightSet, results, outcome, attempt }] = next;
      const { check } = booth.scale(scale);
      if (!weightSet) return booth.present({ kind: 'weightSet', weightSet: check.weightSet });
      if (outcome === 'failedOnce')
        return booth.when('RepeatCheck', { scale, cleaned: true, leveled: true }, { shows: zero(scale) });
      if (!prepared) return booth.when('PrepareCheck', { scale, clean: true, level: true });
      const point = certain(check.points[results.length]);
      const off = dice.chance(attempt === 2 ? 40 : 4)
        ? point.tolerance * 2
        : dice.of([0, point.tolerance, -point.tolerance]);
      const shows = show(booth.scale(scale), micrograms(point.nominal + off));
      return booth.when('CaptureCheck', { scale, nominal: booth.point(scale, results.length) }, { shows });
    }
    case 'kit': {
      const { scanned } = step.work;
      const missing =
        master.kind === 'kit'
          ? kitContainers(booth.batch, master).find((id) => !scanned.includes(id))
          : undefined;
      return missing ? booth.scan(missing) : done();
    }
    case 'dispense':
      return master.kind === 'dispense' ? weigh(booth, master, step.work, dice) : done();
    case 'rework': {
      const { answers } = step.work;
      const open = checklistOf(master).find(({ id }) => !answers[id]);
      if (!open) return done();
      const answer =
        open.evidence === 'mass'
          ? { kind: 'mass', value: '-0.25', unit: open.expects }
          : { kind: 'confirmed' };
      return booth.when('AnswerItem', { item: open.id, answer });
    }
    case 'issue':
    case 'charge':
    case 'process':
    case 'discharge':
    case 'bulkWeigh':
    case 'packaging':
    case 'checkedRun':
    case 'labelIssue':
    case 'reconciliation':
      return booth.when('LeaveStep');
  }
}

/** One more movement of a dispense step. */
function weigh(booth: WeighBooth, master: DispenseStep, work: Dispensing, dice: Dice): Told {
  const { scale: id, current, source, containers, verification, pan } = work;
  if (id === null) return booth.when('SelectScale', { scale: scaleFor(master, dice) });
  const scale = booth.scale(id);
  const limits = limitsOf(booth.state, booth.batch, recipeOf(booth), master, work, scale);
  if (current) return fill(booth, master, work, scale, dice);
  const last = containers.at(-1);
  const standing = last && (last.phase === 'weighed' || last.phase === 'labelled') ? last : null;
  if (standing) {
    const _gross = show(scale, standing.gross);
    if (standing.label.outcome === 'printing')
      return print(
        booth,
        standing.id,
        dice.of(['confirmed', 'confirmed', 'confirmed', 'failed', 'indeterminate']),
      );
    if (standing.label.outcome === 'indeterminate')
      return dice.chance(60)
        ? booth.scan(standing.id)
        : booth.when(
            'ReprintLabel',
            { container: standing.id, reason: 'label-not-printed' },
            { by: 'OP-101' },
          );
    if (standing.phase === 'weighed') return booth.when('PrintLabel', { container: standing.id });
    if (!verification) return booth.when('BeginVerification', { verifier: 'OP-107' });
    const open = standing.portions.find(({ container }) => !verification.sourcesScanned.includes(container));
    if (open) return booth.scan(open.container);
    if (!verification.labelScanned) return booth.scan(standing.id);
    const off = dice.of([0, 0, 0, scale.division, -scale.division, 2 * scale.division]);
    return booth.when(
      'VerifyContainer',
      {},
      { shows: show(scale, micrograms(standing.gross + off)), by: 'OP-107' },
    );
  }
  if (pan === 'loaded') return booth.observe('left', '0', id);
  if (pan === 'unknown' && containers.length > 0)
    return dice.chance(80)
      ? booth.observe('returnedToZero', zero(id), id)
      : booth.observe('zeroDrifted', show(scale, micrograms(3 * scale.division)), id);
  const whole =
    master.mode === 'fullContainer' ? limits.parts < limits.part : limits.done >= limits.stepLowest;
  if (source) {
    const usedUp =
      source.taken >= source.onHandAtOpening || (master.mode === 'fullContainer' && source.taken > 0);
    if (source.scannedForClose) return booth.when('CloseSource', { emptied: usedUp });
    if (whole || usedUp) return booth.scan(source.container);
  } else if (whole) return booth.when('CompleteStep', {}, { by: 'OP-101' });
  else return openNext(booth, work);
  if (work.zeroAt === null) return booth.when('ZeroScale', { scale: id }, { shows: zero(id) });
  const { tareLowest, tareHighest } = master.containerClass;
  const tare = dice.of([tareLowest, tareHighest, tareLowest, micrograms(tareHighest + scale.division)]);
  return booth.when('CaptureTare', {}, { shows: show(scale, tare) });
}

function fill(booth: WeighBooth, master: DispenseStep, work: Dispensing, scale: Scale, dice: Dice): Told {
  const { source } = work;
  const current = certain(work.current);
  if (!source) return openNext(booth, work);
  const limits = limitsOf(booth.state, booth.batch, recipeOf(booth), master, work, scale);
  const given = sum(current.portions.map(({ net }) => net));
  const left = subtract(source.onHandAtOpening, source.taken);
  const gross = (net: number) => ({ shows: show(scale, micrograms(current.tare + net)) });
  if (current.overshoot) {
    if (master.removal === 'waste' && !current.overshoot.waste && dice.chance(90))
      return booth.present({ kind: 'waste', container: 'W-0031' });
    return booth.when('CaptureRemoval', {}, gross(limits.target));
  }
  if (limits.target > given + left) {
    return source.scannedForClose
      ? booth.when('CloseSource', { emptied: true }, gross(given + left))
      : booth.scan(source.container);
  }
  const { division } = scale;
  const net = dice.of([
    ...[limits.target, limits.target, limits.target, limits.target, limits.highest, limits.target + division],
    ...[
      limits.lowest ?? limits.target,
      (limits.lowest ?? limits.target) - division,
      limits.highest + division,
    ],
  ]);
  if (net > limits.highest && dice.chance(70)) return booth.observe('settled', gross(net).shows, scale.id);
  return booth.when('AcceptWeight', {}, gross(net));
}

/** The next container of the lot that has something left. */
function openNext(booth: WeighBooth, work: Dispensing): Told {
  const next = containersFor(booth.state, work.lot).find(({ quantity }) => quantity > 0);
  return booth.scan(next?.id ?? 'NONE');
}

const print = (booth: WeighBooth, container: string, outcome: string, label = 'container'): Told =>
  booth.when('RecordPrint', { label, container, outcome, detail: '', bitmapHash: '' });

const scaleFor = ({ item }: DispenseStep, dice: Dice): string =>
  item === 'RM-2007' || item === 'RM-2011' ? dice.of([BENCH, BENCH, FLOOR]) : FLOOR;

export const zero = (scale: string): string => (scale === FLOOR ? '0.00' : '0.0');
export const show = ({ unit, division }: Scale, mass: Micrograms): string => formatMass(mass, unit, division);
