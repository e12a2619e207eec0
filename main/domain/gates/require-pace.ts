import { PACE_LIMIT } from '../observed.ts';
import { finding, type Gate } from './gate.ts';

/** No hand works faster than this; what does is a script (design §5, flooding). */
export const requirePace: Gate = {
  id: 'requirePace',
  when: 'act',
  check: ({ observed }) => (observed.pace > PACE_LIMIT ? finding('pace.flood', { limit: PACE_LIMIT }) : null),
};
