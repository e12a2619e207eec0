import { stoppingExceptions } from '../index-keys.ts';
import { finding, type Gate } from './gate.ts';

/** A blocked or excepted step takes only the correction its rule allows, until its owner clears it (S19, S115). */
export const requireUnblocked: Gate = {
  id: 'requireUnblocked',
  when: 'always',
  check: ({ state, batch, step, command, scanned }) => {
    // A challenge puts nothing through: what a stopped step waits for may be just that.
    if (!batch || !step || scanned?.role === 'testPiece') return null;
    const stopping = stoppingExceptions(state, batch.id, step.id).filter(
      ({ ruleClosable, state: at, during }) =>
        !(
          ruleClosable &&
          at === 'blocked' &&
          during?.command === command.type &&
          during.expects === (scanned?.role ?? null)
        ),
    );
    const [first] = stopping;
    if (!first) return null;
    if (step.state !== 'blocked' && step.state !== 'exception') return null;
    return finding(
      'step.blocked',
      { step: step.id, exception: first.id, trigger: first.trigger, owner: first.owner },
      first.owner,
    );
  },
};
