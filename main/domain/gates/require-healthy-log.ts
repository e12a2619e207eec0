import { finding, type Gate } from './gate.ts';

/** A broken log locks the station: it can be read and exported, and nothing can be done (design §5). */
export const requireHealthyLog: Gate = {
  id: 'requireHealthyLog',
  when: 'always',
  check: ({ observed }) =>
    observed.health.log === 'locked' ? finding('log.locked', {}, 'administrator') : null,
};
