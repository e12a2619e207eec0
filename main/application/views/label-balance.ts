import type { LabelBalance } from '../../contract/views.ts';
import type { Role } from '../../contract/vocabulary.ts';
import type { Batch } from '../../domain/execution/batch.ts';
import { percentText } from '../../domain/execution/yield.ts';
import { ledgerOf } from '../../domain/label-ledger/issued-to.ts';
import { labelledPacks } from '../../domain/label-ledger/labelled-packs.ts';
import { reconcile } from '../../domain/label-ledger/reconcile.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import { type ReconciliationStep, recipeStep } from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import { nameOf } from './people.ts';
import type { ViewInput } from './view-input.ts';

/** The reconciliation of a step as it stands, with what each count left over. */
export function labelBalance(state: PlantReader, batch: Batch, master: ReconciliationStep): LabelBalance {
  const { limit, of, id } = master;
  const entries = ledgerOf(state, batch.id, of);
  const packs = labelledPacks(state, batch);
  const { issued, fates, unaccounted, within, rolls } = reconcile(entries, limit, packs);
  const work = batch.steps[id]?.work;
  const counts = work?.kind === 'reconciliation' ? work.counts : [];
  return {
    issued,
    ...fates,
    unaccounted,
    percent: percentText(unaccounted, issued),
    limit: limit.percent,
    basis: limit.basis,
    within,
    rolls,
    packs,
    counts: counts.map(({ by }, index) => {
      const found = reconcile(entries, limit, packs, index + 1);
      return { by: nameOf(state, by), unaccounted: found.unaccounted, within: found.within };
    }),
  };
}

/**
 * The labels that an exception is about, for whoever decides about them, at the desk of quality: a kiosk where they are
 * counted does not show them, and nobody who may count them reads there what others counted (rules §9).
 */
export function balanceAtDesk(
  { state, origin }: Pick<ViewInput, 'state' | 'origin'>,
  { trigger, batch: id, step }: ExceptionRecord,
): LabelBalance | null {
  if (trigger !== 'reconciliationOutside') return null;
  if (!state.get('stations', origin.station)?.functions.includes('review')) return null;
  const session = state.get('sessions', origin.terminal);
  const roles = session?.open ? state.get('people', session.person)?.roles : undefined;
  if (!roles?.some((role) => DECIDING.has(role))) return null;
  const batch = id ? state.get('batches', id) : undefined;
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const master = recipe && step ? recipeStep(recipe, step) : undefined;
  return batch && master?.kind === 'reconciliation' ? labelBalance(state, batch, master) : null;
}

const DECIDING: ReadonlySet<Role> = new Set(['qaReviewer', 'qaRelease']);
