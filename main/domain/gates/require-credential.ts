import { finding, type Gate } from './gate.ts';

/** The secret fits the person. Wrong id and wrong secret are one answer: neither is told apart (21 CFR 11.10(d), 11.300). */
export const requireCredential: Gate = {
  id: 'requireCredential',
  when: 'act',
  check: ({ signer, observed }) =>
    signer && observed.credential?.person === signer.id && observed.credential.verdict === 'match'
      ? null
      : finding('credential.wrong'),
};
