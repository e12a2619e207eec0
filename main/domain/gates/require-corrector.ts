import { holdsRole, qualified } from '../identity/authority.ts';
import { finding, type Gate } from './gate.ts';

/** Asks for a correction: whoever is qualified in the step, its performer included, a supervisor or quality (rules §6). */
export const requireCorrector: Gate = {
  id: 'requireCorrector',
  when: 'always',
  check: ({ signer, recipeStep: step, site, observed }) => {
    if (!signer || !step) return null;
    const { day } = observed.moment;
    const atWork =
      holdsRole(signer, 'operator', site, day) || holdsRole(signer, 'labelController', site, day);
    const may =
      holdsRole(signer, 'supervisor', site, day) ||
      holdsRole(signer, 'qaReviewer', site, day) ||
      (atWork && qualified(signer, [...step.performers, ...(step.verifiers ?? [])], day).kind === 'yes');
    return may ? null : finding('corrector.role', { person: signer.name, step: step.id }, 'supervisor');
  },
};
