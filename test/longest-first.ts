import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = /(demos\/whole-batch|chaos\/scales)\.test\.ts$/;

/** The longest tests wait for instruments, minute after minute: they begin first, and everything else is done meanwhile. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification): boolean => LONGEST.test(moduleId);
    return [...sorted.filter(isLongest), ...sorted.filter((each) => !isLongest(each))];
  }
}
