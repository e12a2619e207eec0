import type { ContainerId } from '../../../contract/ids.ts';
import type { Disposition } from '../../../contract/parse-command.ts';
import type { Batch } from '../../execution/batch.ts';
import { IN_WORK } from '../../execution/batch-machine.ts';
import { kitContainers } from '../../execution/kit.ts';
import type { GateFacts } from '../../facts.ts';
import { type Finding, finding } from '../../gates/gate.ts';
import { type DispensedContainerStock, isUsedUp } from '../../material/material.ts';
import type { PlantReader } from '../../state.ts';
import type { ExceptionRecord } from '../exception.ts';

type Scrap = Extract<Disposition, { kind: 'scrap' }>;

/** Every container named is there, belongs to what the exception is about, and can be missed (S57, rules §3). */
export function scrapProblem(
  { state }: GateFacts,
  exception: ExceptionRecord,
  { containers }: Scrap,
): Finding | null {
  for (const id of containers) {
    const problem = containerProblem(state, exception, id);
    if (problem) return problem;
  }
  return null;
}

/** What keeps one container from being scrapped under an exception. */
export function containerProblem(
  state: PlantReader,
  exception: ExceptionRecord,
  id: ContainerId,
): Finding | null {
  const container = state.get('containers', id);
  if (!container || container.kind === 'waste') return finding('scrap.unknown', { container: id });
  if (container.physical === 'destroyed') return finding('scrap.destroyed', { container: id });
  if (!concerns(state, exception, id))
    return finding('scrap.stranger', { container: id, exception: exception.id });
  if (isUsedUp(container)) return finding('charge.consumed', { container: id });
  if (container.kind === 'dispensed')
    return isNeededWhole(state, container) ? finding('scrap.tooLate', { container: id }, 'qaReviewer') : null;
  return isOpenSource(state, id) ? finding('scrap.open', { container: id }) : null;
}

/** Dispensed in the batch of the exception, of a lot allocated to it, or the very thing it is about. */
function concerns(
  state: PlantReader,
  { batch: id, object }: ExceptionRecord,
  container: ContainerId,
): boolean {
  if (object === `container:${container}` || object === `scan:${container}`) return true;
  const batch = id ? state.get('batches', id) : undefined;
  const stock = state.get('containers', container);
  if (!batch || !stock || stock.kind === 'waste') return false;
  return stock.kind === 'dispensed' || stock.kind === 'output'
    ? stock.batch === batch.id
    : Object.values(batch.allocations).includes(stock.lot);
}

/** The batch is past dispensing, or the container stands in a kit that was closed with it. */
function isNeededWhole(state: PlantReader, { id, batch: batchId }: DispensedContainerStock): boolean {
  const batch = state.get('batches', batchId);
  if (!batch || !IN_WORK.includes(batch.state)) return true;
  const recipe = state.get('recipes', `${batch.recipe}@${batch.version}`);
  return (
    recipe?.steps.some(
      (step) => step.kind === 'kit' && isEnded(batch, step.id) && kitContainers(batch, step).includes(id),
    ) ?? false
  );
}

const isEnded = (batch: Batch, step: string): boolean => {
  const { state, resumes } = batch.steps[step] ?? {};
  const at = state === 'blocked' || state === 'exception' ? resumes : state;
  return at === 'complete' || at === 'verified';
};

function isOpenSource(state: PlantReader, container: ContainerId): boolean {
  for (const batch of state.all('batches')) {
    for (const { work } of Object.values(batch.steps))
      if (work.kind === 'dispense' && work.source?.container === container) return true;
  }
  return false;
}

/** Named and not destroyed yet. */
export const stillToScrap = (state: PlantReader, { settled }: ExceptionRecord): readonly ContainerId[] =>
  settled?.disposition?.kind === 'scrap'
    ? settled.disposition.containers.filter((id) => {
        const container = state.get('containers', id);
        return container && container.kind !== 'waste' && container.physical !== 'destroyed';
      })
    : [];
