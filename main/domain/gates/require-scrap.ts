import { containerProblem } from '../quality/dispositions/scrap.ts';
import { finding, type Gate } from './gate.ts';

/** The container is named by the approved decision, is still there, and is in the hand as a scan (S57, rules §3). */
export const requireScrap: Gate = {
  id: 'requireScrap',
  when: 'act',
  check: ({ command, exception, session, state }) => {
    if (command.type !== 'ScrapContainer' || !exception || !session) return null;
    const { container: id } = command;
    const decided = exception.settled?.disposition;
    if (decided?.kind !== 'scrap' || !decided.containers.includes(id))
      return finding('scrap.notNamed', { container: id, exception: exception.id }, exception.owner);
    const problem = containerProblem(state, exception, id);
    if (problem) return problem;
    return session.inHand.container === id ? null : finding('scrap.scan', { container: id });
  },
};
