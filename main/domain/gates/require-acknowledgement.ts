import { finding, type Gate } from './gate.ts';

/** Before the first signature a person signs that it binds like one on paper (21 CFR 11.10(j), 11.100(c)). */
export const requireAcknowledgement: Gate = {
  id: 'requireAcknowledgement',
  when: 'act',
  check: ({ signer }) =>
    signer && signer.acknowledgedAt === null
      ? finding('accountability.missing', { person: signer.name })
      : null,
};
