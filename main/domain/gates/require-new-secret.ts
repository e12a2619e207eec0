import { finding, type Gate } from './gate.ts';

/** The secret to come is hard to guess and another than the one before (rules §6, 21 CFR 11.300). */
export const requireNewSecret: Gate = {
  id: 'requireNewSecret',
  when: 'act',
  check: ({ observed: { newSecret } }) =>
    newSecret && newSecret.fault !== null ? finding(`secret.${newSecret.fault}`) : null,
};
