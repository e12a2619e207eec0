import type { BatchId, StepId } from '../../contract/ids.ts';
import { openExceptions } from '../index-keys.ts';
import type { PlantReader } from '../state.ts';

/** While an exception of a step is under investigation, nothing of its evidence is corrected or replaced (S21). */
export const isEvidenceLocked = (state: PlantReader, batch: BatchId, step: StepId): boolean =>
  openExceptions(state).some(
    (each) => each.batch === batch && each.step === step && each.state === 'underInvestigation',
  );
