import type { HoldId } from '../../contract/ids.ts';
import { type DomainEvent, event } from '../events.ts';
import type { Instant } from '../moment.ts';
import type { Founding } from '../plant/founding.ts';
import type { Handlers } from './handler.ts';

export const PLANT_HANDLERS: Handlers<'CountFlood'> = {
  CountFlood: ({ command }) => [event('DoorFlood', { count: command.count })],
};

/** The first events of a log: what the plant is. Accepted once, on an empty log. */
export function founded(founding: Founding, at: Instant): readonly DomainEvent[] {
  return [
    event('PlantFounded', { kind: founding.kind, site: founding.site }),
    ...founding.locations.map((location) => event('LocationDefined', { location })),
    ...founding.stations.map((station) => event('StationBound', { station })),
    ...founding.people.map((person) => event('PersonAdmitted', { person })),
    ...founding.equipment.map((equipment) => event('EquipmentBound', { equipment })),
    ...founding.weightSets.map((weightSet) => event('WeightSetRegistered', { weightSet })),
    ...founding.items.map((item) => event('ItemDefined', { item })),
    ...founding.countedItems.map((item) => event('CountedItemDefined', { item })),
    ...founding.lots.map((lot) => event('LotReceived', { lot })),
    ...founding.containers.map((container) => event('ContainerReceived', { container })),
    ...founding.labelRolls.map((roll) => event('LabelRollReceived', { roll })),
    ...founding.recipes.map((recipe) => event('RecipeApproved', { recipe })),
    ...founding.holds.map((hold, index) =>
      event('HoldPlaced', {
        hold: {
          ...hold,
          id: `H-${index + 1}` as HoldId,
          placedAt: at,
          causedBy: null,
          exception: null,
          released: null,
        },
      }),
    ),
  ];
}
