import { holdsOn, OPEN_EXCEPTIONS, openExceptionsOf, stoppingOf } from '../index-keys.ts';
import type { Instant } from '../moment.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import { CLOSED, type ExceptionMove, exceptionMove } from '../quality/exception-machine.ts';
import { type PlantDraft, plantFacts } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { addToIndex, must, patch, removeFromIndex } from './rows.ts';

export const QUALITY_FOLDS: Folds<
  | 'ExceptionOpened'
  | 'ExceptionRepeated'
  | 'ExceptionAcknowledged'
  | 'ExceptionSettled'
  | 'ExceptionImplemented'
  | 'ExceptionClosed'
  | 'ExceptionRuleClosed'
  | 'HoldPlaced'
  | 'HoldReleased'
> = {
  ExceptionOpened: (draft, { exception }) => {
    const plant = plantFacts(draft);
    draft.put('plant', 'plant', { ...plant, exceptions: plant.exceptions + 1 });
    draft.put('exceptions', exception.id, exception);
    listException(draft, exception);
  },
  ExceptionRepeated: (draft, { exception }) => {
    const record = must(draft, 'exceptions', exception);
    patch(draft, 'exceptions', exception, { count: record.count + 1 });
  },
  ExceptionAcknowledged: (draft, { exception, person }, { at }) =>
    patch(draft, 'exceptions', exception, { acknowledged: { by: person, at: at as Instant } }),
  ExceptionSettled: (draft, { exception, pattern, reason, narrative, signature }, recorded) => {
    moveException(draft, exception, 'settle');
    const byAt = { by: signature.person, at: recorded.at as Instant };
    patch(draft, 'exceptions', exception, {
      settled: { pattern, disposition: null, reason, narrative, ...byAt, approved: byAt },
    });
    noteSignature(draft, recorded, signature.person);
    unlistException(draft, must(draft, 'exceptions', exception));
  },
  ExceptionImplemented: (draft, { exception }) => moveException(draft, exception, 'implement'),
  ExceptionClosed: (draft, { exception, signature }, recorded) => {
    closeException(draft, exception, 'close', recorded.at as Instant);
    if (signature) noteSignature(draft, recorded, signature.person);
  },
  ExceptionRuleClosed: (draft, { exception }, { at }) =>
    closeException(draft, exception, 'ruleClose', at as Instant),
  HoldPlaced: (draft, { hold }) => {
    const plant = plantFacts(draft);
    draft.put('plant', 'plant', { ...plant, holds: plant.holds + 1 });
    draft.put('holds', hold.id, hold);
    addToIndex(draft, holdsOn(hold.object.kind, hold.object.id), hold.id);
  },
  HoldReleased: (draft, { hold, reason, person, signature }, recorded) => {
    const { object } = must(draft, 'holds', hold);
    patch(draft, 'holds', hold, { released: { by: person, at: recorded.at as Instant, reason } });
    removeFromIndex(draft, holdsOn(object.kind, object.id), hold);
    if (signature) noteSignature(draft, recorded, signature.person);
  },
};

/** Moves an exception by its table; an event that asks for another move is a broken invariant. */
export function moveException(draft: PlantDraft, id: string, by: ExceptionMove): void {
  const { state } = must(draft, 'exceptions', id);
  const to = exceptionMove(state, by);
  if (to === null) throw new Error(`broken invariant: exception ${id} cannot ${by} from ${state}`);
  patch(draft, 'exceptions', id, { state: to });
}

/** The end of an exception: it stops nothing any more and is listed as open no longer. */
export function closeException(draft: PlantDraft, id: string, by: ExceptionMove, at: Instant): void {
  moveException(draft, id, by);
  patch(draft, 'exceptions', id, { closedAt: at });
  const record = must(draft, 'exceptions', id);
  if (!CLOSED.includes(record.state)) throw new Error(`broken invariant: exception ${id} is not closed`);
  unlistException(draft, record);
  removeFromIndex(draft, OPEN_EXCEPTIONS, id);
}

/** An open exception is its step's until it is decided, whether it stopped the step or only waits for a decision. */
export function listException(draft: PlantDraft, { id, batch, step }: ExceptionRecord): void {
  addToIndex(draft, OPEN_EXCEPTIONS, id);
  if (batch && step) addToIndex(draft, openExceptionsOf(batch, step), id);
}

/** A settled exception no longer stops the step; it stays open until its correction is done (S59). */
export function unlistException(draft: PlantDraft, { id, batch, step }: ExceptionRecord): void {
  if (!batch || !step) return;
  removeFromIndex(draft, openExceptionsOf(batch, step), id);
  removeFromIndex(draft, stoppingOf(batch, step), id);
}
