import type { PersonId } from '../../contract/ids.ts';
import type { Batch } from '../execution/batch.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import type { Act } from './acts.ts';

/**
 * Who may not sign what, after what they did in the same batch (S104, rules §10). The default and the floor: nothing
 * in a plant's configuration takes a line out.
 */
export const SEGREGATION: Readonly<Partial<Record<KernelCommandType, readonly Act[]>>> = {};

/** The first act of a person in a batch that keeps them from this command; null when nothing does. */
export function conflictOf(command: KernelCommandType, batch: Batch, person: PersonId): Act | null {
  const done = batch.acts[person] ?? [];
  return SEGREGATION[command]?.find((act) => done.includes(act)) ?? null;
}
