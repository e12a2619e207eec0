import { labelBalance } from '../../application/views/label-balance.ts';
import { formatMass, type Micrograms, micrograms, roundTo, sum } from '../../contract/quantity.ts';
import { toPack } from '../../domain/cases/packed-case.ts';
import { countsOf } from '../../domain/components/components.ts';
import { type Batch, filledOf, type Work } from '../../domain/execution/batch.ts';
import { countOf } from '../../domain/execution/bulk-weighing.ts';
import { dischargeYield } from '../../domain/execution/discharging.ts';
import { outputOf, yieldOf } from '../../domain/execution/packaging.ts';
import { meanOfRun, powderOf, unitsOf } from '../../domain/execution/run-units.ts';
import { percentText } from '../../domain/execution/yield.ts';
import { casesFor } from '../../domain/index-keys.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import type { Recipe, RecipeStep, ReconciliationStep } from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import { acknowledgeMinutes, dispositionMinutes } from './exception-minutes.ts';

/** What became of a batch after its kit; null where the batch did not come so far. */
export interface BatchFigures {
  readonly state: string;
  readonly blend: {
    readonly containers: readonly string[];
    readonly total: string;
    readonly yieldPercent: string;
  } | null;
  readonly run: RunFigures | null;
  readonly bulk: {
    readonly containers: readonly string[];
    readonly total: string;
    readonly units: number | null;
    readonly yieldPercent: string | null;
    readonly samples: number;
  } | null;
  readonly pack: PackFigures | null;
  readonly components: Readonly<Record<string, ComponentFigures>>;
  readonly labels: Readonly<Record<string, number | string | boolean>> | null;
  readonly results: Readonly<Record<string, string>>;
  readonly kpis: KpiFigures;
}

export interface RunFigures {
  readonly checks: number;
  readonly setUps: number;
  readonly good: number;
  readonly rejected: number;
  readonly sampled: number;
  /** Mean of one unit, and of what fills it, in milligrams. */
  readonly meanMass: string;
  readonly meanFill: string;
  readonly powder: {
    readonly in: string;
    readonly inUnits: string;
    readonly heel: string;
    readonly lost: string;
  } | null;
}

export interface PackFigures {
  readonly unitsIn: number;
  readonly filled: number;
  readonly rejected: number;
  readonly good: number;
  readonly samples: number;
  readonly toStock: number;
  readonly unitsLeft: number;
  readonly yieldPercent: string;
  readonly cases: number;
}

export interface ComponentFigures {
  readonly issued: number;
  readonly used: Readonly<Record<string, number>>;
  readonly counted: Readonly<Record<string, number>>;
  readonly unaccounted: number;
  readonly percent: string;
}

/** Scenario §5: how the plant found its exceptions, and how long it took over them. */
export interface KpiFigures {
  readonly exceptions: number;
  readonly detected: number;
  readonly detectedPercent: string;
  readonly acknowledge: { readonly median: number; readonly mean: string };
  readonly disposition: { readonly median: number; readonly mean: string };
}

/** Reads what became of a batch off the folded log. */
export function batchFigures(state: PlantReader, batch: Batch, recipe: Recipe): BatchFigures {
  const steps = recipe.steps.map((master) => ({ master, work: batch.steps[master.id]?.work }));
  const of = <Kind extends RecipeStep['kind']>(kind: Kind) => {
    const found = steps.find(({ master }) => master.kind === kind);
    return found as
      | { readonly master: Extract<RecipeStep, { kind: Kind }>; readonly work: Extract<Work, { kind: Kind }> }
      | undefined;
  };
  const discharge = of('discharge');
  const run = of('checkedRun');
  const bulk = of('bulkWeigh');
  const pack = of('packaging');
  const labels = of('reconciliation');
  return {
    state: batch.state,
    blend: discharge ? blendFigures(state, batch, discharge) : null,
    run: run ? runFigures(run) : null,
    bulk: bulk ? bulkFigures(batch, bulk) : null,
    pack: pack ? packFigures(state, batch, pack) : null,
    components: componentFigures([run, pack]),
    labels: labels ? labelFigures(state, batch, labels.master) : null,
    results: Object.fromEntries(
      [...state.all('samples')]
        .filter((sample) => sample.batch === batch.id)
        .flatMap(({ results }) => results.map(({ test, value }) => [test, value])),
    ),
    kpis: kpisOf([...state.all('exceptions')].filter((each) => each.batch === batch.id)),
  };
}

interface Found<Kind extends RecipeStep['kind']> {
  readonly master: Extract<RecipeStep, { kind: Kind }>;
  readonly work: Extract<Work, { kind: Kind }>;
}

function blendFigures(
  state: PlantReader,
  batch: Batch,
  { master, work }: Found<'discharge'>,
): BatchFigures['blend'] {
  const found = dischargeYield(state, batch, work, master);
  const nets = filledOf(work).map(({ net }) => net);
  return {
    containers: nets.map((net) => mass(net, 'kg')),
    total: mass(sum(nets), 'kg'),
    yieldPercent: found.percent,
  };
}

function runFigures({ master, work }: Found<'checkedRun'>): RunFigures {
  const mean = meanOfRun(work);
  const each = mean === null ? 0 : mean.sum / mean.count;
  const shell = master.powder?.shell ?? 0;
  const powder = powderOf(work, master.powder);
  return {
    checks: work.checks.length,
    setUps: work.setUps.length,
    ...unitsOf(work),
    meanMass: tenths(each),
    meanFill: tenths(each - shell),
    powder: powder && {
      in: mass(powder.fedIn, 'kg'),
      inUnits: mass(powder.inUnits, 'kg'),
      heel: mass(powder.heel, 'kg'),
      lost: mass(powder.lost, 'kg'),
    },
  };
}

function bulkFigures(batch: Batch, { master, work }: Found<'bulkWeigh'>): BatchFigures['bulk'] {
  const { net, units, percent, samples } = countOf(batch, work, master);
  return {
    containers: filledOf(work).map((each) => mass(each.net, 'kg')),
    total: mass(net, 'kg'),
    units,
    yieldPercent: percent,
    samples,
  };
}

function packFigures(state: PlantReader, batch: Batch, { master, work }: Found<'packaging'>): PackFigures {
  const output = outputOf(work, master);
  const { unitsIn, filled, rejected, sampled, unitsLeft } = output.totals;
  return {
    unitsIn,
    filled,
    rejected,
    good: output.good,
    samples: sampled,
    toStock: toPack(work, master),
    unitsLeft,
    yieldPercent: yieldOf(output, master).percent,
    cases: casesFor(state, batch.id, master.id).filter(({ invalid }) => invalid === null).length,
  };
}

function componentFigures(
  runs: readonly (Found<'checkedRun'> | Found<'packaging'> | undefined)[],
): BatchFigures['components'] {
  return Object.fromEntries(
    runs.flatMap((run) =>
      (run?.master.components ?? []).flatMap(({ id, item }) => {
        const last = run?.work.components ? countsOf(run.work.components, id).at(-1) : undefined;
        if (!last) return [];
        const { issued, used, counted, unaccounted } = last.found;
        return [[item, { issued, used, counted, unaccounted, percent: percentText(unaccounted, issued) }]];
      }),
    ),
  );
}

function labelFigures(state: PlantReader, batch: Batch, master: ReconciliationStep): BatchFigures['labels'] {
  const { issued, applied, rejected, setUp, damaged, specimen, returned, unaccounted, percent, within } =
    labelBalance(state, batch, master);
  return { issued, applied, rejected, setUp, damaged, specimen, returned, unaccounted, percent, within };
}

function kpisOf(exceptions: readonly ExceptionRecord[]): KpiFigures {
  const detected = exceptions.filter(({ source }) => source === 'rule').length;
  return {
    exceptions: exceptions.length,
    detected,
    detectedPercent: oneDecimal(detected * 100, exceptions.length),
    acknowledge: spread(exceptions.map(acknowledgeMinutes)),
    disposition: spread(exceptions.map(dispositionMinutes)),
  };
}

/** Median and mean of whole minutes; what has not happened yet counts in neither. */
function spread(minutes: readonly (number | null)[]): KpiFigures['acknowledge'] {
  const known = minutes.filter((each) => each !== null).sort((a, b) => a - b);
  const [low = 0, high = low] = [known[Math.ceil(known.length / 2) - 1], known[Math.floor(known.length / 2)]];
  return {
    median: (low + high) / 2,
    mean: oneDecimal(
      known.reduce((all, each) => all + each, 0),
      known.length,
    ),
  };
}

const oneDecimal = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(1));
/** Milligrams to a tenth, of micrograms as they are summed. */
const tenths = (micro: number): string => `${(micro / 1_000).toFixed(1)} mg`;
const HUNDREDTH = micrograms(10_000_000);
const mass = (value: Micrograms, unit: 'kg'): string =>
  `${formatMass(roundTo(value, HUNDREDTH, 'nearest'), unit, HUNDREDTH)} ${unit}`;
