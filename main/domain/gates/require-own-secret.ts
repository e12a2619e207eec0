import { isOwnSecret } from '../identity/secret-rules.ts';
import { finding, type Gate } from './gate.ts';

/** The secret is one that the person chose: a first one, from the founding or an administrator, opens nothing (21 CFR 11.300). */
export const requireOwnSecret: Gate = {
  id: 'requireOwnSecret',
  when: 'act',
  check: ({ signer, observed: { credential } }) =>
    signer &&
    credential?.person === signer.id &&
    credential.verdict === 'match' &&
    !isOwnSecret(signer, credential.version)
      ? finding('secret.given', { person: signer.name })
      : null,
};
