import { afterEach, beforeEach } from 'vitest';
import { tagsOf, takeOut } from './deletions.ts';

let putBack: (() => void) | null = null;

// The entry is out only while its own test runs: what others made before stands on the whole kernel.
beforeEach(({ task }) => {
  const [tag] = tagsOf(task.name);
  putBack = tag === undefined ? null : takeOut(tag);
});

afterEach(() => {
  putBack?.();
  putBack = null;
});
