import type { MachineCard } from '../../../main/contract/equipment-views.ts';
import type { MachineView } from '../../../main/contract/views.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';

/** Whether a machine is clean, in one line. */
export const cleanText = ({ status, until, batch }: MachineView['clean'], offset: string): string =>
  say(`clean.status.${status}`, {
    until: until === null ? '' : dayAndTime(until, offset),
    batch: batch ?? '',
  });

/** What matters most about a machine now, in one line. */
export function machineStanding({ inService, holds, clean }: MachineCard, offset: string): string {
  if (!inService) return say('equipment.is.out');
  return holds.length > 0 ? say('equipment.onHold') : cleanText(clean, offset);
}
