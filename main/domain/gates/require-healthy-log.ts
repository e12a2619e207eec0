import { finding, type Gate } from './gate.ts';

/**
 * New work needs room in the log for its end: low space stops what begins, before it stops the log (design §5). A log
 * that is broken locks the whole station, which is no gate but the end of all decisions.
 */
export const requireHealthyLog: Gate = {
  id: 'requireHealthyLog',
  when: 'always',
  check: ({ observed }) => (observed.health.log === 'low' ? finding('log.space', {}, 'administrator') : null),
};
