import { finding, type Gate } from './gate.ts';

/** The instrument itself says the load is at rest; unknown is not stable (devices.md rule 2). */
export const requireStable: Gate = {
  id: 'requireStable',
  when: 'act',
  check: ({ capture }) =>
    (capture?.kind === 'none' && capture.why === 'unstable') ||
    (capture?.kind === 'reading' && capture.stable !== true)
      ? finding('reading.unstable', { scale: capture.device ?? '-' })
      : null,
};
