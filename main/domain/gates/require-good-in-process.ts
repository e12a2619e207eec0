import { checkedRunOf, isSetUp, standingOf } from '../execution/checked-run.ts';
import { finding, type Gate } from './gate.ts';

/**
 * After a check that did not pass, the run goes on only when quality decided about it, another check passed, and a
 * supervisor restarts it (rules §7).
 */
export const requireGoodInProcess: Gate = {
  id: 'requireGoodInProcess',
  when: 'always',
  check: (facts) => {
    const checkedRun = checkedRunOf(facts);
    if (!checkedRun) return null;
    const isRestart = facts.command.type === 'RestartRun';
    const standing = standingOf(checkedRun.work);
    const { open } = checkedRun;
    if (open && isSetUp(checkedRun.work, open)) return finding('setUp.open', { check: open.id });
    switch (standing.kind) {
      case 'free':
        return isRestart ? finding('recheck.none', { step: facts.step?.id ?? '' }) : null;
      case 'owed':
        return finding('recheck.owed', { check: standing.bad.id });
      case 'rechecking':
        return finding('recheck.open', { check: standing.check.id });
      case 'rechecked':
        return isRestart ? null : finding('recheck.supervisor', { check: standing.check.id }, 'supervisor');
    }
  },
};
