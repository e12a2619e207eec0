import type { PlantReader, TableName } from '../state.ts';
import { finding, type Gate } from './gate.ts';

/** Every cause rests on something that is there: an event of the log, or an object of the plant (S60, rules §10). */
export const requireCauseEvidence: Gate = {
  id: 'requireCauseEvidence',
  when: 'always',
  check: ({ command, state, observed }) => {
    if (command.type !== 'RecordCause') return null;
    const stray = command.causes
      .flatMap(({ evidence }) => evidence)
      .find((each) => !exists(state, observed.head, each));
    return stray === undefined ? null : finding('cause.evidence', { evidence: stray });
  },
};

const TABLE: Readonly<Record<string, TableName>> = {
  lot: 'lots',
  container: 'containers',
  equipment: 'equipment',
  batch: 'batches',
  exception: 'exceptions',
  record: 'records',
  attachment: 'attachments',
};

function exists(state: PlantReader, head: number, evidence: string): boolean {
  if (/^\d+$/.test(evidence)) return Number(evidence) >= 1 && Number(evidence) <= head;
  const colon = evidence.indexOf(':');
  const table = TABLE[evidence.slice(0, colon)];
  return table !== undefined && state.get(table, evidence.slice(colon + 1)) !== undefined;
}
