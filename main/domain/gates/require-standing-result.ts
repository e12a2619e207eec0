import { waitingResult } from '../laboratory/sample.ts';
import { namedSample, namedTest, oosOf } from '../laboratory/samples-of.ts';
import { finding, type Gate } from './gate.ts';

const INVESTIGATED: ReadonlySet<string> = new Set(['laboratoryPhase', 'productionPhase']);

/** The original result stands: it is entered once, and tested again only under the investigation of its OOS (rules §7). */
export const requireStandingResult: Gate = {
  id: 'requireStandingResult',
  when: 'always',
  check: ({ command, state }) => {
    if (command.type !== 'EnterResult') return null;
    const sample = namedSample(state, command);
    if (!sample) return null;
    const { test, retestOf } = command;
    const data = { sample: sample.id, test: namedTest(state, command)?.name ?? test };
    if (waitingResult(sample, test)) return finding('result.waits', data, 'laboratory');
    const original = sample.results.find((each) => each.test === test && each.retestOf === null);
    if (retestOf === null)
      return original ? finding('result.stands', { ...data, value: original.value }, 'qaReviewer') : null;
    const oos = oosOf(state, sample, test);
    if (!oos || oos.id !== retestOf) return finding('retest.other', { ...data, record: retestOf });
    return INVESTIGATED.has(oos.state)
      ? null
      : finding('retest.phase', { ...data, record: oos.id }, 'qaReviewer');
  },
};
