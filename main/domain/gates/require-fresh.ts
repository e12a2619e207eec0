import { finding, type Gate } from './gate.ts';

/** The frame was asked for now: an old stable value is an old value (devices.md §1.14). */
export const requireFresh: Gate = {
  id: 'requireFresh',
  when: 'act',
  check: ({ capture, site }) =>
    capture?.kind === 'reading' && capture.ageMs > site.freshMs
      ? finding('reading.stale', { scale: capture.device, age: capture.ageMs, limit: site.freshMs })
      : null,
};
