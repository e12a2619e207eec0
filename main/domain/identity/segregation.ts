import type { PersonId } from '../../contract/ids.ts';
import type { Batch } from '../execution/batch.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import type { Act } from './acts.ts';

const ON_THE_FLOOR: readonly Act[] = ['performed', 'verified'];
const ANY_PART: readonly Act[] = ['issued', ...ON_THE_FLOOR, 'decided', 'approved', 'corrected'];

/**
 * Who may not sign what, after what they did in the same batch (S104, rules §10). The default and the floor: nothing
 * in a plant's configuration takes a line out.
 */
export const SEGREGATION: Readonly<Partial<Record<KernelCommandType, readonly Act[]>>> = {
  BeginReview: ON_THE_FLOOR,
  ReviewAuditTrail: ON_THE_FLOOR,
  SignBatchReview: ON_THE_FLOOR,
  ReleaseBatch: ANY_PART,
  ReinstateBatch: ANY_PART,
};

/** The acts that keep a person from releasing the batch they were done in. */
export const DISQUALIFIES: readonly Act[] = ANY_PART;

/** The first act of a person in a batch that keeps them from this command; null when nothing does. */
export function conflictOf(command: KernelCommandType, batch: Batch, person: PersonId): Act | null {
  const done = batch.acts[person] ?? [];
  return SEGREGATION[command]?.find((act) => done.includes(act)) ?? null;
}
