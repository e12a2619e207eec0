import type { Capture } from '../observed.ts';
import { finding, type Gate } from './gate.ts';

/**
 * The instrument itself says the load is at rest. Unknown is not stable: where a format tells nothing, the plant may have
 * configured so many equal readings over such a time, and the record says so (devices.md rule 2).
 */
export const requireStable: Gate = {
  id: 'requireStable',
  when: 'act',
  check: ({ capture }) =>
    (capture?.kind === 'none' && capture.why === 'unstable') ||
    (capture?.kind === 'reading' && capture.stable !== true && !isSettled(capture))
      ? finding('reading.unstable', { scale: capture.device ?? '-' })
      : null,
};

const isSettled = ({ stable, settling }: Extract<Capture, { kind: 'reading' }>): boolean =>
  stable === null && settling !== null;
