import type { BatchId, ContainerId, LotId } from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import { issued } from '../components/components.ts';
import type { Batch } from '../execution/batch.ts';
import { filledOf, netOf } from '../execution/batch.ts';
import { activeHolds } from '../index-keys.ts';
import { entriesOf } from '../label-ledger/issued-to.ts';
import { issuedRolls } from '../label-ledger/label-ledger.ts';
import type { Hold } from '../quality/exception.ts';
import type { PlantReader } from '../state.ts';

/** What a batch is made of, as its weighings tell it: lots and source containers, and what was dispensed from them. */
export interface Ancestry {
  readonly lots: readonly LotId[];
  readonly sources: readonly ContainerId[];
  readonly dispensed: readonly ContainerId[];
  /** What its runs filled, and what it was collected in: part of the batch itself, under the holds of its own containers. */
  readonly output: readonly ContainerId[];
}

const NOTHING: Ancestry = { lots: [], sources: [], dispensed: [], output: [] };

/** Rows of the state are never changed in place, so what a batch is made of is worked out once for each of its states. */
const KNOWN = new WeakMap<Batch, Ancestry>();

/** Backward: everything that went into a batch, voided containers left out. */
export function ancestryOf(batch: Batch): Ancestry {
  const known = KNOWN.get(batch);
  if (known) return known;
  const lots = new Set<LotId>();
  const sources = new Set<ContainerId>();
  const dispensed = new Set<ContainerId>();
  const output: ContainerId[] = [];
  for (const { work } of Object.values(batch.steps)) {
    if (work.kind === 'discharge') for (const { id } of filledOf(work)) dispensed.add(id);
    if ('components' in work) for (const { lot } of issued(work.components)) lots.add(lot);
    if (work.kind === 'checkedRun') output.push(...work.output.map(({ id }) => id));
    if (work.kind === 'bulkWeigh') output.push(...filledOf(work).map(({ id }) => id));
    if (work.kind !== 'dispense') continue;
    for (const { id, portions } of netOf(work)) {
      dispensed.add(id);
      for (const { lot, container } of portions) {
        lots.add(lot);
        sources.add(container);
      }
    }
  }
  const found = { lots: [...lots], sources: [...sources], dispensed: [...dispensed], output };
  KNOWN.set(batch, found);
  return found;
}

/** Forward: the batches in which something of a lot or of one container stands. */
export function descendantsOf(
  state: PlantReader,
  from: { readonly kind: 'lot'; readonly id: string } | { readonly kind: 'container'; readonly id: string },
): readonly BatchId[] {
  const found: BatchId[] = [];
  for (const batch of state.all('batches')) {
    const { lots, sources, dispensed, output } = ancestryOf(batch);
    const made = from.kind === 'lot' ? lots : [...sources, ...dispensed, ...output];
    if ((made as readonly string[]).includes(from.id)) found.push(batch.id);
  }
  return found;
}

/**
 * One container with everything it stands under: the lots it is of, the containers it was filled from, itself, and the
 * batch it was filled for. A hold on any of these is a hold on it (rules §3, S103). What a run filled stands under the
 * containers that fed it meanwhile, and under everything of the batch where no containers did.
 */
export function lineageOf(state: PlantReader, id: ContainerId): readonly HoldObject[] {
  const container = state.get('containers', id);
  const own: HoldObject = { kind: 'container', id };
  if (container?.kind === 'source') return [{ kind: 'lot', id: container.lot }, own];
  if (container?.kind === 'output') {
    if (container.from.length > 0)
      return [...lineageOfAll(state, container.from), own, { kind: 'batch', id: container.batch }];
    const batch = state.get('batches', container.batch);
    const { lots, sources, dispensed } = batch ? ancestryOf(batch) : NOTHING;
    return [
      ...lots.map((lot): HoldObject => ({ kind: 'lot', id: lot })),
      ...[...sources, ...dispensed].map((each): HoldObject => ({ kind: 'container', id: each })),
      own,
      { kind: 'batch', id: container.batch },
    ];
  }
  if (container?.kind !== 'dispensed') return [own];
  const { from, batch, collected = [] } = container;
  return [
    ...collected.flatMap((each) => lineageOf(state, each)),
    ...from.map(({ lot }): HoldObject => ({ kind: 'lot', id: lot })),
    ...from.map((each): HoldObject => ({ kind: 'container', id: each.container })),
    own,
    { kind: 'batch', id: batch },
  ];
}

/** The same of several, each thing once, without the batches: what is made of them says for which batch it is. */
function lineageOfAll(state: PlantReader, ids: readonly ContainerId[]): readonly HoldObject[] {
  const found = new Map<string, HoldObject>();
  for (const id of ids) {
    const container = state.get('containers', id);
    // What came out of a machine names the containers that went in, and these name where they were filled from.
    const before = container?.kind === 'dispensed' ? container.from.map((each) => each.container) : [];
    const above = before.some((each) => state.get('containers', each)?.kind === 'dispensed')
      ? lineageOfAll(state, before)
      : [];
    for (const each of [...above, ...lineageOf(state, id)])
      if (each.kind !== 'batch') found.set(`${each.kind} ${each.id}`, each);
  }
  return [...found.values()];
}

/** Holds in force over one container. */
export const holdsOverContainer = (state: PlantReader, id: ContainerId): readonly Hold[] =>
  holdsOn(state, lineageOf(state, id));

/** Other holds in force over the object of one hold: they stay when it is released (rules §2, §3). */
export function holdsBeside(state: PlantReader, { id, object }: Hold): readonly Hold[] {
  const batch = object.kind === 'batch' ? state.get('batches', object.id) : undefined;
  const over =
    object.kind === 'container'
      ? holdsOverContainer(state, object.id)
      : batch
        ? holdsOver(state, batch)
        : activeHolds(state, object.kind, object.id);
  return over.filter((hold) => hold.id !== id);
}

/** Holds in force on a batch and on everything it was made of: a hold follows genealogy (rules §3, S103). */
export function holdsOver(state: PlantReader, batch: Batch): readonly Hold[] {
  const { lots, sources, dispensed, output } = ancestryOf(batch);
  return [
    ...activeHolds(state, 'batch', batch.id),
    ...lots.flatMap((id) => activeHolds(state, 'lot', id)),
    ...[...sources, ...dispensed, ...output].flatMap((id) => activeHolds(state, 'container', id)),
    ...issuedRolls(entriesOf(state, batch.id)).flatMap((id) => activeHolds(state, 'roll', id)),
  ];
}

/** Each hold once, however many of the objects it stands over. */
function holdsOn(state: PlantReader, objects: readonly HoldObject[]): readonly Hold[] {
  const found = new Map<string, Hold>();
  for (const { kind, id } of objects)
    for (const hold of activeHolds(state, kind, id)) found.set(hold.id, hold);
  return [...found.values()];
}
