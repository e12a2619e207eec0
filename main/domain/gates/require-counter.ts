import { qualified } from '../identity/authority.ts';
import { finding, type Gate } from './gate.ts';

/**
 * Each count is made by another person: a recount by somebody who counted before, or a count by whoever issued the
 * labels, proves nothing (S104, S118, rules §9).
 */
export const requireCounter: Gate = {
  id: 'requireCounter',
  when: 'always',
  check: ({ command, batch, step, recipeStep: master, signer, observed }) => {
    if (command.type !== 'CountLabels' || !batch || !signer) return null;
    if (step?.work.kind !== 'reconciliation' || master?.kind !== 'reconciliation') return null;
    const who = { person: signer.name, step: step.id };
    if (batch.steps[master.of]?.performers.includes(signer.id))
      return finding('count.issuer', who, 'supervisor');
    if (step.work.counts.some(({ by }) => by === signer.id)) return finding('count.again', who, 'supervisor');
    const codes = [...master.performers, ...(master.verifiers ?? [])];
    return qualified(signer, codes, observed.moment.day).kind === 'yes'
      ? null
      : finding('count.unqualified', { ...who, codes: codes.join(', ') }, 'supervisor');
  },
};
