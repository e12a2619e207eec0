import type { ContainerId } from '../../contract/ids.ts';
import type { DispositionChoices } from '../../contract/views.ts';
import type { GateFacts } from '../../domain/facts.ts';
import { containersFor, lotsFor } from '../../domain/index-keys.ts';
import { type Container, usableThrough } from '../../domain/material/material.ts';
import { dispositionProblem } from '../../domain/quality/dispositions/disposition-problem.ts';
import { dispensingOf } from '../../domain/quality/dispositions/substitute.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import type { PlantReader } from '../../domain/state.ts';
import { amount, plainStyle } from './amounts-text.ts';
import { lotText } from './lots.ts';

const NOTHING: DispositionChoices = { substitutes: [], containers: [], leaveOut: false, rework: false };

/** What a decision about an exception could name, by the very rules that judge it; nothing until one is due. */
export function choicesOf(facts: GateFacts, record: ExceptionRecord): DispositionChoices {
  if (record.state !== 'dispositionPending') return NOTHING;
  const { state, observed } = facts;
  const alternates = dispensingOf(state, record)?.master.alternates ?? [];
  return {
    substitutes: alternates
      .flatMap((item) => lotsFor(state, item))
      .filter(({ id }) => !dispositionProblem(facts, record, { kind: 'substitute', lot: id }))
      .filter(({ id }) => containersFor(state, id).some(({ quantity }) => quantity > 0))
      .sort((a, b) => (usableThrough(a) < usableThrough(b) ? -1 : 1))
      .map((lot) => ({ lot: lot.id, text: `${lot.item} · ${lotText(state, lot, observed.moment.day)}` })),
    containers: scrappable(state, record)
      .filter(({ id }) => !dispositionProblem(facts, record, { kind: 'scrap', containers: [id] }))
      .map((container) => ({ container: container.id, text: contentText(state, container) })),
    rework: !dispositionProblem(facts, record, { kind: 'rework', steps: [] }),
    leaveOut: !dispositionProblem(facts, record, { kind: 'useAsIs', assessment: '-', step: 'notExecuted' }),
  };
}

/** Containers near an exception: what its step dispensed, what its lot stands in, and what it is about itself. */
function scrappable(state: PlantReader, { batch: id, step, object }: ExceptionRecord): readonly Container[] {
  const batch = id ? state.get('batches', id) : undefined;
  const work = step ? batch?.steps[step]?.work : undefined;
  const own = work?.kind === 'dispense' ? work.containers.map((each) => each.id) : [];
  const named = object === null ? [] : [object.slice(object.indexOf(':') + 1) as ContainerId];
  const lot = step ? batch?.allocations[step] : undefined;
  const ids = new Set<ContainerId>([
    ...own,
    ...named,
    ...(lot ? containersFor(state, lot).map((each) => each.id) : []),
  ]);
  return [...ids]
    .flatMap((each) => state.get('containers', each) ?? [])
    .filter(({ quantity }) => quantity > 0);
}

/** What is in a container, in the unit of its item. */
function contentText(state: PlantReader, container: Container): string {
  const item =
    container.kind === 'source'
      ? state.get('lots', container.lot)?.item
      : container.kind === 'dispensed'
        ? container.item
        : undefined;
  const row = item ? state.get('items', item) : undefined;
  return row ? `${amount(container.quantity, plainStyle(row.unit))} ${row.name}` : '';
}
