import { finding, type Gate } from './gate.ts';

/** Five wrong secrets lock the person, not the station (ux §2.7, 21 CFR 11.300). */
export const requireNotLockedOut: Gate = {
  id: 'requireNotLockedOut',
  when: 'act',
  check: ({ signer }) =>
    signer?.lockedAt
      ? finding('person.lockedOut', { person: signer.name, since: signer.lockedAt }, 'administrator')
      : null,
};
