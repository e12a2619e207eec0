import { finding, type Gate } from './gate.ts';

/** A clock that ran backwards or jumped decides neither expiry nor calibration, and dates no signature (S30, 21 CFR 11.10(e)). */
export const requireTrustedClock: Gate = {
  id: 'requireTrustedClock',
  when: 'always',
  check: ({ observed }) =>
    observed.health.clock === 'doubtful' ? finding('clock.doubtful', {}, 'administrator') : null,
};
