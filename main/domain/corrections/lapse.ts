import { type DomainEvent, event, type StepRef } from '../events.ts';
import { batchMove } from '../execution/batch-machine.ts';
import type { PlantReader } from '../state.ts';
import { isAmended } from './correction.ts';

/**
 * What was signed on a value that changed no longer stands: verified → complete, to be verified again, and the
 * clearance that rested on it ends. `redo`: the work itself is done again, so the step goes back to work (rules §6).
 */
export function lapse(state: PlantReader, ref: StepRef, redo: boolean): readonly DomainEvent[] {
  const batch = state.get('batches', ref.batch);
  const step = batch?.steps[ref.step];
  if (!batch || !step || isAmended(batch)) return [];
  const events: DomainEvent[] = [];
  if (step.state === 'verified') {
    events.push(event('StepLapsed', ref));
    for (const { id, clearance } of state.all('stations')) {
      if (clearance?.batch === ref.batch && clearance.step === ref.step)
        events.push(event('ClearanceLapsed', { ...ref, station: id }));
    }
  }
  if (redo && (DONE.has(step.state) || (OUT.has(step.state) && DONE.has(step.resumes))))
    events.push(event('StepReopened', ref));
  return events.length > 0 && batchMove(batch.state, 'lapseStep') !== null
    ? [event('BatchResumed', { batch: ref.batch }), ...events]
    : events;
}

/** A kit that was closed over a step is closed again when that step is dispensed again (S57, rules §6). */
export function kitsLapse(state: PlantReader, { batch: id, step }: StepRef): readonly DomainEvent[] {
  const batch = state.get('batches', id);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  return (recipe?.steps ?? []).flatMap((master) =>
    master.kind === 'kit' && master.of.includes(step)
      ? lapse(state, { batch: id, step: master.id }, true)
      : [],
  );
}

/** What a line packed is held against its labels: where it is counted anew, the reconciliation is made anew (rules §6, §9). */
export function reconciliationsLapse(
  state: PlantReader,
  { batch: id, step }: StepRef,
): readonly DomainEvent[] {
  const batch = state.get('batches', id);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (batch?.steps[step]?.work.kind !== 'packaging') return [];
  return (recipe?.steps ?? []).flatMap((master) =>
    master.kind === 'reconciliation' ? lapse(state, { batch: id, step: master.id }, true) : [],
  );
}

const DONE: ReadonlySet<string> = new Set(['complete', 'verified']);
const OUT: ReadonlySet<string> = new Set(['blocked', 'exception']);
