import { type PlantReader, plantFacts } from '../../domain/state.ts';
import type { OutputLabel } from '../ports/label-maker.ts';
import type { Calendar } from '../ports/node-ports.ts';
import { nameOf } from '../views/people.ts';
import { minuteOf } from './minute-of.ts';

/** As many containers as have room on the label; it says how many more there are. */
const NAMED = 8;

/** What goes on the label of a container that a run filled, from the record alone; null while it stands under the outlet. */
export function outputLabel(
  state: PlantReader,
  id: string,
  note: string | null,
  calendar: Calendar,
): OutputLabel | null {
  const stock = state.get('containers', id);
  if (stock?.kind !== 'output') return null;
  const batch = state.get('batches', stock.batch);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const step = batch?.steps[stock.step];
  if (!batch || !recipe || step?.work.kind !== 'checkedRun') return null;
  const filled = step.work.output.find((each) => each.id === stock.id);
  if (!filled || filled.closedAt === null) return null;
  const { printed } = filled.label;
  const from = filled.from.map((each) => each.slice(each.lastIndexOf('/') + 1));
  const more = from.length > NAMED ? [`+${from.length - NAMED}`] : [];
  return {
    container: stock.id,
    itemCode: recipe.product.code,
    itemName: recipe.product.name,
    lot: batch.id,
    step: stock.step,
    madeOf: [...from.slice(0, NAMED), ...more].join(', ') || batch.id,
    from: minuteOf(calendar, filled.openedAt),
    to: minuteOf(calendar, filled.closedAt).slice(-5),
    by: step.performer ? `${nameOf(state, step.performer)} (${step.performer})` : '',
    demo: plantFacts(state).kind === 'demo',
    reprint: printed > 0 ? printed : null,
    note,
  };
}
