import type { EquipmentId } from '../../contract/ids.ts';
import type { PlantReader } from '../../domain/state.ts';

/** The name of a machine as it stands on its plate; its id where the plant names none. */
export const machineName = (state: PlantReader, id: EquipmentId): string =>
  state.get('equipment', id)?.name ?? id;
