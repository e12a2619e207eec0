import { containersOfLot, lotsOfItem } from '../index-keys.ts';
import type { Folds } from './evolve.ts';
import { countDenial } from './release-folds.ts';
import { addToIndex, must } from './rows.ts';

const FIRST_SECRET = 1;

export const PLANT_FOLDS: Folds<
  | 'PlantFounded'
  | 'StationBound'
  | 'PersonAdmitted'
  | 'ItemDefined'
  | 'CountedItemDefined'
  | 'LotReceived'
  | 'LocationDefined'
  | 'ContainerReceived'
  | 'EquipmentBound'
  | 'WeightSetRegistered'
  | 'RecipeApproved'
  | 'CommandDenied'
  | 'DoorFlood'
> = {
  PlantFounded: (draft, { kind, site }) =>
    draft.put('plant', 'plant', { kind, site, exceptions: 0, holds: 0, cases: 0, records: {} }),
  StationBound: (draft, { station }) => draft.put('stations', station.id, station),
  PersonAdmitted: (draft, { person }) => {
    // What the sign-in screen of a demo shows beside each name is that person's own secret, the first they have.
    const isDemo = must(draft, 'plant', 'plant').kind === 'demo';
    const isShown = isDemo && person.ownSecret === undefined;
    draft.put('people', person.id, isShown ? { ...person, ownSecret: FIRST_SECRET } : person);
  },
  ItemDefined: (draft, { item }) => draft.put('items', item.id, item),
  CountedItemDefined: (draft, { item }) => draft.put('countedItems', item.id, item),
  LotReceived: (draft, { lot }) => {
    draft.put('lots', lot.id, lot);
    addToIndex(draft, lotsOfItem(lot.item), lot.id);
  },
  LocationDefined: (draft, { location }) => draft.put('locations', location.id, location),
  ContainerReceived: (draft, { container }) => {
    draft.put('containers', container.id, container);
    if (container.kind === 'source') addToIndex(draft, containersOfLot(container.lot), container.id);
  },
  EquipmentBound: (draft, { equipment }) => draft.put('equipment', equipment.id, equipment),
  WeightSetRegistered: (draft, { weightSet }) => draft.put('weightSets', weightSet.id, weightSet),
  RecipeApproved: (draft, { recipe }) => draft.put('recipes', `${recipe.id}@${recipe.version}`, recipe),
  // A denial and a flood change nothing on the floor: they are evidence.
  CommandDenied: (draft, { batch }) => countDenial(draft, batch),
  DoorFlood: () => {},
};
