import type { BatchId } from '../../contract/ids.ts';
import { IN_WORK } from '../execution/batch-machine.ts';
import { type Instant, minutesAfter } from '../moment.ts';
import { machineOf } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import type { Machine } from './equipment.ts';

/** Whether a machine is clean for one batch: its cleaning, or what is in the way (21 CFR 111.27(d), rules §2). */
export type CleanStatus =
  | { readonly kind: 'clean'; readonly until: Instant }
  /** In work with this very batch: what was begun clean goes on. */
  | { readonly kind: 'inUse' }
  | { readonly kind: 'neverCleaned' }
  | { readonly kind: 'expired'; readonly until: Instant }
  /** Another batch was worked in it since it was cleaned. */
  | { readonly kind: 'used'; readonly batch: BatchId };

/** A cleaning holds for the hours of the machine, and only until something is worked in it. */
export function cleanStatus(
  { cleaned, batch: inside, cleaning }: Machine,
  batch: BatchId | null,
  now: Instant,
): CleanStatus {
  if (inside !== null) return inside === batch ? { kind: 'inUse' } : { kind: 'used', batch: inside };
  if (!cleaned) return { kind: 'neverCleaned' };
  const until = minutesAfter(cleaned.at, cleaning.hours * 60);
  return { kind: now > until ? 'expired' : 'clean', until };
}

/** The batch whose material is still worked in a machine: one of its steps there is not done; null when it is free. */
export function occupiedBy(state: PlantReader, { id, batch: inside }: Machine): BatchId | null {
  const batch = inside === null ? undefined : state.get('batches', inside);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (!batch || !recipe || !IN_WORK.includes(batch.state)) return null;
  const isOpen = recipe.steps.some(
    (step) => machineOf(step) === id && !ENDED.has(batch.steps[step.id]?.state ?? ''),
  );
  return isOpen ? batch.id : null;
}

const ENDED: ReadonlySet<string> = new Set(['complete', 'verified', 'notExecuted']);
