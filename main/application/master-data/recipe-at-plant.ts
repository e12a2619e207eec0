import type { EquipmentId, ItemId } from '../../contract/ids.ts';
import { add, micrograms } from '../../contract/quantity.ts';
import { minimumWeight, type Scale } from '../../domain/equipment/equipment.ts';
import type { Station } from '../../domain/identity/person.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import type { Component } from '../../domain/recipe/recipe.ts';
import { type Problem, problem } from './reader.ts';
import type { DispenseInFile, RecipeFile, StepInFile } from './recipe-format.ts';

/** What of a plant a recipe depends on. */
export type MasterData = Pick<
  Founding,
  | 'site'
  | 'stations'
  | 'people'
  | 'items'
  | 'countedItems'
  | 'lots'
  | 'locations'
  | 'containers'
  | 'labelRolls'
  | 'equipment'
>;

/**
 * Why this plant cannot make a recipe: places, scales, items and qualifications it does not have, lots without
 * the assay that a pure amount is worked out from, amounts that none of its scales can weigh (USP <41>).
 */
export function recipeAtPlantProblems(recipe: RecipeFile, plant: MasterData): readonly Problem[] {
  return recipe.steps.flatMap((step, index) => {
    const path = `steps[${index}]`;
    const station = plant.stations.find(({ id }) => id === step.station);
    return [
      ...stationProblem(step, station, path),
      ...qualificationProblems(step, plant, path),
      ...ownProblems(step, station, plant, path),
    ];
  });
}

function stationProblem(step: StepInFile, station: Station | undefined, path: string): readonly Problem[] {
  if (!station) return [problem(`${path}.station`, `The plant has no station ${step.station}.`)];
  return station.functions.includes(step.function)
    ? []
    : [problem(`${path}.function`, `Station ${station.id} is not bound to the function ${step.function}.`)];
}

function qualificationProblems(step: StepInFile, { people }: MasterData, path: string): readonly Problem[] {
  const held = new Set(people.flatMap(({ qualifications }) => qualifications.map(({ code }) => code)));
  const missing = (codes: readonly string[], list: string) =>
    codes.flatMap((code, index) =>
      held.has(code) ? [] : [problem(`${path}.${list}[${index}]`, `Nobody at the plant holds ${code}.`)],
    );
  return [...missing(step.performers, 'performers'), ...missing(step.verifiers ?? [], 'verifiers')];
}

function ownProblems(
  step: StepInFile,
  station: Station | undefined,
  plant: MasterData,
  path: string,
): readonly Problem[] {
  switch (step.kind) {
    case 'issue':
    case 'kit':
    case 'reconciliation':
      return [];
    case 'clearance':
      return unknownScans(step.items, plant, `${path}.items`);
    case 'charge':
    case 'process':
      return machineProblem(step.equipment, station, plant, `${path}.equipment`);
    case 'discharge':
      return [
        ...machineProblem(step.equipment, station, plant, `${path}.equipment`),
        ...intermediateProblem(step.item, station, plant, path),
      ];
    case 'bulkWeigh':
      return [
        ...detectorProblem(step.detector, station, plant, `${path}.detector`),
        ...intermediateProblem(step.item, station, plant, path),
      ];
    case 'packaging':
      return [
        ...unknownScans(step.restart, plant, `${path}.restart`),
        ...uncounted(step.components, plant, `${path}.components`),
        ...(step.cases ? caseProblems(station, plant, `${path}.cases`) : []),
      ];
    case 'checkedRun':
      return [
        ...balanceProblem(step, station, plant, `${path}.plan`),
        ...uncounted(step.components, plant, `${path}.components`),
        ...(step.feeds
          ? [
              ...machineProblem(step.feeds.equipment, station, plant, `${path}.feeds.equipment`),
              ...printerProblem(station, plant, `${path}.station`),
            ]
          : []),
      ];
    case 'labelIssue':
      return plant.labelRolls.some(({ item, artwork }) => item === step.item && artwork === step.artwork)
        ? []
        : [problem(`${path}.artwork`, `The plant has no roll of ${step.item} with artwork ${step.artwork}.`)];
    case 'check': {
      const bound = new Set<string>(scalesAt(station, plant).map(({ id }) => id));
      return [
        ...step.scales.flatMap((scale, index) =>
          bound.has(scale)
            ? []
            : [problem(`${path}.scales[${index}]`, `No scale ${scale} is bound to station ${step.station}.`)],
        ),
        ...step.detectors.flatMap((id, index) =>
          detectorProblem(id, station, plant, `${path}.detectors[${index}]`),
        ),
        ...sharedPieces(step.detectors, plant, path),
      ];
    }
    case 'dispense':
      return [...materialProblems(step, plant, path), ...weighingProblem(step, station, plant, path)];
  }
}

/** Cases are numbered under the company prefix of the plant, and labelled where they are packed. */
const caseProblems = (
  station: Station | undefined,
  { site, equipment }: MasterData,
  path: string,
): readonly Problem[] => [
  ...(site.companyPrefix ? [] : [problem(path, 'The site has no company prefix to number cases under.')]),
  ...(!station || equipment.some(({ id, kind }) => kind === 'printer' && station.equipment.includes(id))
    ? []
    : [problem(path, `No printer is bound to station ${station.id}.`)]),
];

/** A component is an item of the plant that is counted. */
const uncounted = (
  components: readonly Component[] | null,
  { countedItems }: MasterData,
  path: string,
): readonly Problem[] =>
  (components ?? []).flatMap(({ item }, index) =>
    countedItems.some(({ id }) => id === item)
      ? []
      : [problem(`${path}[${index}].item`, `The plant has no item ${item} that is counted.`)],
  );

function unknownScans(
  items: Extract<StepInFile, { kind: 'clearance' }>['items'],
  plant: MasterData,
  path: string,
): readonly Problem[] {
  const known = new Set<string>([...plant.locations, ...plant.containers].map(({ id }) => id));
  return items.flatMap(({ evidence, expects }, index) =>
    evidence === 'scan' && expects !== null && !known.has(expects)
      ? [problem(`${path}[${index}].expects`, `The plant has no place or container ${expects} to scan.`)]
      : [],
  );
}

/** The machine is one of the plant, and stands at the station of the step. */
const machineProblem = (
  id: EquipmentId,
  station: Station | undefined,
  { equipment }: MasterData,
  path: string,
): readonly Problem[] =>
  equipment.some((each) => each.kind === 'machine' && each.id === id) &&
  (!station || station.equipment.includes(id))
    ? []
    : [problem(path, `No machine ${id} is bound to station ${station?.id ?? '-'}.`)];

/** What a fed run fills is labelled where it is filled. */
const printerProblem = (
  station: Station | undefined,
  { equipment }: MasterData,
  path: string,
): readonly Problem[] =>
  !station || equipment.some(({ kind, id }) => kind === 'printer' && station.equipment.includes(id))
    ? []
    : [problem(path, `No printer is bound to station ${station.id}, and its containers need labels.`)];

/** The detector is one of the plant, and stands at the station of the step. */
const detectorProblem = (
  id: EquipmentId,
  station: Station | undefined,
  { equipment }: MasterData,
  path: string,
): readonly Problem[] =>
  equipment.some((each) => each.kind === 'metalDetector' && each.id === id) &&
  (!station || station.equipment.includes(id))
    ? []
    : [problem(path, `No metal detector ${id} is bound to station ${station?.id ?? '-'}.`)];

/** A piece that is scanned must tell which detector it is passed through. */
function sharedPieces(
  detectors: readonly EquipmentId[],
  { equipment }: MasterData,
  path: string,
): readonly Problem[] {
  const seen = new Map<string, string>();
  return detectors.flatMap((id, index) => {
    const detector = equipment.find((each) => each.id === id);
    if (detector?.kind !== 'metalDetector') return [];
    return detector.testPieces.flatMap(({ id: piece }) => {
      const other = seen.get(piece);
      seen.set(piece, other ?? id);
      return other === undefined
        ? []
        : [problem(`${path}.detectors[${index}]`, `${id} and ${other} share test piece ${piece}.`)];
    });
  });
}

/** What comes out is an item of the plant, and the station has a scale for it. */
const intermediateProblem = (
  item: ItemId,
  station: Station | undefined,
  plant: MasterData,
  path: string,
): readonly Problem[] => [
  ...(plant.items.some(({ id }) => id === item)
    ? []
    : [problem(`${path}.item`, `The plant has no item ${item}.`)]),
  ...(station && scalesAt(station, plant).length === 0
    ? [problem(`${path}.station`, `No scale is bound to station ${station.id}.`)]
    : []),
];

const scalesAt = (station: Station | undefined, { equipment }: MasterData): readonly Scale[] =>
  equipment.filter((each) => each.kind === 'scale').filter(({ id }) => station?.equipment.includes(id));

function materialProblems(
  { item, amount, alternates }: DispenseInFile,
  plant: MasterData,
  path: string,
): readonly Problem[] {
  if (!plant.items.some(({ id }) => id === item))
    return [problem(`${path}.item`, `The plant has no item ${item}.`)];
  const unknown = (alternates ?? []).flatMap((id, index) =>
    plant.items.some((each) => each.id === id)
      ? []
      : [problem(`${path}.alternates[${index}]`, `The plant has no item ${id}.`)],
  );
  if (amount.kind !== 'pure') return unknown;
  const unassayed = plant.lots
    .filter((lot) => lot.item === item && lot.assay === null)
    .map(({ id }) =>
      problem(`${path}.amount`, `Lot ${id} of ${item} has no assay, so its pure amount is not known.`),
    );
  return [...unknown, ...unassayed];
}

/** The balance of the checks stands at the station, and can weigh the lightest unit that may pass (USP <41>). */
function balanceProblem(
  { station: where, plan }: Extract<StepInFile, { kind: 'checkedRun' }>,
  station: Station | undefined,
  plant: MasterData,
  path: string,
): readonly Problem[] {
  const balance = scalesAt(station, plant).find(({ id }) => id === plan.balance);
  if (!balance) return [problem(`${path}.balance`, `No scale ${plan.balance} is bound to station ${where}.`)];
  const smallest = minimumWeight(balance, plan.accuracyPercent, plant.site.minimumWeightFactor);
  return plan.individual.lowest >= smallest && plan.individual.highest <= balance.capacity
    ? []
    : [problem(`${path}.individual`, `${balance.id} cannot weigh such a unit to ${plan.accuracyPercent} %.`)];
}

/** An amount that is known before the work begins must fit a scale of the station. */
function weighingProblem(
  { id, amount, parts, tolerance, container }: DispenseInFile,
  station: Station | undefined,
  plant: MasterData,
  path: string,
): readonly Problem[] {
  if (!station || amount.kind !== 'fixed') return [];
  const part = micrograms(Math.floor(amount.target / (parts ?? 1)));
  const fits = (scale: Scale): boolean =>
    part >= minimumWeight(scale, tolerance.percent, plant.site.minimumWeightFactor) &&
    add(part, container.tare.highest) <= scale.capacity;
  return scalesAt(station, plant).some(fits)
    ? []
    : [
        problem(
          `${path}.amount.target`,
          `No scale of ${station.id} can weigh the amount of step ${id} to ${tolerance.percent} %.`,
        ),
      ];
}
