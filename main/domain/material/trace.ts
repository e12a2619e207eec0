import type { BatchId, ContainerId, StepId } from '../../contract/ids.ts';
import { type Micrograms, sum } from '../../contract/quantity.ts';
import type { TraceKind, TraceStart } from '../../contract/trace.ts';
import { issued } from '../components/components.ts';
import { type Batch, type BulkWeighing, type CheckedRun, filledOf } from '../execution/batch.ts';
import { kitName } from '../execution/kit.ts';
import { containersFor } from '../index-keys.ts';
import { type Recipe, recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';

export interface Traced {
  readonly kind: TraceKind;
  readonly id: string;
}

/** Material on its way: from one thing into another, in a step of a batch. */
export interface Flow {
  readonly from: Traced;
  readonly to: Traced;
  readonly mass: Micrograms | null;
  readonly batch: BatchId | null;
  readonly step: StepId | null;
}

export interface Trace {
  readonly of: Traced;
  readonly things: readonly Traced[];
  readonly flows: readonly Flow[];
}

export const traceKey = ({ kind, id }: Traced): string => `${kind}:${id}`;
const at = (kind: TraceKind, id: string): Traced => ({ kind, id });

/**
 * Backward everything something was made of, forward everything it went into (S66, S96). A lot is followed into every
 * container it came in; a voided container ends the way, because nothing of it is in the batch. null: not known.
 */
export function traceOf(state: PlantReader, start: TraceStart): Trace | null {
  const of = startOf(state, start);
  if (!of) return null;
  const flows = allFlows(state);
  const found = new Map<string, Traced>([[traceKey(of), of]]);
  follow(flows, of, 'to', found);
  follow(flows, of, 'from', found);
  return {
    of,
    things: [...found.values()],
    flows: flows.filter(({ from, to }) => found.has(traceKey(from)) && found.has(traceKey(to))),
  };
}

function startOf(state: PlantReader, { kind, id }: TraceStart): Traced | null {
  switch (kind) {
    case 'lot':
      return state.get('lots', id) ? at('lot', id) : null;
    case 'batch':
      return state.get('batches', id) ? at('batch', id) : null;
    case 'container': {
      const container = state.get('containers', id);
      return container ? at(container.kind, id) : null;
    }
  }
}

/** Everything that is reached from one thing in one direction. */
function follow(
  flows: readonly Flow[],
  start: Traced,
  direction: 'from' | 'to',
  found: Map<string, Traced>,
): void {
  const back = direction === 'to' ? 'from' : 'to';
  const next = Map.groupBy(flows, (flow) => traceKey(flow[back]));
  const open = [start];
  for (let here = open.pop(); here; here = open.pop()) {
    for (const flow of next.get(traceKey(here)) ?? []) {
      const there = flow[direction];
      if (found.has(traceKey(there))) continue;
      found.set(traceKey(there), there);
      open.push(there);
    }
  }
}

function allFlows(state: PlantReader): readonly Flow[] {
  const flows: Flow[] = [];
  for (const { id } of state.all('lots'))
    for (const container of containersFor(state, id))
      flows.push({
        from: at('lot', id),
        to: at('source', container.id),
        mass: null,
        batch: null,
        step: null,
      });
  for (const batch of state.all('batches')) flows.push(...flowsOf(state, batch));
  return flows;
}

/** What moved within one batch: out of sources, into waste, into the kit, into the machine, into the batch. */
function flowsOf(state: PlantReader, batch: Batch): readonly Flow[] {
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  const flows: Flow[] = [];
  const kitted = new Map<string, Traced>();
  const charges = chargesOf(recipe, batch);
  const whole = at('batch', batch.id);
  const fed = fedIn(batch);
  for (const { id: step, work } of Object.values(batch.steps)) {
    if (work.kind !== 'kit' || work.scanned.length === 0) continue;
    const master = recipe && recipeStep(recipe, step);
    const kit = at('kit', master?.kind === 'kit' ? kitName(batch, master) : `${batch.id}/${step}`);
    for (const container of work.scanned) kitted.set(container, kit);
    const charged = charges.filter((each) => each.kit === step);
    for (const { into, mass, step: by } of charged)
      flows.push({ from: kit, to: into, mass, batch: batch.id, step: by });
    if (charged.length === 0) flows.push({ from: kit, to: whole, mass: null, batch: batch.id, step });
  }
  for (const { into, step, equipment } of new Map(charges.map((each) => [each.into.id, each])).values()) {
    const out = dischargedFrom(recipe, batch, equipment);
    for (const { id, net, by } of out) {
      const filled = at('dispensed', id);
      flows.push({ from: into, to: filled, mass: net, batch: batch.id, step: by });
      if (!fed.has(id)) flows.push({ from: filled, to: whole, mass: net, batch: batch.id, step: by });
    }
    if (out.length === 0) flows.push({ from: into, to: whole, mass: null, batch: batch.id, step });
  }
  for (const { id: step, work } of Object.values(batch.steps)) {
    if ('components' in work)
      for (const { lot } of issued(work.components))
        flows.push({ from: at('lot', lot), to: whole, mass: null, batch: batch.id, step });
    if (work.kind === 'checkedRun') flows.push(...filledBetween(work, whole, { batch: batch.id, step }));
    if (work.kind === 'bulkWeigh') flows.push(...collectedIn(state, batch, step, work));
    if (work.kind !== 'dispense') continue;
    const within = { batch: batch.id, step };
    for (const { container, waste, net } of work.wasted)
      flows.push({ from: at('source', container), to: at('waste', waste), mass: net, ...within });
    for (const { id, net, portions, phase } of work.containers) {
      const filled = at('dispensed', id);
      for (const portion of portions)
        flows.push({ from: at('source', portion.container), to: filled, mass: portion.net, ...within });
      if (phase !== 'void') flows.push({ from: filled, to: kitted.get(id) ?? whole, mass: net, ...within });
    }
  }
  return flows;
}

/** Containers of a discharge that went on into what a run filled. */
const fedIn = (batch: Batch): ReadonlySet<ContainerId> =>
  new Set(
    Object.values(batch.steps).flatMap(({ work }) =>
      work.kind === 'checkedRun' ? work.output.flatMap(({ from }) => from) : [],
    ),
  );

/** What a run filled: out of the containers that fed it meanwhile, into the batch; out of the batch where none did. */
const filledBetween = (
  { output }: CheckedRun,
  whole: Traced,
  within: Pick<Flow, 'batch' | 'step'>,
): readonly Flow[] =>
  output.flatMap(({ id, from }): readonly Flow[] => {
    const filled = at('output', id);
    if (from.length === 0) return [{ from: whole, to: filled, mass: null, ...within }];
    return [
      ...from.map((each): Flow => ({ from: at('dispensed', each), to: filled, mass: null, ...within })),
      { from: filled, to: whole, mass: null, ...within },
    ];
  });

/** What a run filled, into the containers that it was collected in. */
const collectedIn = (
  state: PlantReader,
  { id: batch }: Batch,
  step: StepId,
  work: BulkWeighing,
): readonly Flow[] =>
  filledOf(work).flatMap(({ id }) => {
    const stock = state.get('containers', id);
    const collected = stock?.kind === 'dispensed' ? (stock.collected ?? []) : [];
    return collected.map((from) => ({
      from: at('output', from),
      to: at('dispensed', id),
      mass: null,
      batch,
      step,
    }));
  });

interface Charge {
  readonly step: StepId;
  readonly kit: StepId;
  /** What is in the machine of this batch, under one name however often something was added. */
  readonly into: Traced;
  readonly equipment: string;
  readonly mass: Micrograms;
}

/** What the charge steps of a batch put into a machine by now. */
function chargesOf(recipe: Recipe | undefined, batch: Batch): readonly Charge[] {
  return (recipe?.steps ?? []).flatMap((master) => {
    const work = batch.steps[master.id]?.work;
    return master.kind === 'charge' && work?.kind === 'charge' && work.charged.length > 0
      ? [
          {
            step: master.id,
            kit: master.kit,
            into: at('charge', `${master.equipment}/${batch.id}`),
            equipment: master.equipment,
            mass: sum(work.charged.map(({ net }) => net)),
          },
        ]
      : [];
  });
}

/** The containers into which a machine was emptied, each with its step. */
const dischargedFrom = (recipe: Recipe | undefined, batch: Batch, equipment: string) =>
  (recipe?.steps ?? []).flatMap((master) => {
    const work = batch.steps[master.id]?.work;
    return master.kind === 'discharge' && master.equipment === equipment && work?.kind === 'discharge'
      ? filledOf(work).map(({ id, net }) => ({ id, net, by: master.id }))
      : [];
  });
