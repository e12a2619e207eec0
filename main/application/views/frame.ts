import type { BatchChip, Frame, RailStep } from '../../contract/views.ts';
import { mastersOf } from '../../domain/execution/master-step.ts';
import { plantFacts } from '../../domain/state.ts';
import { isNight, localTime } from './local-time.ts';
import { chipOf } from './people.ts';
import { sessionAt, type ViewInput } from './view-input.ts';

/** What stands around every screen. A locked terminal keeps its batch, its steps and the name of its holder. */
export function frameOf(input: ViewInput): Frame {
  const { state, origin, moment, devices, health, locksIn } = input;
  const { site, kind } = plantFacts(state);
  const station = state.get('stations', origin.station);
  if (!station) throw new Error(`broken invariant: no station ${origin.station}`);
  const session = sessionAt(input);
  const holder =
    session && (session.open || session.context) ? state.get('people', session.person) : undefined;
  return {
    plant: site.name,
    demo: kind === 'demo',
    station: { id: station.id, name: station.name, functions: station.functions },
    terminal: origin.terminal,
    now: localTime(moment),
    night: isNight(moment, site.nightFrom, site.nightTo),
    person: holder ? chipOf(holder) : null,
    locksIn,
    devices,
    health,
    ...whereabouts(input),
  };
}

/** The batch this terminal stands in, with the steps that belong to its station, in the order of the recipe. */
function whereabouts(input: ViewInput): { batch: BatchChip | null; rail: readonly RailStep[] } {
  const { state, origin } = input;
  const context = sessionAt(input)?.context;
  const batch = context ? state.get('batches', context.batch) : undefined;
  const recipe = batch ? state.get('recipes', `${batch.recipe}@${batch.version}`) : undefined;
  if (!context || !batch || !recipe) return { batch: null, rail: [] };
  const rail = mastersOf(recipe, batch)
    .filter(({ id, station }) => station === origin.station || id === context.step)
    .map(({ id, title }) => ({
      id,
      title,
      state: batch.steps[id]?.state ?? ('planned' as const),
      current: id === context.step,
    }));
  return { batch: { id: batch.id, product: productName(recipe.product), step: context.step }, rail };
}

/** Name and strength of a product in one line; a name that already says the strength stands alone. */
export const productName = ({
  name,
  strength,
}: {
  readonly name: string;
  readonly strength: string;
}): string => (name.includes(strength) ? name : `${name} ${strength}`);
