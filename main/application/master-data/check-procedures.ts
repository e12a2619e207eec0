import { type Micrograms, sum } from '../../contract/quantity.ts';
import type { ProcedureProgram, Scale, WeightSet } from '../../domain/equipment/equipment.ts';
import { type Problem, problem } from './reader.ts';

/** The share of its capacity with which the corners of a pan are tried, in percent (USP <1251>: about a third). */
const ECCENTRIC = { least: 25, most: 50 } as const;
/** The last point of a line reaches this share of the capacity at the least, in percent. */
const REACH = 90;

/** What the procedures of a scale say of its weights and its range. */
export function procedureProblems(
  scale: Scale,
  sets: readonly WeightSet[],
  path: string,
): readonly Problem[] {
  const { procedures, capacity, division } = scale;
  if (!procedures) return [];
  const set = sets.find(({ id }) => id === scale.check.weightSet);
  const found: Problem[] = [];
  const loads: Micrograms[] = [];
  for (const { weights, tolerance, at } of loadsOf(procedures)) {
    const strange = weights.filter((id) => !set?.weights?.some((each) => each.id === id));
    for (const id of strange)
      found.push(problem(`${path}.${at}.weights`, `${id} is not a weight of ${scale.check.weightSet}.`));
    if (new Set(weights).size < weights.length)
      found.push(problem(`${path}.${at}.weights`, 'A weight lies on the pan once.'));
    if (tolerance !== null && tolerance < division)
      found.push(problem(`${path}.${at}.tolerance`, `The tolerance is finer than ${scale.id} shows.`));
    const load = sum(weights.flatMap((id) => set?.weights?.find((each) => each.id === id)?.nominal ?? []));
    loads.push(load);
    if (load > capacity)
      found.push(problem(`${path}.${at}.weights`, `The load is over the capacity of ${scale.id}.`));
    const share = (load * 100) / capacity;
    if (at === 'eccentricity' && (share < ECCENTRIC.least || share > ECCENTRIC.most))
      found.push(
        problem(`${path}.${at}.weights`, `The load is not about a third of the capacity of ${scale.id}.`),
      );
  }
  return found.length > 0 ? found : lineProblems(procedures, loads, capacity, path);
}

function lineProblems(
  { linearity, ...others }: ProcedureProgram,
  loads: readonly Micrograms[],
  capacity: Micrograms,
  path: string,
): readonly Problem[] {
  if (!linearity) return [];
  const line = loads.slice(Object.values(others).filter((each) => each !== null).length);
  const at = `${path}.linearity.points`;
  if (line.some((load, index) => load <= (line[index - 1] ?? 0)))
    return [problem(at, 'The points go from the lightest to the heaviest.')];
  return (line.at(-1) ?? 0) * 100 < capacity * REACH
    ? [problem(at, 'The last point does not reach the end of the range.')]
    : [];
}

interface Load {
  readonly weights: readonly string[];
  readonly tolerance: Micrograms | null;
  readonly at: string;
}

/** Every load of the procedures; those of the line come last. */
function loadsOf({ repeatability, eccentricity, linearity }: ProcedureProgram): readonly Load[] {
  return [
    ...(repeatability ? [{ weights: repeatability.weights, tolerance: null, at: 'repeatability' }] : []),
    ...(eccentricity ? [{ ...eccentricity, at: 'eccentricity' }] : []),
    ...(linearity?.points ?? []).map((point, index) => ({ ...point, at: `linearity.points[${index}]` })),
  ];
}
