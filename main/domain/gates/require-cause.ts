import { finding, type Gate } from './gate.ts';

/** Where the trigger asks for a root cause, coded causes with evidence come before the end (S60, rules §1, §10). */
export const requireCause: Gate = {
  id: 'requireCause',
  when: 'always',
  check: ({ exception }) =>
    exception?.causeNeeded && exception.cause === null
      ? finding('cause.missing', { exception: exception.id }, 'qaReviewer')
      : null,
};
