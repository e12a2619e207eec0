import { micrograms } from '../../contract/quantity.ts';
import { stepMove } from '../execution/step-machine.ts';
import type { Instant } from '../moment.ts';
import { CLOSED, ROUTES } from '../quality/exception-machine.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { closeException, listException, moveException, unlistException } from './quality-folds.ts';
import { must, patch, patchDispensing, patchStep, stepOf } from './rows.ts';
import { moveStep } from './step-folds.ts';
import { changeLot } from './weighing-folds.ts';

/** The way of an exception after its first signature, and what its disposition changes on the floor. */
export const DISPOSITION_FOLDS: Folds<
  | 'ExceptionRouted'
  | 'DispositionDecided'
  | 'DispositionApproved'
  | 'DispositionReturned'
  | 'ImplementationBegun'
  | 'ExceptionReopened'
  | 'ExceptionVoidProposed'
  | 'ExceptionVoided'
  | 'ExceptionEscalated'
  | 'LotSubstituted'
  | 'ContainerScrapped'
  | 'StepDispensedAgain'
  | 'StepNotExecuted'
> = {
  ExceptionRouted: (draft, { exception, to }) => moveException(draft, exception, ROUTES[to]),
  DispositionDecided: (draft, { exception, disposition, reason, narrative, signature }, recorded) => {
    moveException(draft, exception, 'decide');
    patch(draft, 'exceptions', exception, {
      settled: {
        pattern: disposition.kind,
        disposition,
        reason,
        narrative,
        by: signature.person,
        at: recorded.at as Instant,
        approved: null,
      },
    });
    noteSignature(draft, recorded, signature.person);
  },
  DispositionApproved: (draft, { exception, signature }, recorded) => {
    moveException(draft, exception, 'approve');
    const { settled } = must(draft, 'exceptions', exception);
    if (!settled) throw new Error(`broken invariant: nothing decided about ${exception}`);
    const approved = { by: signature.person, at: recorded.at as Instant };
    patch(draft, 'exceptions', exception, { settled: { ...settled, approved } });
    noteSignature(draft, recorded, signature.person);
  },
  DispositionReturned: (draft, { exception, signature }, recorded) => {
    moveException(draft, exception, 'return');
    patch(draft, 'exceptions', exception, { settled: null });
    noteSignature(draft, recorded, signature.person);
  },
  ImplementationBegun: (draft, { exception }) => {
    moveException(draft, exception, 'begin');
    unlistException(draft, must(draft, 'exceptions', exception));
  },
  ExceptionReopened: (draft, { exception, signature }, recorded) => {
    moveException(draft, exception, 'reopen');
    patch(draft, 'exceptions', exception, { settled: null, voiding: null, closedAt: null });
    listException(draft, must(draft, 'exceptions', exception));
    noteSignature(draft, recorded, signature.person);
  },
  ExceptionVoidProposed: (draft, { exception, reason, signature }, recorded) => {
    const { state } = must(draft, 'exceptions', exception);
    if (CLOSED.includes(state)) throw new Error(`broken invariant: ${exception} is ${state}`);
    const voiding = { by: signature.person, at: recorded.at as Instant, reason };
    patch(draft, 'exceptions', exception, { voiding });
    noteSignature(draft, recorded, signature.person);
  },
  ExceptionVoided: (draft, { exception, signature }, recorded) => {
    closeException(draft, exception, 'void', recorded.at as Instant);
    noteSignature(draft, recorded, signature.person);
  },
  ExceptionEscalated: (draft, { exception, what, to }, { at }) => {
    const { escalations } = must(draft, 'exceptions', exception);
    patch(draft, 'exceptions', exception, {
      escalations: [...escalations, { what, to, at: at as Instant }],
    });
  },
  LotSubstituted: (draft, ref) => {
    changeLot(draft, ref);
    // An open container of the first lot, of which nothing was taken, is put away.
    patchDispensing(draft, ref, () => ({ source: null }));
  },
  ContainerScrapped: (draft, { container: id, signature }, recorded) => {
    const container = must(draft, 'containers', id);
    if (container.kind === 'waste') throw new Error(`broken invariant: ${id} is for waste`);
    draft.put('containers', id, { ...container, physical: 'destroyed', quantity: micrograms(0) });
    const isWeighed =
      container.kind === 'dispensed' &&
      stepOf(must(draft, 'batches', container.batch), container.step).work.kind === 'dispense';
    if (isWeighed) {
      patchDispensing(draft, container, ({ containers, verification }) => ({
        containers: containers.map((each) => (each.id === id ? { ...each, phase: 'void' } : each)),
        verification: verification?.container === id ? null : verification,
      }));
    }
    noteSignature(draft, recorded, signature.person);
  },
  StepDispensedAgain: (draft, { batch, step }) => {
    const { state } = stepOf(must(draft, 'batches', batch), step);
    // A stopped step goes on where it has to dispense again, once it is cleared.
    if (stepMove(state, 'dispenseAgain') === null) patchStep(draft, batch, step, { resumes: 'inProgress' });
    else moveStep(draft, batch, step, 'dispenseAgain');
    patchStep(draft, batch, step, { completedAt: null, verifier: null });
  },
  StepNotExecuted: (draft, { batch, step }) => moveStep(draft, batch, step, 'disposeNotExecuted'),
};
