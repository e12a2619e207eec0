import type { MachineCard } from '../../contract/equipment-views.ts';
import type { EquipmentId } from '../../contract/ids.ts';
import { cleanStatus } from '../../domain/equipment/clean-status.ts';
import { activeHolds } from '../../domain/index-keys.ts';
import { cleanView } from './machine.ts';
import { nameOf } from './people.ts';
import type { ViewInput } from './view-input.ts';

/** The machines that somebody looks after: whether they are clean, by whom, and what stops them. */
export function machineCards(
  { state, moment }: ViewInput,
  isShown: (id: EquipmentId) => boolean,
): readonly MachineCard[] {
  return [...state.all('equipment')].flatMap((each): readonly MachineCard[] => {
    if (each.kind !== 'machine' || !isShown(each.id)) return [];
    const { id, name, serial, service, cleaned } = each;
    return [
      {
        id,
        name,
        serial,
        station: [...state.all('stations')].find(({ equipment }) => equipment.includes(id))?.name ?? null,
        inService: service === 'inService',
        clean: cleanView(cleanStatus(each, null, moment.at)),
        cleaned: cleaned && {
          at: cleaned.at,
          agent: cleaned.agent,
          record: cleaned.record,
          by: nameOf(state, cleaned.by),
          verifier: nameOf(state, cleaned.verifier),
        },
        holds: activeHolds(state, 'equipment', id).map((hold) => hold.id),
      },
    ];
  });
}
