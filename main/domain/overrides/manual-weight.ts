import type { BatchId, ContainerId, StepId } from '../../contract/ids.ts';
import { doesNotAnswer } from '../execution/manual-reading.ts';
import { finding } from '../gates/gate.ts';
import { openExceptions } from '../index-keys.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import { overrideRowOf } from './override-row.ts';

/**
 * The weight of the container on a scale that sends nothing is read off its display, by two people and with a picture.
 * What the scale itself has to be, in calibration, checked today, in range, and every limit of the weight stay as they
 * are (rules §4).
 */
export const MANUAL_WEIGHT = overrideRowOf({
  id: 'manualWeight',
  command: 'OverrideManualWeight',
  gate: 'requireManualReading',
  mayGrant: ['qaReviewer'],
  reasons: ['readings-do-not-arrive', 'other-see-narrative'],
  category: 'compliance',
  repeatable: false,
  objectOf: ({ container }) => ({ kind: 'container', id: container }),
  problem: ({ dispense, scale, capture }, step, { container }) => {
    const current = dispense?.work.current;
    if (!current || !scale) return finding('manual.nothing');
    if (current.id !== container) return finding('manual.other', { container, step: step.id });
    return capture !== null && !doesNotAnswer(capture)
      ? finding('manual.answers', { scale: scale.id })
      : null;
  },
  subject: ({ dispense, scale }, { container }) =>
    dispense &&
    scale && [
      'Override: a weight read off the display',
      `Container ${container}, on scale ${scale.id} (${scale.serial}), which sends no readings`,
      `Calibrated until ${scale.calibrationDue}, checked ${scale.lastGoodCheck?.productionDay ?? 'never'}`,
      'Two people read it, each without the other; the display is photographed',
    ],
  answers: ({ state, batch, step }) =>
    batch && step ? openExceptions(state).filter((each) => isReported(each, batch.id, step.id)) : [],
  follows: () => [],
  offer: (state, exception) => {
    const batch = exception.batch && state.get('batches', exception.batch);
    const step = batch && exception.step ? batch.steps[exception.step] : undefined;
    if (!batch || !step || !isReported(exception, batch.id, step.id) || step.work.kind !== 'dispense')
      return null;
    const { current, scale } = step.work;
    return current && scale ? { data: { container: current.id, scale }, objects: [current.id] } : null;
  },
  target: (container) => ({ type: 'OverrideManualWeight', container: container as ContainerId }),
});

/** What a person said of the equipment in this step, while nobody has decided about it. */
const isReported = ({ state, object, ...at }: ExceptionRecord, batch: BatchId, step: StepId): boolean =>
  state === 'blocked' && object === 'category:equipment' && at.batch === batch && at.step === step;
