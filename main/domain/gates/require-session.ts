import { finding, type Gate } from './gate.ts';

/** Somebody is signed in here; nothing is anonymous (21 CFR 11.10(d)). */
export const requireSession: Gate = {
  id: 'requireSession',
  when: 'always',
  check: ({ session }) => (session ? null : finding('session.none')),
};
