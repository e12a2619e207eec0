import type { DetectorCard, EquipmentCard, MachineCard } from '../../../main/contract/equipment-views.ts';
import type { Shape } from '../../components/StateShape.tsx';

/** Out of service first, then what keeps a scale from use today, then what is in order. */
export function equipmentShape({ service, calibrationOverdue, holds, check }: EquipmentCard): Shape {
  if (service === 'returnRequested') return 'qa';
  if (service !== 'inService') return 'blocked';
  if (calibrationOverdue || holds.length > 0) return 'exception';
  return check === 'good' ? 'done' : 'ready';
}

/** What stops a machine first, then whether it is clean. */
export function machineShape({ inService, holds, clean }: MachineCard): Shape {
  if (!inService) return 'blocked';
  if (holds.length > 0) return 'exception';
  return clean.status === 'clean' ? 'done' : 'ready';
}

/** Out of service first, then a hold, then whether its last challenge speaks for it. */
export function detectorShape({ service, holds, lastGood }: DetectorCard): Shape {
  if (service === 'returnRequested') return 'qa';
  if (service !== 'inService') return 'blocked';
  if (holds.length > 0) return 'exception';
  return lastGood === null ? 'ready' : 'done';
}
