import { isOwnSecret } from '../identity/secret-rules.ts';
import { SIGNING } from '../identity/signing.ts';
import { finding, type Gate } from './gate.ts';

/**
 * A signature has its components: id and secret at the first signing of one's own session and always for a second
 * person or a decision; the secret alone for later ones (21 CFR 11.200(a), rules §6). A badge alone never signs, nor
 * does a secret that somebody else set.
 */
export const requireSignature: Gate = {
  id: 'requireSignature',
  when: 'act',
  check: ({ command, session, signer, observed }) => {
    if (!('signature' in command)) return null;
    const rule = SIGNING[command.type];
    const named = command.signature.person;
    if (rule.signer === 'own') {
      if (named !== null && named !== session?.person)
        return finding('signature.notYours', { meaning: rule.meaning });
      if (named === null && !session?.signed) return finding('signature.needsId', { meaning: rule.meaning });
    } else if (named === null) {
      return finding('signature.needsId', { meaning: rule.meaning });
    }
    const { credential } = observed;
    if (!signer || credential?.person !== signer.id || credential.verdict !== 'match')
      return finding('signature.wrong', { meaning: rule.meaning });
    return isOwnSecret(signer, credential.version)
      ? null
      : finding('signature.givenSecret', { person: signer.name });
  },
};
