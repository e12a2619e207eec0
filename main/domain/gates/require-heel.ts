import { parseMass } from '../../contract/quantity.ts';
import { checkedRunOf } from '../execution/checked-run.ts';
import { finding, type Gate } from './gate.ts';

/**
 * What is left in the machine is said once, after its last stop, as a mass and no more than went in; said wrongly, it is
 * taken back with a reason and never typed over (rules §6).
 */
export const requireHeel: Gate = {
  id: 'requireHeel',
  when: 'act',
  check: (facts) => {
    const { command } = facts;
    const checkedRun = checkedRunOf(facts);
    if (command.type !== 'RecordHeel' || !checkedRun) return null;
    const { work, master } = checkedRun;
    const named = { step: facts.step?.id ?? '' };
    if (!master.powder || !work.feeding) return finding('heel.none', named);
    if (work.line.kind !== 'stopped') return finding('heel.running', named);
    if (work.heel) return finding('heel.twice', { ...named, heel: work.heel.text });
    const parsed = parseMass(command.value, command.unit);
    const fedIn = work.feeding.charged.reduce((all, { net }) => all + net, 0);
    return parsed.ok && parsed.value >= 0 && parsed.value <= fedIn
      ? null
      : finding('heel.mass', { ...named, heel: `${command.value} ${command.unit}` });
  },
};
