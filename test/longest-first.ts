import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The longest tests wait for instruments, minute after minute: they begin first. Then comes what waits for instruments
 * too, so that at the end every process has something that only computes, and no core is left without work.
 */
const ORDER = [
  /(demos\/whole-batch|chaos\/scales)\.test\.ts$/,
  /door\/(authority|serve|reach\/\w+)\.test\.ts$/,
  /(door|demos|crash|chaos)\/.*\.test\.ts$|scale-families/,
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = ORDER.findIndex((pattern) => pattern.test(moduleId));
  return place === -1 ? ORDER.length : place;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
