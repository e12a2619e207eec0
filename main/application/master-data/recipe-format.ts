import type { EquipmentId, ItemId, RecipeId, StationId, StepId } from '../../contract/ids.ts';
import { MASS_UNITS } from '../../contract/quantity.ts';
import { assertNever } from '../../contract/result.ts';
import { MEANINGS, STATION_FUNCTIONS } from '../../contract/vocabulary.ts';
import type { DispenseStep, Recipe, Tolerance, WrittenStep } from '../../domain/recipe/recipe.ts';
import {
  day,
  decimal,
  gtin,
  id,
  mass,
  oneOf,
  percent,
  qualification,
  stepNumber,
  text,
  whole,
} from './fields.ts';
import { list, optional, type Read, type Reader, record, variant } from './reader.ts';

/** The first field of a recipe file: which grammar the rest follows. */
export const RECIPE_FORMAT = 'interlock-recipe-1';

const MOST_STEPS = 200;
/** A wider tolerance is a slip of the pen: nothing that is weighed to a fifth needs a scale. */
const WIDEST_PERCENT = 20;
/** A narrow limit is what the rule asks for (21 CFR 211.125(c)); a wider one reconciles nothing. */
export const WIDEST_UNACCOUNTED = 5;

/** A machine that works longer than a day works on no step of a batch. */
const LONGEST_MINUTES = 24 * 60;
/** More units than this are a test of a laboratory, and no check beside a machine. */
const MOST_UNITS = 100;

const step = stepNumber<StepId>();
const qualifications = list(qualification, 20);

const base = {
  id: step,
  title: text(120),
  function: oneOf(...STATION_FUNCTIONS),
  station: id<StationId>(),
  requires: list(record({ step, state: oneOf('complete', 'verified') }), MOST_STEPS),
  performers: qualifications,
  verifiers: optional(qualifications, null),
};

const checklistItem = record({
  id: id<never>() as Reader<string>,
  text: text(200),
  evidence: oneOf('confirmed', 'count', 'reference', 'scan', 'photo'),
  expects: optional(text(40), null),
});

const amount = variant({
  fixed: record({ kind: oneOf('fixed'), target: mass }),
  wholeLot: record({ kind: oneOf('wholeLot') }),
  pure: record({ kind: oneOf('pure'), total: mass, after: list(step, MOST_STEPS) }),
  compensator: record({
    kind: oneOf('compensator'),
    total: mass,
    actualOf: list(step, MOST_STEPS),
    targetOf: list(step, MOST_STEPS),
  }),
});

const dispense = record({
  ...base,
  kind: oneOf('dispense'),
  item: id<ItemId>(),
  alternates: optional(list(id<ItemId>(), 10), null),
  amount,
  /** `of`: percent of the target of this step, or of the pure total that several steps make together. */
  tolerance: record({ percent: percent(WIDEST_PERCENT), of: oneOf('target', 'pureTotal') }),
  mode: oneOf('single', 'fullContainer', 'split'),
  parts: optional(whole(2, 99), null),
  container: record({ class: text(60), tare: record({ lowest: mass, highest: mass }) }),
  removal: oneOf('waste', 'source'),
  reweighs: optional(whole(0, 20), null),
});

const discharge = record({
  ...base,
  kind: oneOf('discharge'),
  equipment: id<EquipmentId>(),
  item: id<ItemId>(),
  prefix: id<never>() as Reader<string>,
  container: record({ class: text(60), tare: record({ lowest: mass, highest: mass }) }),
  yield: record({ lowest: decimal, highest: decimal }),
});

const bulkWeigh = record({
  ...base,
  kind: oneOf('bulkWeigh'),
  of: step,
  detector: id<EquipmentId>(),
  challengeMinutes: whole(1, LONGEST_MINUTES),
  item: id<ItemId>(),
  prefix: id<never>() as Reader<string>,
  container: record({ class: text(60), tare: record({ lowest: mass, highest: mass }) }),
  target: whole(1, 100_000_000),
  countedTo: whole(1, 100_000),
  yield: record({ lowest: decimal, highest: decimal }),
  samples: record({ lowest: whole(0, 1_000_000), highest: whole(0, 1_000_000) }),
});

/** What a machine is set to, with limits as decimal texts that are compared exactly. */
const parameter = record({
  id: id<never>() as Reader<string>,
  name: text(60),
  unit: text(12),
  lowest: decimal,
  highest: decimal,
});

/** A counted component: how many of it one pack or one unit takes, and what may stay unaccounted for. */
const component = record({
  id: id<never>() as Reader<string>,
  item: id<ItemId>(),
  pieces: text(40),
  per: whole(1, 1000),
  limitPercent: decimal,
});

const steps = variant({
  issue: record({ ...base, kind: oneOf('issue') }),
  clearance: record({
    ...base,
    kind: oneOf('clearance'),
    document: optional(text(40), null),
    items: list(checklistItem, 60, 1),
  }),
  check: record({
    ...base,
    kind: oneOf('check'),
    scales: list(id<EquipmentId>(), 20, 1),
    detectors: optional(list(id<EquipmentId>(), 20), []),
  }),
  dispense,
  kit: record({
    ...base,
    kind: oneOf('kit'),
    of: list(step, MOST_STEPS, 1),
    prefix: id<never>() as Reader<string>,
  }),
  charge: record({
    ...base,
    kind: oneOf('charge'),
    equipment: id<EquipmentId>(),
    kit: step,
    of: list(step, MOST_STEPS, 1),
  }),
  process: record({
    ...base,
    kind: oneOf('process'),
    equipment: id<EquipmentId>(),
    parameters: list(parameter, 20),
    minutes: record({ lowest: whole(1, LONGEST_MINUTES), highest: whole(1, LONGEST_MINUTES) }),
  }),
  discharge,
  packaging: record({
    ...base,
    kind: oneOf('packaging'),
    unit: text(40),
    pack: text(40),
    unitsPerPack: whole(1, 100_000),
    target: whole(1, 100_000_000),
    yield: record({ lowest: decimal, highest: decimal }),
    lossPercent: decimal,
    idleMinutes: whole(1, 480),
    restart: list(checklistItem, 20, 1),
    labels: optional(
      record({
        of: step,
        shelfLifeMonths: whole(1, 240),
        codeRead: oneOf('scan', 'eye'),
        checkMinutes: whole(1, 480),
      }),
      null,
    ),
    components: optional(list(component, 20, 1), null),
    cases: optional(record({ packs: whole(1, 1000), gtin }), null),
  }),
  checkedRun: record({
    ...base,
    kind: oneOf('checkedRun'),
    prefix: id<never>() as Reader<string>,
    plan: record({
      units: text(40),
      balance: id<EquipmentId>(),
      shownIn: oneOf(...MASS_UNITS),
      everyMinutes: whole(1, 480),
      withinMinutes: whole(1, 60),
      size: whole(1, MOST_UNITS),
      individual: record({ lowest: mass, highest: mass }),
      mean: record({ lowest: mass, highest: mass }),
      centre: mass,
      sigma: mass,
      accuracyPercent: percent(WIDEST_PERCENT),
    }),
    components: optional(list(component, 20, 1), null),
    feeds: optional(
      record({
        of: step,
        equipment: id<EquipmentId>(),
        carryOverMinutes: optional(whole(0, 240), null),
      }),
      null,
    ),
    powder: optional(record({ shell: mass, lossPercent: decimal }), null),
  }),
  bulkWeigh,
  labelIssue: record({
    ...base,
    kind: oneOf('labelIssue'),
    item: id<ItemId>(),
    artwork: id<never>() as Reader<string>,
    revision: text(10),
    quantity: whole(1, 10_000_000),
  }),
  reconciliation: record({
    ...base,
    kind: oneOf('reconciliation'),
    of: step,
    limit: record({ percent: percent(WIDEST_UNACCOUNTED), basis: text(200) }),
  }),
});

const named = { id: id<never>() as Reader<string>, name: text(60) };
const unit = text(12);
/** Limits are decimal texts, compared exactly; a word is what the result must say. */
const finishedTest = variant({
  range: record({ ...named, kind: oneOf('range'), lowest: decimal, highest: decimal, unit }),
  atMost: record({ ...named, kind: oneOf('atMost'), highest: decimal, unit }),
  expects: record({ ...named, kind: oneOf('expects'), text: text(40) }),
});

/** A recipe file as it is written, every field read and none left over; what the steps say together is not yet checked. */
export const recipeFile = record({
  format: oneOf(RECIPE_FORMAT),
  id: id<RecipeId>(),
  version: text(20),
  product: record({ code: text(40), name: text(120), strength: text(60) }),
  batchSize: text(60),
  effective: day,
  approvals: list(record({ by: text(40), meaning: oneOf(...MEANINGS), on: day }), 20, 1),
  steps: list(steps, MOST_STEPS, 1),
  finishedTests: optional(list(finishedTest, 60), []),
});
export type RecipeFile = Read<typeof recipeFile>;
export type StepInFile = RecipeFile['steps'][number];
export type DispenseInFile = Read<typeof dispense>;

/** The kernel's recipe that a checked file stands for. */
export function recipeOf({ format: _, ...file }: RecipeFile): Recipe {
  return { ...file, steps: file.steps.map(stepOf) };
}

function stepOf(step: StepInFile): WrittenStep {
  switch (step.kind) {
    case 'dispense':
      return dispenseOf(step);
    case 'bulkWeigh':
    case 'discharge': {
      const { container, ...rest } = step;
      return { ...rest, containerClass: classOf(container) };
    }
    default:
      return step;
  }
}

const classOf = ({ class: name, tare }: DispenseInFile['container']): DispenseStep['containerClass'] => ({
  name,
  tareLowest: tare.lowest,
  tareHighest: tare.highest,
});

function dispenseOf({ container, tolerance, parts, alternates, ...rest }: DispenseInFile): DispenseStep {
  return {
    ...rest,
    alternates: alternates ?? [],
    parts: parts ?? 1,
    tolerance: toleranceOf(tolerance, rest.amount),
    containerClass: classOf(container),
  };
}

function toleranceOf(
  { percent, of }: DispenseInFile['tolerance'],
  amount: DispenseInFile['amount'],
): Tolerance {
  switch (of) {
    case 'target':
      return { kind: 'percent', percent };
    case 'pureTotal':
      if (amount.kind !== 'pure') throw new Error('broken invariant: a pure total without a pure amount');
      return { kind: 'pureTotal', percent, total: amount.total, after: amount.after };
    default:
      return assertNever(of, 'toleranceOf');
  }
}
