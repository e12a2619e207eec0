import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = /demos\/whole-batch\.test\.ts$/;

/** The longest test waits for instruments, minute after minute: it begins first, and everything else is done meanwhile. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification): boolean => LONGEST.test(moduleId);
    return [...sorted.filter(isLongest), ...sorted.filter((each) => !isLongest(each))];
  }
}
