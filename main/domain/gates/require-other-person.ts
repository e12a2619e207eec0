import { servedIn } from '../equipment/service-case.ts';
import { finding, type Gate } from './gate.ts';

/**
 * Who performed the check that failed neither serves the scale nor approves its return, and who served it does not
 * approve it either (rules §1, §5, S104).
 */
export const requireOtherPerson: Gate = {
  id: 'requireOtherPerson',
  when: 'always',
  check: (facts) => {
    const { command, state, signer } = facts;
    const scale = servedIn(facts);
    const served = scale && state.get('services', scale.id);
    if (!served || !signer) return null;
    const who = { person: signer.name, scale: scale.id };
    const isApproval = command.type === 'ApproveReturn';
    if (served.performers.includes(signer.id))
      return finding('service.performer', who, isApproval ? 'qaReviewer' : 'metrology');
    return isApproval && served.servedBy.includes(signer.id)
      ? finding('service.own', who, 'qaReviewer')
      : null;
  },
};
