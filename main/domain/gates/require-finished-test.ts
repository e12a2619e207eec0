import { limitsText, verdictOf } from '../laboratory/finished-test.ts';
import { namedSample, namedTest } from '../laboratory/samples-of.ts';
import { finding, type Gate } from './gate.ts';

/** The recipe of the batch asks for this test, and the result says something about its limits (21 CFR 111.70(e)). */
export const requireFinishedTest: Gate = {
  id: 'requireFinishedTest',
  when: 'act',
  check: ({ command, state }) => {
    if (command.type !== 'EnterResult') return null;
    const sample = namedSample(state, command);
    if (!sample) return null;
    const test = namedTest(state, command);
    if (!test) return finding('test.unknown', { test: command.test, batch: sample.batch });
    return verdictOf(test, command.value) === null
      ? finding('result.value', { test: test.name, value: command.value, limits: limitsText(test) })
      : null;
  },
};
