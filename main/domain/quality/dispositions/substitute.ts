import type { Disposition } from '../../../contract/parse-command.ts';
import { type DomainEvent, event } from '../../events.ts';
import { type Batch, type Dispensing, netOf } from '../../execution/batch.ts';
import type { GateFacts } from '../../facts.ts';
import { type Finding, finding } from '../../gates/gate.ts';
import { activeHolds } from '../../index-keys.ts';
import { datingProblem } from '../../material/usable.ts';
import { type DispenseStep, recipeStep } from '../../recipe/recipe.ts';
import type { PlantReader } from '../../state.ts';
import type { ExceptionRecord } from '../exception.ts';

type Substitute = Extract<Disposition, { kind: 'substitute' }>;

/**
 * Another item takes the place of the recipe's: only one that the recipe approves as an alternate, without an allergen
 * that the item of the recipe has not, and only of a lot that may be used. Everything else is a deviation or a change
 * of the recipe (S53, S54, rules §5).
 */
export function substituteProblem(
  { state, observed }: GateFacts,
  exception: ExceptionRecord,
  { lot: id }: Substitute,
): Finding | null {
  const here = dispensingOf(state, exception);
  if (!here) return finding('disposition.step', { exception: exception.id });
  if (isBegun(here.work)) return finding('disposition.begun', { step: here.master.id });
  const lot = state.get('lots', id);
  const item = lot && state.get('items', lot.item);
  const needed = state.get('items', here.master.item);
  if (!lot || !item || !needed) return finding('substitute.unknown', { lot: id });
  if (item.id === needed.id) return finding('substitute.sameItem', { lot: id, item: item.id });
  if (!here.master.alternates.includes(item.id))
    return finding('substitute.notAlternate', { lot: id, item: item.id, needed: needed.id }, 'qaReviewer');
  const strange = item.allergens.filter((allergen) => !needed.allergens.includes(allergen));
  if (strange.length > 0)
    return finding('substitute.allergen', { item: item.id, allergens: strange.join(', ') }, 'qaReviewer');
  if (here.master.amount.kind === 'pure' && lot.assay === null)
    return finding('substitute.assay', { lot: id });
  if (!lot.supplierQualified) return finding('reallocation.supplier', { lot: id }, 'qaReviewer');
  if (lot.quality !== 'approved') return finding(`status.${lot.quality}`, { lot: id }, 'qaReviewer');
  const [hold] = activeHolds(state, 'lot', id);
  return hold
    ? finding('hold.lot', { lot: id, hold: hold.id, since: hold.placedAt, reason: hold.reason }, 'qaReviewer')
    : datingProblem(lot, observed.moment.day);
}

/** The step of the exception takes the other lot from now on; nothing of the first was used (S66). */
export function substituted(
  state: PlantReader,
  exception: ExceptionRecord,
  { lot }: Substitute,
): readonly DomainEvent[] {
  const here = dispensingOf(state, exception);
  const item = state.get('lots', lot)?.item;
  if (!here || !item) throw new Error(`broken invariant: nothing to substitute in ${exception.id}`);
  return [
    event('LotSubstituted', {
      batch: here.batch.id,
      step: here.master.id,
      exception: exception.id,
      from: here.work.lot,
      to: lot,
      item,
    }),
  ];
}

interface Here {
  readonly batch: Batch;
  readonly master: DispenseStep;
  readonly work: Dispensing;
}

/** The dispense step that an exception is about. */
export function dispensingOf(state: PlantReader, { batch: id, step }: ExceptionRecord): Here | null {
  const batch = id ? state.get('batches', id) : undefined;
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const master = recipe && step ? recipeStep(recipe, step) : undefined;
  const work = batch && step ? batch.steps[step]?.work : undefined;
  return batch && master?.kind === 'dispense' && work?.kind === 'dispense' ? { batch, master, work } : null;
}

/** Something was weighed or taken in this step, and counts: it cannot be as if it had never begun. */
export const isBegun = (work: Dispensing): boolean =>
  netOf(work).length > 0 || work.current !== null || (work.source !== null && work.source.taken > 0);
