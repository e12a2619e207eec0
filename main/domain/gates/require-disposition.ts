import { dispositionProblem } from '../quality/dispositions/disposition-problem.ts';
import type { Gate } from './gate.ts';

/**
 * What is decided can be done, and may be: asked when it is decided and once more when it is approved, for a lot can
 * be held and a container used in between (S53–S57, rules §5).
 */
export const requireDisposition: Gate = {
  id: 'requireDisposition',
  when: 'act',
  check: (facts) => {
    const { command, exception } = facts;
    if (!exception) return null;
    const disposition =
      command.type === 'DecideDisposition' ? command.disposition : (exception.settled?.disposition ?? null);
    return disposition && dispositionProblem(facts, exception, disposition);
  },
};
