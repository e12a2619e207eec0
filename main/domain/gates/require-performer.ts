import { finding, type Gate } from './gate.ts';

/** Only the person who started or took over the step works in it; the wrong person cannot help out (S129). */
export const requirePerformer: Gate = {
  id: 'requirePerformer',
  when: 'always',
  check: ({ step, person }) =>
    step?.performer && person && step.performer !== person.id
      ? finding('performer.other', { performer: step.performer, step: step.id })
      : null,
};
