import { waitingResult } from '../laboratory/sample.ts';
import { namedSample, namedTest } from '../laboratory/samples-of.ts';
import { finding, type Gate } from './gate.ts';

/** A result of this test waits for its second person (rules §7). */
export const requireResult: Gate = {
  id: 'requireResult',
  when: 'always',
  check: ({ command, state }) => {
    if (command.type !== 'VerifyResult') return null;
    const sample = namedSample(state, command);
    return sample && waitingResult(sample, command.test)
      ? null
      : finding('result.none', {
          sample: command.sample,
          test: namedTest(state, command)?.name ?? command.test,
        });
  },
};
