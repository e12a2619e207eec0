import type { BatchId, ContainerId, StepId } from '../../contract/ids.ts';
import { event } from '../events.ts';
import type { Batch, Step } from '../execution/batch.ts';
import { IN_WORK } from '../execution/batch-machine.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding } from '../gates/gate.ts';
import { activeHolds, containersFor, lotsFor, openExceptions } from '../index-keys.ts';
import type { SourceContainer } from '../material/material.ts';
import { awaitingLabel } from '../material/received-label.ts';
import { isUsable } from '../material/usable.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import type { PlantReader } from '../state.ts';
import { overrideRowOf } from './override-row.ts';

/**
 * QA says which received container it is whose label cannot be read: one that the plant knows where it was presented, and
 * whose label is not accounted for. No gate lets anything pass for it: a new label is printed, and scanned like any other.
 */
export const UNREADABLE_LABEL = overrideRowOf({
  id: 'unreadableLabel',
  command: 'ReidentifyContainer',
  gate: null,
  mayGrant: ['qaReviewer'],
  reasons: ['label-damaged', 'label-smeared', 'label-missing', 'other-see-narrative'],
  category: 'compliance',
  repeatable: true,
  objectOf: ({ container }) => ({ kind: 'container', id: container }),
  problem: (facts, step, { container }) => reidentifyProblem(facts, step, container),
  subject: ({ state, batch, step }, { container: id }) => {
    const container = state.get('containers', id);
    if (container?.kind !== 'source' || !batch || !step) return null;
    const others = candidates(state, batch, step).filter((each) => each !== id);
    return [
      'Override: a label that cannot be read',
      `This is container ${id}, lot ${container.lot}, known at ${container.location}`,
      `It is none of: ${others.join(', ') || '-'}`,
      `Every label that ${id} had before is void`,
    ];
  },
  answers: ({ state, batch, step }) =>
    batch && step ? unreadable(state, batch.id, step.id).filter((each) => each.state === 'blocked') : [],
  follows: ({ state, batch, step }, { container: id }) => {
    const container = state.get('containers', id);
    if (container?.kind !== 'source' || !batch || !step)
      throw new Error(`broken invariant: re-identified as ${id}, which was not received`);
    return [
      event('ContainerReidentified', { batch: batch.id, step: step.id, container: id, lot: container.lot }),
    ];
  },
  offer: (state, exception, today) => {
    const batch = exception.batch && state.get('batches', exception.batch);
    const step = batch && exception.step ? batch.steps[exception.step] : undefined;
    if (!batch || !step || !OPEN.has(exception.state) || !isUnreadable(exception)) return null;
    const objects = candidates(state, batch, step).filter((id) => mayBeUsed(state, id, today));
    return { data: { step: step.id, station: exception.station }, objects };
  },
  target: (container) => ({ type: 'ReidentifyContainer', container: container as ContainerId }),
});

/** Why a container cannot be the one whose label nobody can read; null where it can. */
function reidentifyProblem({ state, batch }: GateFacts, step: Step, id: ContainerId): Finding | null {
  if (!batch || step.work.kind !== 'dispense') return finding('reidentify.step', { step: step.id });
  const container = state.get('containers', id);
  const item = itemOf(state, step);
  if (container?.kind !== 'source' || state.get('lots', container.lot)?.item !== item)
    return finding('reidentify.other', { container: id, step: step.id });
  const [reported] = unreadable(state, batch.id, step.id);
  if (!reported) return finding('reidentify.unreported', { step: step.id });
  const waits = awaitingLabel(state, batch.id, step.id);
  if (waits) return finding('reidentify.waits', { container: waits.id });
  if (!isIn(state, container, reported.station))
    return finding('reidentify.place', { container: id, location: container.location });
  return isAccountedFor(state, container, batch, step)
    ? finding('reidentify.accounted', { container: id })
    : null;
}

/** The received containers of the material of a step that can be the one. */
function candidates(state: PlantReader, batch: Batch, step: Step): readonly ContainerId[] {
  const [reported] = unreadable(state, batch.id, step.id);
  const item = itemOf(state, step);
  if (!reported || !item) return [];
  return lotsFor(state, item)
    .flatMap(({ id }) => containersFor(state, id))
    .flatMap((each) =>
      each.kind === 'source' &&
      isIn(state, each, reported.station) &&
      !isAccountedFor(state, each, batch, step)
        ? [each.id]
        : [],
    );
}

const itemOf = (state: PlantReader, { work }: Step): string | undefined =>
  work.kind === 'dispense' ? state.get('lots', work.lot)?.item : undefined;

/** What says in this step that a label cannot be read, and is not closed: a refused scan, or a person. */
const unreadable = (state: PlantReader, batch: BatchId, step: StepId): readonly ExceptionRecord[] =>
  openExceptions(state).filter(
    (each) => each.batch === batch && each.step === step && isUnreadable(each) && OPEN.has(each.state),
  );

/** Not decided yet, or decided and waiting for the scan that carries it out. */
const OPEN: ReadonlySet<string> = new Set(['blocked', 'implementing']);

const isUnreadable = ({ refusal, object }: ExceptionRecord): boolean =>
  refusal?.code === 'identity.unreadable' || object === 'category:label';

/** At the station itself, or in a store that feeds it: what stands in quarantine or at another station is not here. */
function isIn(state: PlantReader, { location }: SourceContainer, station: string): boolean {
  if (location === station) return true;
  return !state.get('stations', location) && state.get('locations', location)?.quarantine === false;
}

/** Its material is gone, or it stands open elsewhere, or its new label is on the way there: that is where its label is. */
const isAccountedFor = (
  state: PlantReader,
  { id, physical, quantity }: SourceContainer,
  { id: batch }: Batch,
  { id: step }: Step,
): boolean =>
  quantity <= 0 ||
  (physical !== 'onHand' && physical !== 'opened') ||
  isInWorkElsewhere(state, id, batch, step);

/** The step takes nothing any more. */
const ENDED: ReadonlySet<string> = new Set(['complete', 'verified', 'notExecuted']);

function isInWorkElsewhere(state: PlantReader, id: ContainerId, here: BatchId, at: StepId): boolean {
  for (const batch of state.all('batches')) {
    if (!IN_WORK.includes(batch.state)) continue;
    for (const { id: step, work, state: stands } of Object.values(batch.steps)) {
      if (work.kind !== 'dispense' || (batch.id === here && step === at) || ENDED.has(stands)) continue;
      if (work.source?.container === id || awaitingLabel(state, batch.id, step)?.id === id) return true;
    }
  }
  return false;
}

/** The gates refuse what is blocked, held or out of date; it is not offered either. */
function mayBeUsed(state: PlantReader, id: ContainerId, today: Parameters<typeof isUsable>[2]): boolean {
  const container = state.get('containers', id);
  const lot = container?.kind === 'source' ? state.get('lots', container.lot) : undefined;
  return lot !== undefined && isUsable(state, lot, today) && activeHolds(state, 'container', id).length === 0;
}
