import { componentRun, standingCount } from '../components/accounting.ts';
import type { GateFacts } from '../facts.ts';
import { qualified } from '../identity/authority.ts';
import type { Person } from '../identity/person.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * Each count is made by another person: a recount by somebody who counted before, or a count by whoever issued the
 * labels, proves nothing (S104, S118, rules §9).
 */
export const requireCounter: Gate = {
  id: 'requireCounter',
  when: 'always',
  check: (facts) => {
    const { command, batch, step, recipeStep: master, signer, observed } = facts;
    if (!batch || !signer) return null;
    if (command.type === 'CountComponent') return componentCounter(facts, command.component, signer);
    if (command.type !== 'CountLabels') return null;
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

/** Whoever made the count that stands does not make the one that is held against it. */
function componentCounter(
  { step, recipeStep: master, observed }: GateFacts,
  component: string,
  signer: Person,
): Finding | null {
  const run = componentRun(step, master);
  const of = run?.masters.find(({ id }) => id === component);
  if (!run || !of || !step || !master) return null;
  const who = { person: signer.name, step: step.id };
  if (standingCount(run, of)?.by === signer.id) return finding('count.again', who, 'supervisor');
  const codes = [...master.performers, ...(master.verifiers ?? [])];
  return qualified(signer, codes, observed.moment.day).kind === 'yes'
    ? null
    : finding('count.unqualified', { ...who, codes: codes.join(', ') }, 'supervisor');
}
