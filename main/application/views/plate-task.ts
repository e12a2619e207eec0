import type { Equipment } from '../../domain/equipment/equipment.ts';
import { isIdentified } from '../../domain/equipment/plate.ts';
import { type Task, task } from './tasks.ts';

/** Before a scale weighs anything: which instrument it is. null where that is known (devices.md rule 7). */
export const plateTask = (scale: Equipment | null | undefined): Task | null =>
  scale?.kind === 'scale' && !isIdentified(scale) ? task('scanPlate', { scale: scale.id }) : null;
