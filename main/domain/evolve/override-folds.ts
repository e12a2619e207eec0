import type { Instant } from '../moment.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patchStep, stepOf } from './rows.ts';

export const OVERRIDE_FOLDS: Folds<'OverrideGranted'> = {
  OverrideGranted: (draft, { batch, step, signature, ...granted }, recorded) => {
    const { overrides } = stepOf(must(draft, 'batches', batch), step);
    const byAt = { by: signature.person, at: recorded.at as Instant };
    patchStep(draft, batch, step, { overrides: [...overrides, { ...granted, ...byAt }] });
    noteSignature(draft, recorded, signature.person);
  },
};
