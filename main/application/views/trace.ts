import type { Micrograms } from '../../contract/quantity.ts';
import type { TraceGraph, TraceNode, TraceStart } from '../../contract/trace.ts';
import { isFilling } from '../../domain/execution/batch.ts';
import { activeHolds } from '../../domain/index-keys.ts';
import { unitOf } from '../../domain/material/counting.ts';
import { holdsOver, holdsOverContainer } from '../../domain/material/genealogy.ts';
import type { Container, Lot } from '../../domain/material/material.ts';
import { type Flow, type Traced, traceKey, traceOf } from '../../domain/material/trace.ts';
import type { PlantDay } from '../../domain/moment.ts';
import type { Hold } from '../../domain/quality/exception.ts';
import type { PlantReader } from '../../domain/state.ts';
import { amount, plainStyle } from './amounts-text.ts';
import { lotStatus, onHandText } from './lots.ts';

/** The genealogy of a lot, a container or a batch as people read it; null when nothing of that name is known. */
export function traceGraph(state: PlantReader, start: TraceStart, today: PlantDay): TraceGraph | null {
  const trace = traceOf(state, start);
  return (
    trace && {
      of: traceKey(trace.of),
      nodes: trace.things.map((thing) => nodeOf(state, thing, today, trace.flows)),
      edges: trace.flows.map((flow) => ({
        from: traceKey(flow.from),
        to: traceKey(flow.to),
        amount: flow.mass === null ? null : flowText(state, flow, flow.mass),
        batch: flow.batch,
        step: flow.step,
      })),
    }
  );
}

function nodeOf(state: PlantReader, thing: Traced, today: PlantDay, flows: readonly Flow[]): TraceNode {
  const { kind, id } = thing;
  const made = (
    facts: Omit<TraceNode, 'key' | 'kind' | 'id' | 'holds'>,
    holds: readonly Hold[],
  ): TraceNode => ({
    key: traceKey(thing),
    kind,
    id,
    ...facts,
    holds: holds.map((hold) => hold.id),
  });
  if (kind === 'lot') {
    const lot = known(state.get('lots', id), id);
    const facts = { name: itemName(state, lot), status: lotStatus(state, lot, today) };
    return made({ ...facts, amount: onHandText(state, lot) }, activeHolds(state, 'lot', id));
  }
  if (kind === 'batch' || kind === 'kit' || kind === 'charge') {
    const batch = known(state.get('batches', kind === 'batch' ? id : (batchOf(flows, thing) ?? '')), id);
    const name = state.get('recipes', `${batch.recipe}@${batch.version}`)?.product.name ?? batch.recipe;
    const step = flows.find((flow) => traceKey(flow.from) === traceKey(thing))?.step ?? '';
    const status = kind === 'batch' ? batch.state : (batch.steps[step]?.state ?? batch.state);
    return made({ name, status, amount: null }, holdsOver(state, batch));
  }
  const container = known(state.get('containers', id), id);
  const facts = { name: containerName(state, container), status: statusOf(state, container) };
  return made(
    { ...facts, amount: amountText(state, container, container.quantity) },
    holdsOverContainer(state, container.id),
  );
}

function known<Row>(row: Row | undefined, id: string): Row {
  if (row === undefined) throw new Error(`broken invariant: a trace names ${id}, which does not exist`);
  return row;
}

const batchOf = (flows: readonly Flow[], kit: Traced): string | null =>
  flows.find(({ from }) => traceKey(from) === traceKey(kit))?.batch ?? null;

const itemName = (state: PlantReader, lot: Lot): string => state.get('items', lot.item)?.name ?? lot.item;

function containerName(state: PlantReader, container: Container): string {
  if (container.kind === 'waste') return '';
  if (container.kind === 'output') {
    const batch = state.get('batches', container.batch);
    return (batch && state.get('recipes', `${batch.recipe}@${batch.version}`)?.product.name) || '';
  }
  const item = container.kind === 'source' ? state.get('lots', container.lot)?.item : container.item;
  return (item && state.get('items', item)?.name) || '';
}

function statusOf(state: PlantReader, container: Container): string {
  if (container.kind === 'source' || container.kind === 'output') return container.physical;
  if (container.kind === 'waste') return 'waste';
  const work = state.get('batches', container.batch)?.steps[container.step]?.work;
  const filled =
    work?.kind === 'dispense' ? work.containers.find(({ id }) => id === container.id) : undefined;
  if (container.physical === 'consumed') return 'charged';
  return filled?.phase ?? (work && isFilling(work) ? 'discharged' : 'weighed');
}

const amountText = (state: PlantReader, container: Container, mass: Micrograms): string =>
  amount(mass, plainStyle(unitOf(state, container) ?? 'kg'));

/** A portion is told in the unit of the item that flows, also into waste. */
function flowText(state: PlantReader, { from }: Flow, mass: Micrograms): string {
  const container = state.get('containers', from.id);
  return container ? amountText(state, container, mass) : amount(mass, plainStyle('kg'));
}
