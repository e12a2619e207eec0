import type { Folds } from './evolve.ts';

/** Both tell what is not known; what follows from it is written beside them: an exception and a hold of each batch. */
export const GAP_FOLDS: Folds<'LogGapDeclared' | 'BatchCrossedGap'> = {
  LogGapDeclared: () => {},
  BatchCrossedGap: () => {},
};
