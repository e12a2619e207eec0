import { approverOf } from '../corrections/correction.ts';
import { holdsRole } from '../identity/authority.ts';
import { finding, type Gate } from './gate.ts';

/**
 * Who decides about a change of the record had no part in the value: not as performer, not as the person who asks for
 * the change. Quality decides wherever verification, investigation or release is touched (rules §6, S21, S104).
 */
export const requireUninvolved: Gate = {
  id: 'requireUninvolved',
  when: 'always',
  check: ({ command, state, signer, batch, recipe, step, correction, site, observed }) => {
    if (!signer || !batch || !recipe || !step) return null;
    const needed =
      command.type === 'InvalidateCapture' ? 'qaReviewer' : approverOf(state, batch, recipe, step.id);
    if (!holdsRole(signer, needed, site, observed.moment.day))
      return finding('change.role', { person: signer.name, role: needed, step: step.id }, needed);
    if (step.performers.includes(signer.id) || correction?.before.by === signer.id)
      return finding('change.performer', { person: signer.name, step: step.id }, needed);
    return correction?.proposedBy === signer.id
      ? finding('change.corrector', { person: signer.name, correction: correction.id }, needed)
      : null;
  },
};
