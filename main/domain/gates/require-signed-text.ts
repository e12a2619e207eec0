import { finding, type Gate } from './gate.ts';

/** What was signed is what is recorded: the hash of the text this station built now (21 CFR 11.70). */
export const requireSignedText: Gate = {
  id: 'requireSignedText',
  when: 'act',
  check: ({ command, observed }) =>
    'signature' in command && command.signature.textHash !== observed.signing?.hash
      ? finding('signature.otherText')
      : null,
};
