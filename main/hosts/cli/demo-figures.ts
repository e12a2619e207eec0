import {
  formatMass,
  type MassUnit,
  type Micrograms,
  micrograms,
  parsePercent,
  roundTo,
  sum,
} from '../../contract/quantity.ts';
import type { Batch, DispensedContainer } from '../../domain/execution/batch.ts';
import { netOf } from '../../domain/execution/batch.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import type { Recipe, RecipeStep } from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import { type BatchFigures, batchFigures } from './batch-figures.ts';
import { acknowledgeMinutes, dispositionMinutes } from './exception-minutes.ts';

/** The figures of a batch as the record has them; every one is read off the folded log. */
export interface DemoFigures {
  readonly containers: readonly ContainerFigures[];
  readonly total: string;
  /** Pure substance of the active, each portion by the assay of its own lot. */
  readonly pure: string;
  readonly kit: { readonly name: string; readonly containers: number } | null;
  readonly steps: Readonly<Record<string, string>>;
  readonly exceptions: readonly ExceptionFigures[];
  /** What is left of each lot. */
  readonly stock: Readonly<Record<string, string>>;
  readonly waste: Readonly<Record<string, string>>;
  /** Holds still in force, by what they are on. */
  readonly holds: Readonly<Record<string, string>>;
  /** What became of it after the kit. */
  readonly made: BatchFigures;
}

export interface ContainerFigures {
  readonly container: string;
  readonly step: string;
  readonly item: string;
  readonly scale: string;
  readonly gross: string;
  readonly tare: string;
  readonly net: string;
  readonly unit: string;
  readonly phase: string;
  readonly weighedBy: string;
  readonly verifiedBy: string | null;
  readonly from: readonly { readonly container: string; readonly lot: string; readonly net: string }[];
}

export interface ExceptionFigures {
  readonly id: string;
  readonly trigger: string;
  readonly severity: string;
  readonly cluster: string;
  /** rule: found by a gate; person: reported. */
  readonly source: string;
  readonly state: string;
  readonly owner: string;
  readonly step: string | null;
  readonly station: string;
  readonly object: string | null;
  readonly causedBy: string | null;
  readonly acknowledgedBy: string | null;
  /** Who decided; null for what a rule closed. */
  readonly clearedBy: string | null;
  readonly pattern: string | null;
  readonly reason: string | null;
  readonly openedAt: string;
  /** Whole minutes on the clock from opening; null while it has not happened. */
  readonly acknowledgeMinutes: number | null;
  readonly dispositionMinutes: number | null;
}

/** Reads the figures of one batch; throws when the record has no such batch. */
export function demoFigures(state: PlantReader, id: string): DemoFigures {
  const batch = state.get('batches', id);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (!batch || !recipe) throw new Error(`the record has no batch ${id}`);
  const filled = recipe.steps.flatMap((step) => containersOf(batch, step));
  return {
    containers: filled.map((each) => containerFigures(state, each)),
    total: text(sum(filled.map(({ container }) => container.net)), 'kg'),
    pure: text(pureActive(state, batch, recipe), 'kg'),
    kit: kitOf(batch, recipe),
    steps: Object.fromEntries(Object.values(batch.steps).map((step) => [step.id, step.state])),
    exceptions: [...state.all('exceptions')].map(exceptionFigures),
    stock: stockByLot(state),
    waste: wasteOf(state),
    holds: Object.fromEntries(
      [...state.all('holds')]
        .filter(({ released }) => released === null)
        .map(({ object, reason }) => [`${object.kind} ${object.id}`, reason]),
    ),
    made: batchFigures(state, batch, recipe),
  };
}

interface Filled {
  readonly step: string;
  readonly scale: string;
  readonly container: DispensedContainer;
}

function containersOf(batch: Batch, { id }: RecipeStep): readonly Filled[] {
  const work = batch.steps[id]?.work;
  if (work?.kind !== 'dispense') return [];
  return netOf(work).map((container) => ({ step: id, scale: work.scale ?? '', container }));
}

function containerFigures(state: PlantReader, { step, scale, container }: Filled): ContainerFigures {
  const equipment = state.get('equipment', scale);
  if (equipment?.kind !== 'scale') throw new Error(`${container.id} was weighed on nothing`);
  const show = (mass: Micrograms) => formatMass(mass, equipment.unit, equipment.division);
  const stock = state.get('containers', container.id);
  return {
    container: container.id.split('/').at(-1) ?? container.id,
    step,
    item: stock?.kind === 'dispensed' ? stock.item : '',
    scale,
    gross: show(container.gross),
    tare: show(container.tare),
    net: show(container.net),
    unit: equipment.unit,
    phase: container.phase,
    weighedBy: container.by,
    verifiedBy: container.verifiedBy,
    from: container.portions.map(({ container: source, lot, net }) => ({
      container: source,
      lot,
      net: show(net),
    })),
  };
}

/** To the gram, as it is printed. */
function pureActive(state: PlantReader, batch: Batch, recipe: Recipe): Micrograms {
  const active = recipe.steps.flatMap((step) =>
    step.kind === 'dispense' && step.amount.kind === 'pure' ? [step.id, ...step.amount.after] : [],
  );
  let pure = 0n;
  for (const { container } of recipe.steps
    .filter(({ id }) => active.includes(id))
    .flatMap((step) => containersOf(batch, step))) {
    for (const { lot, net } of container.portions) {
      const assay = parsePercent(state.get('lots', lot)?.assay ?? '100');
      if (!assay) throw new Error(`${lot} has no assay`);
      pure += (BigInt(net) * assay.numerator * 1_000_000n) / assay.denominator;
    }
  }
  return roundTo(micrograms(Number(pure / 1_000_000n)), GRAM, 'nearest');
}

function kitOf(batch: Batch, { steps }: Recipe): DemoFigures['kit'] {
  for (const step of steps) {
    const done = batch.steps[step.id];
    if (step.kind === 'kit' && done?.work.kind === 'kit' && done.completedAt) {
      return { name: `${step.prefix}-${batch.id.slice(-4)}`, containers: done.work.scanned.length };
    }
  }
  return null;
}

const exceptionFigures = (record: ExceptionRecord): ExceptionFigures => ({
  id: record.id,
  trigger: record.trigger,
  severity: record.severity,
  cluster: record.cluster,
  source: record.source,
  state: record.state,
  owner: record.owner,
  step: record.step,
  station: record.station,
  object: record.object,
  causedBy: record.causedBy,
  acknowledgedBy: record.acknowledged?.by ?? null,
  clearedBy: record.settled?.by ?? null,
  pattern: record.settled?.pattern ?? null,
  reason: record.settled?.reason ?? null,
  openedAt: record.openedAt,
  acknowledgeMinutes: acknowledgeMinutes(record),
  dispositionMinutes: dispositionMinutes(record),
});

function stockByLot(state: PlantReader): Readonly<Record<string, string>> {
  const left: Record<string, string> = {};
  for (const { id, item } of state.all('lots')) {
    const unit = state.get('items', item)?.unit ?? 'kg';
    const quantities: Micrograms[] = [];
    for (const container of state.all('containers')) {
      if (container.kind === 'source' && container.lot === id) quantities.push(container.quantity);
    }
    left[id] = text(sum(quantities), unit);
  }
  return left;
}

function wasteOf(state: PlantReader): Readonly<Record<string, string>> {
  const waste: Record<string, string> = {};
  for (const container of state.all('containers')) {
    if (container.kind === 'waste' && container.quantity > 0)
      waste[container.id] = text(container.quantity, 'kg');
  }
  return waste;
}

const GRAM = micrograms(1_000_000);
/** Hundredths of a kilogram, tenths of a gram; more places only where the mass has them. */
const PLACES: Readonly<Record<MassUnit, Micrograms>> = {
  kg: micrograms(10_000_000),
  g: micrograms(100_000),
  mg: micrograms(1_000),
};
const text = (mass: Micrograms, unit: MassUnit): string => `${formatMass(mass, unit, PLACES[unit])} ${unit}`;
