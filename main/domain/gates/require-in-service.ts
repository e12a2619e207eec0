import { finding, type Gate } from './gate.ts';

/** Out of service is out of service at once, for everybody (S45, 21 CFR 111.27). */
export const requireInService: Gate = {
  id: 'requireInService',
  when: 'always',
  check: ({ scale }) =>
    scale?.service === 'outOfService'
      ? finding('scale.outOfService', { scale: scale.id }, 'metrology')
      : null,
};
