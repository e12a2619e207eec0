import { recipeStep } from '../../domain/recipe/recipe.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';
import type { CaseLabel } from '../ports/label-maker.ts';
import type { Calendar } from '../ports/node-ports.ts';
import { nameOf } from '../views/people.ts';
import { minuteOf } from './minute-of.ts';

/** What goes on the label of a case, from the record alone; null where there is no such case. */
export function caseLabel(
  state: PlantReader,
  id: string,
  note: string | null,
  calendar: Calendar,
): CaseLabel | null {
  const packed = state.get('cases', id);
  const batch = packed && state.get('batches', packed.batch);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const master = recipe && recipeStep(recipe, packed.step);
  if (!packed || !recipe || !batch?.expires || master?.kind !== 'packaging' || !master.cases) return null;
  const { gtin, packs } = master.cases;
  const expiryCode = `${batch.expires.slice(2, 4)}${batch.expires.slice(5, 7)}00`;
  return {
    container: `Case ${packed.number}`,
    itemCode: recipe.product.code,
    itemName: recipe.product.name,
    lot: batch.id,
    expiry: batch.expires,
    sscc: packed.id,
    gtin,
    count: packed.packs,
    packs: master.pack,
    partial: packed.packs < packs ? 'Part case' : null,
    expiryCode,
    packSymbol: `(01)${gtin} (17)${expiryCode} (10)${batch.id}`,
    batch: batch.id,
    by: `${nameOf(state, packed.by)} (${packed.by})`,
    at: minuteOf(calendar, packed.at),
    reprint: packed.label.printed > 0 ? packed.label.printed : null,
    demo: plantFacts(state).kind === 'demo',
    note,
  };
}
