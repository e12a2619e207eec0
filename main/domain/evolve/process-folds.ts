import type { Instant } from '../moment.ts';
import type { Folds } from './evolve.ts';
import { patchWork } from './rows.ts';

export const PROCESS_FOLDS: Folds<'ProcessStarted' | 'ProcessStopped' | 'ParameterRecorded'> = {
  ProcessStarted: (draft, { batch, step }, { at }) =>
    patchWork(draft, batch, step, 'process', () => ({ since: at as Instant })),
  ProcessStopped: (draft, { batch, step, reason }, { at }) =>
    patchWork(draft, batch, step, 'process', ({ since, runs }) => {
      if (since === null) throw new Error(`broken invariant: step ${step} does not run`);
      return { since: null, runs: [...runs, { from: since, to: at as Instant, reason }] };
    }),
  ParameterRecorded: (draft, { batch, step, parameter, value, person }, { at }) =>
    patchWork(draft, batch, step, 'process', ({ values }) => ({
      values: { ...values, [parameter]: { value, by: person, at: at as Instant } },
    })),
};
