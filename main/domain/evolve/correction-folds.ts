import type { ContainerId, EquipmentId } from '../../contract/ids.ts';
import type { CaptureRef } from '../../contract/parse-command.ts';
import type { StepRef } from '../events.ts';
import type { Invalidation, ScaleCheck } from '../execution/batch.ts';
import { batchMove } from '../execution/batch-machine.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import { takeBackCase } from './case-folds.ts';
import { takeBackLine } from './component-folds.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { patchCounts } from './packaging-folds.ts';
import { must, patch, patchDispensing, patchStep, patchWork, stepOf } from './rows.ts';
import { moveStep } from './step-folds.ts';

export const CORRECTION_FOLDS: Folds<
  | 'CorrectionProposed'
  | 'CorrectionApproved'
  | 'CorrectionRefused'
  | 'CaptureInvalidated'
  | 'ClearanceLapsed'
  | 'BatchResumed'
  | 'StepLapsed'
  | 'StepReopened'
  | 'StepWithdrawn'
> = {
  CorrectionProposed: (draft, { correction, signature }, recorded) => {
    draft.put('corrections', correction.id, correction);
    noteSignature(draft, recorded, signature.person);
  },
  CorrectionApproved: (draft, { batch, step, correction, item, answer, found, signature }, recorded) => {
    const { proposedBy } = must(draft, 'corrections', correction);
    const at = recorded.at as Instant;
    patchWork(draft, batch, step, 'clearance', ({ answers }) => {
      const before = answers[item];
      if (!before) throw new Error(`broken invariant: item ${item} was never answered`);
      const { history, ...replaced } = before;
      const corrected = { text: answer, found, by: proposedBy, at, source: 'person', correction } as const;
      return { answers: { ...answers, [item]: { ...corrected, history: [...history, replaced] } } };
    });
    patch(draft, 'corrections', correction, {
      state: 'approved',
      decided: { by: signature.person, at, reason: null, narrative: null },
    });
    noteSignature(draft, recorded, signature.person);
  },
  CorrectionRefused: (draft, { correction, reason, narrative, signature }, recorded) => {
    const at = recorded.at as Instant;
    patch(draft, 'corrections', correction, {
      state: 'refused',
      decided: { by: signature.person, at, reason, narrative },
    });
    noteSignature(draft, recorded, signature.person);
  },
  CaptureInvalidated: (draft, { capture, reason, narrative, signature, ...ref }, recorded) => {
    const invalid = { by: signature.person, at: recorded.at as Instant, reason, narrative };
    invalidate(draft, ref, capture, invalid);
    noteSignature(draft, recorded, signature.person);
  },
  ClearanceLapsed: (draft, { station }) => patch(draft, 'stations', station, { clearance: null }),
  BatchResumed: (draft, { batch }) => {
    const { state } = must(draft, 'batches', batch);
    const to = batchMove(state, 'lapseStep');
    if (to === null) throw new Error(`broken invariant: batch ${batch} cannot go back to work from ${state}`);
    patch(draft, 'batches', batch, { state: to });
  },
  StepLapsed: (draft, { batch, step }) => moveStep(draft, batch, step, 'lapse'),
  StepReopened: (draft, { batch, step }) => {
    // A stopped step goes back to work when it is cleared.
    const { state } = stepOf(must(draft, 'batches', batch), step);
    if (state === 'complete') moveStep(draft, batch, step, 'reopen');
    else patchStep(draft, batch, step, { resumes: 'inProgress' });
  },
  StepWithdrawn: (draft, { batch, step }) => moveStep(draft, batch, step, 'withdraw'),
};

function invalidate(draft: PlantDraft, ref: StepRef, capture: CaptureRef, invalid: Invalidation): void {
  if (capture.kind === 'check') takeBackCheck(draft, ref, capture.id, invalid);
  else if (capture.kind === 'count')
    patchCounts(draft, ref, (counts) =>
      counts.map((each) => (each.id === capture.id ? { ...each, invalid } : each)),
    );
  else if (capture.kind === 'case') takeBackCase(draft, ref, capture.id, invalid);
  else if (capture.kind === 'component') takeBackLine(draft, ref, capture.id, invalid);
  else if (capture.kind === 'parameter') takeBackValue(draft, ref, capture.id, invalid);
  else markContainer(draft, ref, capture.id, invalid);
}

/** The value stays readable, and the parameter is open again. */
function takeBackValue(draft: PlantDraft, ref: StepRef, id: string, invalid: Invalidation): void {
  if (stepOf(must(draft, 'batches', ref.batch), ref.step).work.kind === 'checkedRun')
    takeBackHeel(draft, ref, invalid);
  else takeBackParameter(draft, ref, id, invalid);
}

const takeBackHeel = (draft: PlantDraft, ref: StepRef, invalid: Invalidation): void =>
  patchWork(draft, ref.batch, ref.step, 'checkedRun', ({ heel, heelsTakenBack }) => ({
    heel: null,
    heelsTakenBack: heel ? [...heelsTakenBack, { ...heel, invalid }] : heelsTakenBack,
  }));

function takeBackParameter(draft: PlantDraft, ref: StepRef, id: string, invalid: Invalidation): void {
  patchWork(draft, ref.batch, ref.step, 'process', ({ values, takenBack }) => {
    const { [id]: value, ...others } = values;
    if (!value) throw new Error(`broken invariant: ${id} was never entered in step ${ref.step}`);
    return { values: others, takenBack: [...takenBack, { parameter: id, ...value, invalid }] };
  });
}

const markContainer = (draft: PlantDraft, ref: StepRef, id: ContainerId, invalid: Invalidation): void =>
  patchDispensing(draft, ref, ({ containers }) => ({
    containers: containers.map((each) => (each.id === id ? { ...each, invalid } : each)),
  }));

/** The check is to be done anew, and until then the scale stands as it did before it. */
function takeBackCheck(draft: PlantDraft, ref: StepRef, id: EquipmentId, invalid: Invalidation): void {
  let before: ScaleCheck['before'] = null;
  patchWork(draft, ref.batch, ref.step, 'check', ({ scales }) => {
    const check = scales[id];
    if (!check) throw new Error(`broken invariant: scale ${id} is not in the check of step ${ref.step}`);
    before = check.before;
    const anew: ScaleCheck = {
      prepared: false,
      weightSet: null,
      attempt: 1,
      results: [],
      outcome: 'open',
      before,
      invalid: [...check.invalid, { ...invalid, results: check.results }],
    };
    return { scales: { ...scales, [id]: anew } };
  });
  const scale = must(draft, 'equipment', id);
  if (scale.kind === 'scale')
    draft.put('equipment', id, { ...scale, lastGoodCheck: before, recheck: 'invalidated' });
}
