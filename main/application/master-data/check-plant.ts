import type { Scale } from '../../domain/equipment/equipment.ts';
import { locationOf } from '../../domain/material/location.ts';
import { procedureProblems } from './check-procedures.ts';
import { checkRecipe } from './check-recipe.ts';
import type { PlantFile } from './plant-format.ts';
import { type Problem, problem } from './reader.ts';
import { recipeAtPlantProblems } from './recipe-at-plant.ts';

/** What the parts of a plant file say about each other: every name names one thing, and the plant can make its recipes. */
export function checkPlant(plant: PlantFile): readonly Problem[] {
  return [
    ...timeZoneProblem(plant.site.timeZone),
    ...LISTS.flatMap((list) => doubles(list, keysOf(plant, list))),
    ...referenceProblems(plant),
    ...bindingProblems(plant),
    ...plant.equipment.flatMap((each, index) =>
      each.kind === 'scale'
        ? [
            ...scaleProblems(each, `equipment[${index}]`),
            ...procedureProblems(each, plant.weightSets, `equipment[${index}].procedures`),
          ]
        : [],
    ),
    ...plant.equipment.flatMap((each, index) =>
      each.kind === 'metalDetector'
        ? doubles(
            `equipment[${index}].testPieces`,
            each.testPieces.map(({ id }) => id),
          )
        : [],
    ),
    ...plant.weightSets.flatMap(({ weights = [] }, index) =>
      doubles(
        `weightSets[${index}].weights`,
        weights.map(({ id }) => id),
      ),
    ),
    ...plant.recipes.flatMap((recipe, index) =>
      [...recipeAtPlantProblems(recipe, plant), ...checkRecipe(recipe)].map(({ path, sentence }) =>
        problem(`recipes[${index}].${path}`, sentence),
      ),
    ),
  ];
}

function timeZoneProblem(timeZone: string): readonly Problem[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [problem('site.timeZone', 'Expected the IANA name of a time zone, such as "America/Chicago".')];
  }
}

const LISTS = [
  'stations',
  'people',
  'items',
  'countedItems',
  'lots',
  'locations',
  'containers',
  'labelRolls',
  'equipment',
  'weightSets',
  'recipes',
] as const;

const keysOf = (plant: PlantFile, list: (typeof LISTS)[number]): readonly string[] =>
  list === 'recipes'
    ? plant.recipes.map(({ id, version }) => `${id}@${version}`)
    : plant[list].map(({ id }) => id);

const doubles = (list: string, keys: readonly string[]): readonly Problem[] => {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [problem(`${list}[${index}].id`, `${key} stands twice in this list.`)];
  });
};

function referenceProblems(plant: PlantFile): readonly Problem[] {
  const known = Object.fromEntries(LISTS.map((list) => [list, new Set(keysOf(plant, list))]));
  const found: Problem[] = [];
  const expectKnown = (list: (typeof LISTS)[number], key: string, path: string): void => {
    if (!known[list]?.has(key)) found.push(problem(path, `There is no ${key} among the ${list}.`));
  };
  plant.stations.forEach((station, index) => {
    station.equipment.forEach((key, at) => {
      expectKnown('equipment', key, `stations[${index}].equipment[${at}]`);
    });
    if (station.functions.includes('weigh')) {
      // What a station dispensed stands at the station until somebody moves it.
      expectKnown('locations', locationOf(station.id), `stations[${index}].id`);
    }
  });
  plant.lots.forEach(({ id, item, onHand }, index) => {
    if (!isCounted(plant, id)) expectKnown('items', item, `lots[${index}].item`);
    if (isCounted(plant, id) !== (onHand !== null))
      found.push(
        problem(
          `lots[${index}].onHand`,
          'A lot that is counted says how many are on hand, and no other does.',
        ),
      );
  });
  plant.containers.forEach((container, index) => {
    expectKnown('locations', container.location, `containers[${index}].location`);
    if (container.kind === 'source' && isCounted(plant, container.lot))
      found.push(
        problem(
          `containers[${index}].lot`,
          `${container.lot} is counted: it has no containers that are weighed.`,
        ),
      );
    if (container.kind === 'source') expectKnown('lots', container.lot, `containers[${index}].lot`);
  });
  plant.equipment.forEach((each, index) => {
    if (each.kind === 'scale')
      expectKnown('weightSets', each.check.weightSet, `equipment[${index}].check.weightSet`);
  });
  plant.holds.forEach(({ object, placedBy }, index) => {
    expectKnown(HELD[object.kind], object.id, `holds[${index}].object.id`);
    expectKnown('people', placedBy, `holds[${index}].placedBy`);
  });
  return found;
}

/** Whether a lot is of an item that is counted, piece by piece. */
const isCounted = ({ lots, countedItems }: PlantFile, lot: string): boolean =>
  countedItems.some(({ id }) => lots.some((each) => each.id === lot && each.item === id));

const HELD = {
  lot: 'lots',
  container: 'containers',
  equipment: 'equipment',
  station: 'stations',
} as const;

/** A device belongs to one station: a scan or a weight must not speak in two booths. */
function bindingProblems({ stations }: PlantFile): readonly Problem[] {
  const owner = new Map<string, string>();
  return stations.flatMap((station, index) =>
    station.equipment.flatMap((device, at) => {
      const other = owner.get(device);
      owner.set(device, other ?? station.id);
      return other === undefined
        ? []
        : [problem(`stations[${index}].equipment[${at}]`, `${device} is already bound to station ${other}.`)];
    }),
  );
}

function scaleProblems(scale: Scale, path: string): readonly Problem[] {
  const found: Problem[] = [];
  const { capacity, division, check } = scale;
  if (capacity % division !== 0 || capacity <= division) {
    found.push(
      problem(`${path}.division`, `The capacity of ${scale.id} is not a whole number of its divisions.`),
    );
  }
  check.points.forEach(({ nominal, tolerance }, index) => {
    const at = `${path}.check.points[${index}]`;
    if (nominal > capacity)
      found.push(problem(`${at}.nominal`, `The check weight is over the capacity of ${scale.id}.`));
    if (tolerance < division || tolerance >= nominal) {
      found.push(
        problem(
          `${at}.tolerance`,
          `The tolerance is finer than ${scale.id} shows, or as large as the weight.`,
        ),
      );
    }
  });
  return found;
}
