import type { KernelCommandType } from '../kernel-command.ts';
import { LINE_IDS, type ReadinessLineId, readiness } from '../release/readiness.ts';
import { finding, type Gate } from './gate.ts';

/** The lines of the checklist that each decision waits for (rules §10). */
const ASKED: Readonly<Partial<Record<KernelCommandType, readonly ReadinessLineId[]>>> = {
  SignBatchReview: LINE_IDS.filter((id) => id !== 'batchReview'),
  ReleaseBatch: LINE_IDS,
  // What stopped the batch is over, and the assessment of its recall is closed (rules §2, §3).
  ReinstateBatch: ['exceptions', 'records', 'holds', 'lookBacks', 'log'],
};

/** Every line of the computed checklist is closed; a refusal names each open one and what keeps it open (S5, S62, S63). */
export const requireReadiness: Gate = {
  id: 'requireReadiness',
  when: 'always',
  check: ({ command, batchNamed, state, observed }) => {
    const asked = ASKED[command.type];
    if (!asked || !batchNamed) return null;
    const open = readiness(state, batchNamed, observed.health.proof, asked).filter(
      ({ status }) => status === 'open',
    );
    if (open.length === 0) return null;
    const objects = open.flatMap((line) => line.open.flatMap(({ object }) => (object ? [object.id] : [])));
    return finding(
      'release.open',
      {
        batch: batchNamed.id,
        n: open.length,
        readiness: open.map(({ id }) => id).join(', '),
        objects: [...new Set(objects)].join(', ') || '-',
      },
      'qaReviewer',
    );
  },
};
