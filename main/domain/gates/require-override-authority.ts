import { holdsRole } from '../identity/authority.ts';
import { overrideOf } from '../overrides/overrides.ts';
import { finding, type Gate } from './gate.ts';

/** An authority that the table of overrides names, and never a performer of the step (S89, S104, S130, rules §4). */
export const requireOverrideAuthority: Gate = {
  id: 'requireOverrideAuthority',
  when: 'always',
  check: ({ command, signer, step, site, observed }) => {
    const row = overrideOf(command.type);
    if (!row || !signer) return null;
    const [first = null] = row.mayGrant;
    if (!row.mayGrant.some((role) => holdsRole(signer, role, site, observed.moment.day)))
      return finding('override.role', { person: signer.name, role: first ?? '' }, first);
    return step?.performers.includes(signer.id)
      ? finding('override.performer', { person: signer.name, step: step.id }, first)
      : null;
  },
};
