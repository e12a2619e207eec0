import { IN_WORK } from '../execution/batch-machine.ts';
import { isGranted } from '../overrides/granted.ts';
import { overriding } from '../overrides/overrides.ts';
import { finding, type Gate } from './gate.ts';

/**
 * An override names one object of one step that is still at work, for a reason of its own list, and only where there is
 * something to override; once for each object, unless its row says otherwise (S7, S89, rules §4).
 */
export const requireOverride: Gate = {
  id: 'requireOverride',
  when: 'always',
  check: (facts) => {
    const { batch, step } = facts;
    const asked = overriding(facts.command);
    if (!asked) return null;
    const { row, command } = asked;
    if (!batch || !step) return finding('override.unknown');
    if (!IN_WORK.includes(batch.state))
      return finding('override.batch', { batch: batch.id, state: batch.state });
    if (ENDED.has(step.state)) return finding('override.ended', { step: step.id });
    if (!row.reasons.includes(command.reason)) return finding('override.reason', { reason: command.reason });
    const object = row.objectOf(command);
    if (!row.repeatable && isGranted(step, row.id, object))
      return finding('override.granted', { object: object.id, step: step.id });
    return row.problem(facts, step, command);
  },
};

const ENDED: ReadonlySet<string> = new Set(['complete', 'verified', 'notExecuted']);
