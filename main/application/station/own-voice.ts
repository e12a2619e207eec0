import type { EquipmentId, StationId } from '../../contract/ids.ts';
import type { Reply } from '../../contract/replies.ts';
import type { StationCommand } from '../../domain/kernel-command.ts';
import type { PlantReader } from '../../domain/state.ts';

/** How what the station notices by itself reaches the door: as a command of the station it was noticed at. */
export type OwnVoice = (command: StationCommand, station: StationId) => Promise<Reply>;

/** The station that a device is bound to; null while it is bound to none. */
export function stationWith(state: PlantReader, equipment: string): StationId | null {
  for (const station of state.all('stations')) {
    if (station.equipment.includes(equipment as EquipmentId)) return station.id;
  }
  return null;
}
